/** A note file, fetched and drawn, with its cited line in sight. */
import { useContext, useEffect } from 'preact/hooks';
import type { LibraryFile } from '../../../../bot/bot.js';
import { isSafeHref } from '../../../../core/inline.js';
import { fetchFile } from '../api.js';
import { RetryIcon } from '../parts/icons.js';
import { formatRoute, type NotePlace, type Route } from '../route.js';
import { ShownConversation } from '../shown-conversation.js';
import { useFetched } from '../use-fetched.js';
import { citedLine } from './cited-line.js';
import { lineId, OutlineView } from './outline-view.js';
import { words } from '../words/shown-words.js';

/** Which file, which line, and on which page, so that links to its lines stay there. */
export interface NoteFileProps {
  readonly place: NotePlace;
  readonly page: Route['page'];
}

/** Draws a file; while it loads, nothing but a word for screen readers. To be keyed by the file. */
export function NoteFile({ place, page }: NoteFileProps) {
  const conversation = useContext(ShownConversation);
  const fetched = useFetched(`${conversation} ${place.file}`, (signal) =>
    fetchFile(conversation, place.file, signal),
  );
  switch (fetched.state) {
    case 'loading':
      return (
        <p class="visually-hidden" role="status">
          {words().notes.opening(place.file)}
        </p>
      );
    case 'failed':
      return (
        <div class="failure" role="alert">
          <p>{fetched.message}</p>
          <button type="button" class="button small" onClick={fetched.retry}>
            <RetryIcon /> {words().failure.again}
          </button>
        </div>
      );
    case 'loaded':
      return <Notes file={fetched.data} line={place.line} page={page} />;
  }
}

interface NotesProps {
  readonly file: LibraryFile;
  readonly line: number | undefined;
  readonly page: Route['page'];
}

function Notes({ file, line, page }: NotesProps) {
  const cited = line === undefined ? undefined : citedLine(file, line);
  useEffect(() => {
    if (cited !== undefined) showLine(cited);
  }, [file, cited]);
  const lineHref = (to: number): string =>
    formatRoute({ page, place: { file: file.file, line: to } });
  return (
    <div class="note-file">
      {file.notes.map((note) => (
        <article key={note.id}>
          <ul class="outline">
            <OutlineView node={note.outline} cited={cited} lineHref={lineHref} />
          </ul>
          <NoteFacts {...note} />
        </article>
      ))}
    </div>
  );
}

/** Who keeps the note, until when it was right, and where it comes from; whatever of it is given. */
function NoteFacts({ owner, review, origins }: LibraryFile['notes'][number]) {
  if (owner === undefined && review === undefined && origins.length === 0) return null;
  return (
    <footer class="note-facts">
      {owner !== undefined && <span>{words().notes.keptBy(owner)}</span>}
      {review !== undefined && <span>{words().notes.review(review)}</span>}
      {origins.map((origin, index) => (
        <span key={origin}>
          {index === 0 && `${words().notes.from} `}
          <Origin origin={origin} />
        </span>
      ))}
    </footer>
  );
}

function Origin({ origin }: { readonly origin: string }) {
  if (!isSafeHref(origin)) return <>{origin}</>;
  return (
    <a href={origin} target="_blank" rel="noopener noreferrer">
      {origin}
    </a>
  );
}

/** Focus goes along, so that keyboard and screen reader continue there. */
function showLine(line: number): void {
  const element = document.getElementById(lineId(line));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
