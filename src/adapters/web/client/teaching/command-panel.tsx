/** A command's reply as a part of a page: what its buttons say is done in its place, with a way back to the beginning. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reply } from '../../../../core/reply.js';
import type { Ask } from '../conversation.js';
import { BackIcon } from '../parts/icons.js';
import { PlainView } from '../reply/plain-view.js';
import { sentence } from '../use-fetched.js';
import { words } from '../words/shown-words.js';
import { runCommand } from './run-command.js';

/** Draws it. @param command - what is shown at first, as somebody would type it */
export function CommandPanel({ command }: { readonly command: string }) {
  const said = words().teaching;
  const [reply, setReply] = useState<Reply | null>(null);
  const [problem, setProblem] = useState('');
  const [isFirst, setIsFirst] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const choose: Ask = (text, fields) => {
    setProblem('');
    setIsFirst(text === command);
    runCommand(text, fields).then(
      (answer) => {
        setReply(answer);
        // The button that was clicked is gone.
        if (text !== command) box.current?.focus();
      },
      (error: unknown) => {
        setProblem(sentence(error));
      },
    );
  };
  useEffect(() => {
    choose(command);
  }, [command]);
  return (
    <div class="panelled" ref={box} tabIndex={-1}>
      {!isFirst && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            choose(command);
          }}
        >
          <BackIcon /> {said.back}
        </button>
      )}
      <p class="problem" role="alert">
        {problem}
      </p>
      <div role="status">
        {reply === null && problem === '' && said.reading}
        {reply !== null && <PlainView reply={reply} choose={choose} />}
      </div>
    </div>
  );
}
