/** One note from chat, or one that is proposed, with what can be done with it. */
import { useState } from 'preact/hooks';
import type { Reply } from '../../../../core/reply.js';
import type { TaughtEntry } from '../../server/api-contract.js';
import type { Ask } from '../conversation.js';
import { FormButtons } from '../reply/form/form-buttons.js';
import { PlainView } from '../reply/plain-view.js';
import { sentence } from '../use-fetched.js';
import { shownLanguage, words } from '../words/shown-words.js';
import { runCommand, saidIn } from './run-command.js';

/** What a card shows. */
export interface TaughtCardProps {
  readonly note: TaughtEntry;
  /** Told when the note was changed, with a sentence for the person. */
  readonly changed: (sentence: string) => void;
}

/** Draws the card. */
export function TaughtCard({ note, changed }: TaughtCardProps) {
  const { id, topic, text, questions, state, source } = note;
  const said = words().teaching;
  const [shown, setShown] = useState<Reply | null>(null);
  const [problem, setProblem] = useState('');
  const run = (line: string, then: (reply: Reply) => void, command?: Parameters<Ask>[1]): void => {
    setProblem('');
    runCommand(line, command).then(
      (reply) => {
        if (reply !== null) then(reply);
      },
      (error: unknown) => {
        setProblem(sentence(error));
      },
    );
  };
  /** The card has the buttons. */
  const show = ({ blocks, ...reply }: Reply): void => {
    setShown({
      ...reply,
      blocks: blocks.filter(({ kind }) => kind !== 'choices' && kind !== 'forms'),
    });
  };
  /** What went wrong stays in the card: of two who edited at once, it shows both texts. */
  const change: Ask = (line, command) => {
    run(
      line,
      (reply) => {
        if (reply.tone === 'bad') show(reply);
        else changed(saidIn(reply));
      },
      command,
    );
  };
  const button = (label: string, line: string) => (
    <button
      type="button"
      class="button small"
      aria-label={`${label}: ${topic}`}
      onClick={() => {
        change(line);
      }}
    >
      {label}
    </button>
  );
  return (
    <li class="entry">
      <article aria-labelledby={`taught-${id}`}>
        <h2 id={`taught-${id}`}>{topic}</h2>
        <ul class="facts">
          {factsOf(note).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
          {source?.link && (
            <li>
              <a href={source.link} rel="noreferrer">
                {said.source}
              </a>
            </li>
          )}
        </ul>
        <p class="taught-text">{text}</p>
        {questions.length > 0 && (
          <p class="taught-questions">
            {said.alsoAsked} {questions.map((question) => `“${question}”`).join(', ')}
          </p>
        )}
        <div class="entry-buttons">
          {state === 'proposed' ? (
            <>
              {button(said.accept, `/inbox accept ${id}`)}
              {button(said.reject, `/inbox reject ${id}`)}
              <FormButtons
                forms={[{ label: said.editFirst, form: `proposal ${id}` }]}
                choose={change}
              />
            </>
          ) : (
            <>
              {state === 'kept'
                ? button(said.retire, `/teach retire ${id}`)
                : button(said.restore, `/teach restore ${id}`)}
              {button(said.undo, `/teach undo ${id}`)}
              <button
                type="button"
                class="button small"
                aria-expanded={shown !== null}
                aria-label={`${said.history}: ${topic}`}
                onClick={() => {
                  if (shown === null) run(`/teach history ${id}`, show);
                  else setShown(null);
                }}
              >
                {said.history}
              </button>
              <FormButtons forms={[{ label: said.edit, form: `teach ${id}` }]} choose={change} />
            </>
          )}
        </div>
        <p class="problem" role="alert">
          {problem}
        </p>
        {shown !== null && (
          <div class="taught-shown" role="status">
            <PlainView reply={shown} choose={change} />
          </div>
        )}
      </article>
    </li>
  );
}

function factsOf({ state, file, audience, updatedAt, adapter, workspace }: TaughtEntry): string[] {
  const said = words().teaching;
  const date = new Date(updatedAt).toLocaleDateString(shownLanguage(), { dateStyle: 'medium' });
  const from = adapter === 'web' ? [] : [`${adapter} ${workspace}`];
  const seen = audience === null ? said.seenByAll : said.seenBy(audience.join(', '));
  return [said.states[state], date, ...from, seen, file];
}
