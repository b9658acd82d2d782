/** All notes for browsing: the files at the side, the opened one as its author wrote it. */
import { useContext } from 'preact/hooks';
import type { LibraryEntry } from '../../server/api-contract.js';
import { fetchLibrary } from '../api.js';
import { BackIcon, RetryIcon } from '../parts/icons.js';
import { formatRoute, type NotePlace } from '../route.js';
import { ShownConversation } from '../shown-conversation.js';
import { useFetched } from '../use-fetched.js';
import { FileList } from './file-list.js';
import { NoteFile } from './note-file.js';
import { words } from '../words/shown-words.js';

/** What the notes page shows. */
export interface NotesPageProps {
  readonly place: NotePlace | undefined;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
}

/** Draws the page. On a phone the list and the file take turns. */
export function NotesPage({ place, filter, setFilter }: NotesPageProps) {
  const conversation = useContext(ShownConversation);
  const library = useFetched(conversation, (signal) => fetchLibrary(conversation, signal));
  if (library.state === 'loading') return <p role="status">{words().welcome.reading}</p>;
  if (library.state === 'failed') {
    return (
      <div class="failure" role="alert">
        <p>{library.message}</p>
        <button type="button" class="button" onClick={library.retry}>
          <RetryIcon /> {words().failure.again}
        </button>
      </div>
    );
  }
  const { files } = library.data;
  return (
    <div class={place ? 'notes with-file' : 'notes'}>
      <FileList files={files} place={place} filter={filter} setFilter={setFilter} />
      <section class="notes-content" aria-label={words().notes.label}>
        {place ? <OpenedFile place={place} /> : <Contents files={files} />}
      </section>
    </div>
  );
}

function OpenedFile({ place }: { readonly place: NotePlace }) {
  return (
    <>
      <header class="page-header">
        <a
          class="button quiet only-narrow"
          href={formatRoute({ page: 'notes' })}
          aria-label={words().notes.all}
        >
          <BackIcon />
        </a>
        <div>
          <h1 class="file-name">{place.file}</h1>
        </div>
      </header>
      <div class="notes-scroll" tabIndex={0} role="region" aria-label={words().notes.text}>
        <NoteFile key={place.file} place={place} page="notes" />
      </div>
    </>
  );
}

function Contents({ files }: { readonly files: readonly LibraryEntry[] }) {
  return (
    <>
      <header class="page-header">
        <div>
          <h1>{words().titles.notes}</h1>
          <p>{words().notes.lead}</p>
        </div>
      </header>
      <div
        class="notes-scroll contents"
        tabIndex={0}
        role="region"
        aria-label={words().notes.contents}
      >
        {files.map(({ file, topics }) => (
          <section key={file}>
            <h2 class="file-name">
              <a href={formatRoute({ page: 'notes', place: { file } })}>{file}</a>
            </h2>
            <ul>
              {topics.map(({ topic, line }) => (
                <li key={line}>
                  <a href={formatRoute({ page: 'notes', place: { file, line } })}>{topic}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
