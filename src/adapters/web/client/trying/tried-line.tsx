/** Says whose notes are asked, what of them could not be read, and the way back. */
import type { NoteProblem } from '../../../../core/note.js';
import type { TriedFolder } from '../../server/api-contract.js';
import { words } from '../words/shown-words.js';

/** The notes that are tried, and the way back from them. */
export interface TriedLineProps {
  readonly tried: TriedFolder;
  readonly leave: () => void;
}

/** Draws the line below the chat's header. */
export function TriedLine({ tried, leave }: TriedLineProps) {
  const said = words().trying;
  const { name, problems, moreProblems, leftOut } = tried;
  const count = problems.length + moreProblems;
  return (
    <section class="tried-line" aria-label={said.yours}>
      <div class="tried-words">
        <p role="status">
          {said.asking} <strong>{name}</strong>:{' '}
          {said.holds(tried.notes, tried.files, leftOut.length)}
        </p>
        {count > 0 && (
          <details>
            <summary>{leftOut.length > 0 ? said.leftOut : said.remarks(count)}</summary>
            <ul tabIndex={0} aria-label={said.remarksLabel}>
              {problems.map((problem, index) => (
                <Problem key={index} {...problem} />
              ))}
              {moreProblems > 0 && <li>{said.more(moreProblems)}</li>}
            </ul>
          </details>
        )}
      </div>
      <button type="button" class="button small" onClick={leave}>
        {said.back}
      </button>
    </section>
  );
}

function Problem({ file, line, message, remedy }: NoteProblem) {
  return (
    <li>
      {file !== '.' && (
        <span class="file-name">
          {file}:{line}
        </span>
      )}{' '}
      {message} {remedy}
    </li>
  );
}
