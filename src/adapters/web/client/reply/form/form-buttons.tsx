/** Buttons that open forms, and the form that is open below them. */
import { useRef, useState } from 'preact/hooks';
import type { Block } from '../../../../../core/reply.js';
import type { Ask } from '../../conversation.js';
import { openForm } from '../../api.js';
import { sentence } from '../../use-fetched.js';
import { FormView, type FormViewProps } from './form-view.js';

/** What is drawn. */
interface FormButtonsProps {
  readonly forms: Extract<Block, { kind: 'forms' }>['forms'];
  /** Says something as the person's next message. */
  readonly choose: Ask;
}

/** An open form, and the name by which it was opened. */
interface Opened extends Pick<FormViewProps, 'form' | 'words'> {
  readonly by: string;
}

/** Draws the buttons. What a sent form stands for is said. */
export function FormButtons({ forms, choose }: FormButtonsProps) {
  const [open, setOpen] = useState<Opened | null>(null);
  const [problem, setProblem] = useState('');
  const opener = useRef<HTMLButtonElement | null>(null);
  const show = (name: string, button: HTMLButtonElement): void => {
    opener.current = button;
    setProblem('');
    openForm({ form: name }).then(
      (opening) => {
        if (opening.kind === 'form')
          setOpen({ by: name, form: opening.form, words: opening.words });
        else setProblem(opening.reply.summary);
      },
      (error: unknown) => {
        setProblem(sentence(error));
      },
    );
  };
  const close = (): void => {
    setOpen(null);
    opener.current?.focus();
  };
  return (
    <div class="form-buttons">
      {forms.map(({ label, form }) => (
        <button
          key={form}
          type="button"
          class="button small"
          aria-expanded={open?.by === form}
          onClick={({ currentTarget }) => {
            show(form, currentTarget);
          }}
        >
          {label}
        </button>
      ))}
      <p class="problem" role="alert">
        {problem}
      </p>
      {open && (
        <FormView
          key={open.form.name}
          form={open.form}
          words={open.words}
          cancel={close}
          say={(text, command) => {
            setOpen(null);
            choose(text, command);
          }}
        />
      )}
    </div>
  );
}
