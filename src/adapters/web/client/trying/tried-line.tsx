/** Says whose notes are asked, what of them could not be read, and the way back. */
import type { NoteProblem } from '../../../../core/note.js';
import type { TriedFolder } from '../../server/api-contract.js';
import { countOf } from '../parts/count-of.js';

/** The notes that are tried, and the way back from them. */
export interface TriedLineProps {
  readonly tried: TriedFolder;
  readonly leave: () => void;
}

/** Draws the line below the chat's header. */
export function TriedLine({ tried, leave }: TriedLineProps) {
  const { name, problems, moreProblems, leftOut } = tried;
  const count = problems.length + moreProblems;
  return (
    <section class="tried-line" aria-label="Your own notes">
      <div class="tried-words">
        <p role="status">
          Asking <strong>{name}</strong>: {countOf(tried.notes, 'note')} in{' '}
          {countOf(tried.files, 'file')}
          {leftOut.length > 0 && `, ${countOf(leftOut.length, 'file')} left out`}
        </p>
        {count > 0 && (
          <details>
            <summary>
              {leftOut.length > 0
                ? 'What was left out, and why'
                : `${countOf(count, 'remark')} on them`}
            </summary>
            <ul tabIndex={0} aria-label="Remarks on the notes">
              {problems.map((problem, index) => (
                <Problem key={index} {...problem} />
              ))}
              {moreProblems > 0 && (
                <li>And {moreProblems} more: “quaymaster notes check” lists them all.</li>
              )}
            </ul>
          </details>
        )}
      </div>
      <button type="button" class="button small" onClick={leave}>
        Back to the bot’s notes
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
