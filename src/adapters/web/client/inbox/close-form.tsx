/** The form that closes a question: with the note that answers it now, or with a reason why none will. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { canBeTold, type InboxEntry, type Resolution } from '../../../../core/inbox.js';
import { closeQuestion, fetchLibrary } from '../api.js';
import { sentence, useFetched } from '../use-fetched.js';

/** What the form works on. */
export interface CloseFormProps {
  readonly entry: InboxEntry;
  readonly closed: (sentence: string) => void;
  readonly cancel: () => void;
}

/** Draws the form. */
export function CloseForm({ entry, closed, cancel }: CloseFormProps) {
  const { id } = entry;
  const [kind, setKind] = useState<Resolution['kind']>('note');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, [kind]);
  const submit = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    closeQuestion({ id, kind, text: kind === 'note' ? note : reason }).then(
      ({ told }) => {
        closed(closedSentence(entry, kind, told));
      },
      (error: unknown) => {
        setProblem(sentence(error));
        setBusy(false);
      },
    );
  };
  return (
    <form class="close-form" onSubmit={submit} aria-label={`Close question ${id}`}>
      <fieldset>
        <legend>How is it settled?</legend>
        <label>
          <input
            type="radio"
            name={`kind-${id}`}
            checked={kind === 'note'}
            onChange={() => {
              setKind('note');
            }}
          />
          A note answers it now{canBeTold(entry) && '; tell those who asked'}
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
          No note will answer it; tell nobody
        </label>
      </fieldset>
      <label class="close-words">
        {kind === 'note' ? 'Topic of the note' : 'Reason'}
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
      <Topics id={`topics-${id}`} />
      <p class="problem" id={`problem-${id}`} role="alert">
        {problem}
      </p>
      <div class="close-buttons">
        <button type="submit" class="button primary" disabled={busy}>
          Close the question
        </button>
        <button type="button" class="button quiet" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Topics({ id }: { readonly id: string }) {
  const library = useFetched('library', fetchLibrary);
  const files = library.state === 'loaded' ? library.data.files : [];
  return (
    <datalist id={id}>
      {files.flatMap(({ file, topics }) =>
        topics.map(({ topic, line }) => <option key={`${file}:${line}`} value={topic} />),
      )}
    </datalist>
  );
}

function closedSentence(entry: InboxEntry, kind: Resolution['kind'], told: number): string {
  const done = `Question ${entry.id} is closed.`;
  if (kind === 'reason' || !canBeTold(entry)) return `${done} Nobody is told.`;
  if (told === 0) return `${done} Nobody waited to be told.`;
  return `${done} Those who asked are told, in ${told === 1 ? 'one conversation' : `${told} conversations`}.`;
}
