/** The notes by file, narrowed down by what is typed. */
import { useContext } from 'preact/hooks';
import type { LibraryEntry, LibraryHits } from '../../server/api-contract.js';
import { fetchHits } from '../api.js';
import { FilterBox } from '../parts/filter-box.js';
import { formatRoute, type NotePlace } from '../route.js';
import { ShownConversation } from '../shown-conversation.js';
import { useFetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';

/** What the list shows. */
export interface FileListProps {
  readonly files: readonly LibraryEntry[];
  readonly place: NotePlace | undefined;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
}

/** Draws the filter and below it the files, or the lines that the filter finds. */
export function FileList({ files, place, filter, setFilter }: FileListProps) {
  return (
    <nav class="file-list" aria-label={words().notes.fileList}>
      <h1 class="visually-hidden only-narrow">{words().titles.notes}</h1>
      <FilterBox label={words().notes.filter} filter={filter} setFilter={setFilter} />
      {filter.trim() === '' ? <Files files={files} place={place} /> : <Hits filter={filter} />}
    </nav>
  );
}

function Files({ files, place }: Pick<FileListProps, 'files' | 'place'>) {
  return (
    <ul class="files">
      {files.map(({ file, topics }) => (
        <li key={file}>
          <a
            href={formatRoute({ page: 'notes', place: { file } })}
            aria-current={file === place?.file ? 'page' : undefined}
          >
            <span class="file-name">{file}</span>
            <span class="count">{topics.length}</span>
          </a>
          {file === place?.file && (
            <ul class="topics">
              {topics.map(({ topic, line }) => (
                <li key={line}>
                  <a href={formatRoute({ page: 'notes', place: { file, line } })}>{topic}</a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function Hits({ filter }: { readonly filter: string }) {
  const conversation = useContext(ShownConversation);
  const fetched = useFetched(`${conversation} ${filter}`, (signal) =>
    fetchHits(conversation, filter, signal),
  );
  switch (fetched.state) {
    case 'loading':
      return null;
    case 'failed':
      return (
        <p class="failure" role="alert">
          {fetched.message}
        </p>
      );
    case 'loaded':
      return <HitList found={fetched.data} />;
  }
}

function HitList({ found: { hits, more } }: { readonly found: LibraryHits }) {
  return (
    <>
      <p class="found" role="status">
        {hits.length === 0 ? words().notes.noLine : words().notes.lines(hits.length, more)}
      </p>
      <ul class="hits">
        {hits.map(({ file, line, text }) => (
          <li key={`${file}:${line}`}>
            <a href={formatRoute({ page: 'notes', place: { file, line } })}>
              <span>{text}</span>
              <span class="file-name">
                {file}:{line}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
