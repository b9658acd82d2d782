/** A form: its fields, what is wrong beside each, and its buttons. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Form } from '../../../../../core/form.js';
import type { FormWords } from '../../../server/api-contract.js';
import { readForm } from '../../api.js';
import { sentence } from '../../use-fetched.js';
import type { Ask } from '../../conversation.js';
import { FieldView } from './field-view.js';
import { valuesIn } from './values-in.js';

/** What is drawn. */
export interface FormViewProps {
  readonly form: Form;
  readonly words: FormWords;
  /** Says what the form stands for. */
  readonly say: Ask;
  readonly cancel: () => void;
}

/** Draws the form. */
export function FormView({ form, words, say, cancel }: FormViewProps) {
  const { name, title, submit, lead, fields } = form;
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState('');
  // As soon as it is there: a focus that comes later takes what is typed away from the field that somebody chose.
  useLayoutEffect(() => {
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? element.current?.querySelector<HTMLElement>('input, select, textarea'))?.focus();
  }, [errors]);

  const send = async (): Promise<void> => {
    const reading = await readForm({ form: name, values: valuesIn(element.current) });
    setProblem('');
    setErrors({});
    switch (reading.kind) {
      case 'command':
        say(reading.text, reading.command);
        return;
      case 'wrong':
        setErrors(reading.errors);
        return;
      case 'refused':
        setProblem(reading.reply.summary);
        return;
    }
  };
  return (
    <form
      ref={element}
      class="asked-form"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        send().catch((error: unknown) => {
          setProblem(sentence(error));
        });
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p>{lead}</p>}
      {fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          placeholder={words.placeholders[field.name]}
          id={`${id}-${field.name}`}
          error={errors[field.name] ?? ''}
        />
      ))}
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="asked-buttons">
        <button type="submit" class="button primary">
          {submit}
        </button>
        <button type="button" class="button quiet" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
