/** The form that closes a question: with the note that answers it now, or with a reason why none will. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InboxCloseResponse } from '../../server/api-contract.js';
import { canBeTold, type InboxEntry, type Resolution } from '../../../../core/records/inbox.js';
import { closeQuestion, fetchTopics } from '../api.js';
import { sentence, useFetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';

/** What the form works on. */
export interface CloseFormProps {
  readonly entry: InboxEntry;
  readonly closed: (sentence: string) => void;
  readonly cancel: () => void;
}

/** Draws the form. */
export function CloseForm({ entry, closed, cancel }: CloseFormProps) {
  const { id } = entry;
  const said = words().inbox;
  const [kind, setKind] = useState<Resolution['kind']>('note');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
  }, [kind]);
  const submit = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    closeQuestion({ id, kind, text: kind === 'note' ? note : reason }).then(
      (outcome) => {
        closed(closedSentence(entry, kind, outcome));
      },
      (error: unknown) => {
        setProblem(sentence(error));
        setBusy(false);
      },
    );
  };
  return (
    <form class="close-form" onSubmit={submit} aria-label={said.closeOne(id)}>
      <fieldset>
        <legend>{said.how}</legend>
        <label>
          <input
            type="radio"
            name={`kind-${id}`}
            checked={kind === 'note'}
            onChange={() => {
              setKind('note');
            }}
          />
          {said.byNote(canBeTold(entry))}
        </label>
        <label>
          <input
            type="radio"
            name={`kind-${id}`}
            checked={kind === 'reason'}
            onChange={() => {
              setKind('reason');
            }}
          />
          {said.byReason}
        </label>
      </fieldset>
      <label class="close-words">
        {kind === 'note' ? said.topic : said.reason}
        <input
          ref={field}
          type="text"
          required
          maxLength={300}
          list={kind === 'note' ? `topics-${id}` : undefined}
          value={kind === 'note' ? note : reason}
          aria-describedby={`problem-${id}`}
          onInput={(event) => {
            const { value } = event.currentTarget;
            if (kind === 'note') setNote(value);
            else setReason(value);
          }}
        />
      </label>
      <Topics id={`topics-${id}`} entry={id} />
      <p class="problem" id={`problem-${id}`} role="alert">
        {problem}
      </p>
      <div class="close-buttons">
        <button type="submit" class="button primary" disabled={busy}>
          {said.submit}
        </button>
        <button type="button" class="button quiet" onClick={cancel}>
          {said.cancel}
        </button>
      </div>
    </form>
  );
}

function Topics({ id, entry }: { readonly id: string; readonly entry: number }) {
  const fetched = useFetched(id, (signal) => fetchTopics(entry, signal));
  const topics = fetched.state === 'loaded' ? fetched.data.topics : [];
  return (
    <datalist id={id}>
      {topics.map((topic) => (
        <option key={topic} value={topic} />
      ))}
    </datalist>
  );
}

function closedSentence(
  entry: InboxEntry,
  kind: Resolution['kind'],
  { told, untold }: InboxCloseResponse,
): string {
  const said = words().inbox;
  const done = said.done(entry.id);
  if (kind === 'reason' || !canBeTold(entry)) return `${done} ${said.nobodyTold}`;
  if (told + untold === 0) return `${done} ${said.nobodyWaited}`;
  return [
    done,
    ...(told > 0 ? [said.told(told)] : []),
    ...(untold > 0 ? [said.untold(untold)] : []),
  ].join(' ');
}
