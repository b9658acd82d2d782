/** The bot's form that answers a question of the inbox: what is sent becomes a note, and those who asked are told. */
import { useEffect, useState } from 'preact/hooks';
import type { FormOpenResponse } from '../../server/api-contract.js';
import { openForm } from '../api.js';
import { FormView } from '../reply/form/form-view.js';
import { runCommand, saidIn } from '../teaching/run-command.js';
import { words } from '../words/shown-words.js';
import { sentence } from '../use-fetched.js';

/** What the form works on. */
export interface AnswerFormProps {
  /** The question's number. */
  readonly id: number;
  /** Told what came of it, in a sentence for the person. */
  readonly answered: (sentence: string) => void;
  readonly cancel: () => void;
}

/** Draws the form once it is open. */
export function AnswerForm({ id, answered, cancel }: AnswerFormProps) {
  const [opening, setOpening] = useState<FormOpenResponse | null>(null);
  const [problem, setProblem] = useState('');
  const fail = (error: unknown): void => {
    setProblem(sentence(error));
  };
  useEffect(() => {
    openForm({ form: `save #${id}` }).then(setOpening, fail);
  }, [id]);
  if (problem !== '' || opening?.kind === 'refused')
    return (
      <p class="problem" role="alert">
        {problem || (opening?.kind === 'refused' && opening.reply.summary)}
      </p>
    );
  if (opening === null) return <p role="status">{words().inbox.openingForm}</p>;
  return (
    <FormView
      form={opening.form}
      words={opening.words}
      cancel={cancel}
      say={(text, command) => {
        runCommand(text, command).then((reply) => {
          if (reply?.tone === 'bad') setProblem(reply.summary);
          else answered(reply === null ? '' : saidIn(reply));
        }, fail);
      }}
    />
  );
}
