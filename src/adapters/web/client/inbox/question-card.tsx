/** One question of the inbox, with the form that closes it. */
import { useState } from 'preact/hooks';
import type { FeedbackReason } from '../../../../core/records/feedback.js';
import { canBeTold, type Complaint, type InboxEntry } from '../../../../core/records/inbox.js';
import { CloseForm } from './close-form.js';

/** What a card shows. */
export interface QuestionCardProps {
  readonly entry: InboxEntry;
  /** Told when the question was closed, with a sentence for the person. */
  readonly closed: (sentence: string) => void;
}

/** Draws the card. */
export function QuestionCard({ entry, closed }: QuestionCardProps) {
  const { id, question, wordings, said, closing } = entry;
  const [closingIt, setClosingIt] = useState(false);
  return (
    <li class="entry">
      <article aria-labelledby={`question-${id}`}>
        <h2 id={`question-${id}`}>
          <span class="hash">#{id}</span> {question}
        </h2>
        <ul class="facts">
          {factsOf(entry).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {wordings.length > 0 && (
          <details>
            <summary>
              Asked in {wordings.length} other {wordings.length === 1 ? 'way' : 'ways'}
            </summary>
            <ul class="wordings">
              {wordings.map((wording) => (
                <li key={wording}>{wording}</li>
              ))}
            </ul>
          </details>
        )}
        {said.length > 0 && (
          <ul class="said" aria-label="Said of the answer">
            {said.map(({ reason, comment, at }, n) => (
              <li key={n}>
                {reason && <strong>{REASONS[reason]}</strong>}
                {reason && comment && ': '}
                {comment && <q>{comment}</q>} <span class="when">{dateOf(at)}</span>
              </li>
            ))}
          </ul>
        )}
        {closing && (
          <p class="closing">
            {closing.resolution.kind === 'note' ? 'Answered by ' : 'Closed because: '}
            <strong>{closing.resolution.text || 'a note that not everybody may see'}</strong>,{' '}
            {dateOf(closing.at)} ({closing.through})
          </p>
        )}
        {!closing && !closingIt && (
          <button
            type="button"
            class="button small"
            aria-label={`Close question ${id}`}
            onClick={() => {
              setClosingIt(true);
            }}
          >
            Close…
          </button>
        )}
        {!closing && closingIt && (
          <CloseForm
            entry={entry}
            closed={closed}
            cancel={() => {
              setClosingIt(false);
            }}
          />
        )}
      </article>
    </li>
  );
}

const CAUSES: Readonly<Record<Complaint, string>> = {
  'not-found': 'not in the notes',
  unhelpful: 'not helpful',
  dismissed: 'dismissed',
};

const REASONS: Readonly<Record<FeedbackReason, string>> = {
  wrong: 'It is wrong',
  outdated: 'It is out of date',
  'off-topic': 'It answers something else',
  incomplete: 'Something is missing',
};

function factsOf(entry: InboxEntry): string[] {
  const { causes, askers, places, nearest, lastAt, adapter, workspace } = entry;
  const counted = Object.entries(CAUSES).flatMap(([cause, words]) => {
    const times = causes[cause as Complaint]; // the keys are Complaint's own
    return times === 0 ? [] : [`${times}× ${words}`];
  });
  const waiting =
    askers === 0 || !canBeTold(entry) ? [] : [askers === 1 ? 'one asker' : `${askers} askers`];
  const spread = places < 2 ? [] : [`${places} conversations`];
  const near = nearest === null ? [] : [`nearest: ${nearest.topic}`];
  const place = adapter === 'web' ? 'this page' : `${adapter} ${workspace}`;
  return [...counted, ...waiting, ...spread, `last ${dateOf(lastAt)}`, place, ...near];
}

/** A date as the reader's language writes it. */
function dateOf(at: number): string {
  return new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });
}
