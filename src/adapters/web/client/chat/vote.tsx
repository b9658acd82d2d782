/** "Helpful" and "Not helpful" below an answer, as the chats have them. */
import { useState } from 'preact/hooks';
import type { VoteOffer } from '../../server/api-contract.js';
import { sentence } from '../use-fetched.js';

/** What is asked, what was said, and how it is said. */
export interface VoteProps {
  readonly offer: VoteOffer;
  /** Absent: nothing was said yet. */
  readonly helped: boolean | undefined;
  readonly vote: (helpful: boolean) => Promise<void>;
}

/** Draws both buttons; the one that was pressed stays pressed, and the other takes it back. */
export function Vote({ offer, helped, vote }: VoteProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const say = (helpful: boolean): void => {
    setProblem(null);
    vote(helpful).catch((error: unknown) => {
      setProblem(sentence(error));
    });
  };
  return (
    <div class="vote">
      {([true, false] as const).map((helpful) => (
        <button
          key={String(helpful)}
          type="button"
          class="button small"
          aria-pressed={helped === helpful}
          onClick={() => {
            say(helpful);
          }}
        >
          {helpful ? offer.helpful : offer.unhelpful}
        </button>
      ))}
      <span role="status">{problem ?? (helped === undefined ? '' : offer.thanks)}</span>
    </div>
  );
}
