/** One question of the inbox, with the form that closes it. */
import { useState } from 'preact/hooks';
import { canBeTold, type Complaint, type InboxEntry } from '../../../../core/records/inbox.js';
import { AnswerForm } from './answer-form.js';
import { CloseForm } from './close-form.js';
import { shownLanguage, words } from '../words/shown-words.js';

/** What a card shows. */
export interface QuestionCardProps {
  readonly entry: InboxEntry;
  /** Told when the question was closed, with a sentence for the person. */
  readonly closed: (sentence: string) => void;
}

/** Draws the card. */
export function QuestionCard({ entry, closed }: QuestionCardProps) {
  const { id, question, wordings, said, closing } = entry;
  const page = words().inbox;
  const [doing, setDoing] = useState<'answer' | 'close' | null>(null);
  const cancel = (): void => {
    setDoing(null);
  };
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
            <summary>{page.otherWays(wordings.length)}</summary>
            <ul class="wordings">
              {wordings.map((wording) => (
                <li key={wording}>{wording}</li>
              ))}
            </ul>
          </details>
        )}
        {said.length > 0 && (
          <ul class="said" aria-label={page.said}>
            {said.map(({ reason, comment, at }, n) => (
              <li key={n}>
                {reason && <strong>{page.reasons[reason]}</strong>}
                {reason && comment && ': '}
                {comment && <q>{comment}</q>} <span class="when">{dateOf(at)}</span>
              </li>
            ))}
          </ul>
        )}
        {closing && (
          <p class="closing">
            {closing.resolution.kind === 'note' ? page.answeredBy : page.because}{' '}
            <strong>{closing.resolution.text || page.limited}</strong>, {dateOf(closing.at)} (
            {closing.through})
          </p>
        )}
        {!closing && doing === null && (
          <div class="entry-buttons">
            <button
              type="button"
              class="button small"
              aria-label={page.answerOne(id)}
              onClick={() => {
                setDoing('answer');
              }}
            >
              {page.answer}
            </button>
            <button
              type="button"
              class="button small"
              aria-label={page.closeOne(id)}
              onClick={() => {
                setDoing('close');
              }}
            >
              {page.close}
            </button>
          </div>
        )}
        {!closing && doing === 'answer' && <AnswerForm id={id} answered={closed} cancel={cancel} />}
        {!closing && doing === 'close' && (
          <CloseForm entry={entry} closed={closed} cancel={cancel} />
        )}
      </article>
    </li>
  );
}

const COMPLAINTS: readonly Complaint[] = ['not-found', 'unhelpful', 'dismissed', 'missed'];

function factsOf(entry: InboxEntry): string[] {
  const { causes, askers, places, nearest, lastAt, adapter, workspace } = entry;
  const said = words().inbox;
  const counted = COMPLAINTS.flatMap((cause) =>
    causes[cause] === 0 ? [] : [`${causes[cause]}× ${said.causes[cause]}`],
  );
  const waiting = askers === 0 || !canBeTold(entry) ? [] : [said.askers(askers)];
  const spread = places < 2 ? [] : [said.places(places)];
  const near = nearest === null ? [] : [said.nearest(nearest.topic)];
  const place = adapter === 'web' ? said.thisPage : `${adapter} ${workspace}`;
  return [...counted, ...waiting, ...spread, said.last(dateOf(lastAt)), place, ...near];
}

/** A date as the reader's language writes it. */
function dateOf(at: number): string {
  return new Date(at).toLocaleDateString(shownLanguage(), { dateStyle: 'medium' });
}
