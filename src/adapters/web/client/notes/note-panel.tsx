/** A note beside the conversation, at the line that an answer cited. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { CloseIcon, NotesIcon } from '../parts/icons.js';
import { formatRoute, type NotePlace } from '../route.js';
import { navigate } from '../use-route.js';
import { NoteFile } from './note-file.js';
import { words } from '../words/shown-words.js';

/** Draws the panel. Esc and its button close it and give the focus back to the citation. */
export function NotePanel({ place }: { readonly place: NotePlace }) {
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  // Before the note takes the focus, and not for links within the panel.
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (!panel.current?.contains(activeElement)) opener.current = activeElement;
  }, [place.file, place.line]);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
    [],
  );
  const close = (): void => {
    navigate({ page: 'chat' });
  };
  return (
    <aside
      ref={panel}
      class="panel"
      aria-label={words().notes.note(place.file)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header class="panel-header">
        <h2 class="file-name">{place.file}</h2>
        <a class="button quiet small" href={formatRoute({ page: 'notes', place })}>
          <NotesIcon /> {words().notes.inAll}
        </a>
        <button
          type="button"
          class="button quiet small"
          aria-label={words().notes.close}
          onClick={close}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="panel-content" tabIndex={0} role="region" aria-label={words().notes.text}>
        <NoteFile key={place.file} place={place} page="chat" />
      </div>
    </aside>
  );
}
