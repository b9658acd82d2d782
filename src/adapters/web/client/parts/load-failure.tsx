/** What stands in the place of data that could not be fetched. */
import { RetryIcon } from './icons.js';
import type { Fetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';

/** Draws the sentence and the way to try again. */
export function LoadFailure({
  failed: { message, retry },
}: {
  readonly failed: Extract<Fetched<unknown>, { state: 'failed' }>;
}) {
  return (
    <div class="failure" role="alert">
      <p>{message}</p>
      <button type="button" class="button" onClick={retry}>
        <RetryIcon /> {words().failure.again}
      </button>
    </div>
  );
}
