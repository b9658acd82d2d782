/** The empty conversation: what the notes cover, and questions to begin with. */
import type { Hello } from '../../server/api-contract.js';
import { ChartLines } from '../parts/chart-lines.js';
import type { Ask } from '../conversation.js';
import { BlockView } from '../reply/block-view.js';
import { GoIcon, RetryIcon } from '../parts/icons.js';
import { DropZone } from '../trying/drop-zone.js';
import type { TryingControl } from '../trying/use-trying.js';
import type { Fetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';

/** What the empty conversation shows, and what a click on a question does. */
export interface WelcomeProps {
  readonly hello: Fetched<Hello>;
  readonly ask: Ask;
  /** Takes notes of one's own; `null`: not here, or they are asked already. */
  readonly trying: TryingControl | null;
}

/** Draws the greeting; while it loads, its frame. */
export function Welcome({ hello, ask, trying }: WelcomeProps) {
  return (
    <div class="log welcome">
      <ChartLines />
      <div class="welcome-words">
        <h2>{words().welcome.title}</h2>
        {hello.state === 'loaded' && <Greeting hello={hello.data} ask={ask} />}
        {trying && <DropZone {...trying} />}
        {hello.state === 'loading' && <p role="status">{words().welcome.reading}</p>}
        {hello.state === 'failed' && (
          <div role="alert">
            <p>{hello.message}</p>
            <button type="button" class="button" onClick={hello.retry}>
              <RetryIcon /> {words().failure.again}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function Greeting({ hello, ask }: { readonly hello: Hello; readonly ask: WelcomeProps['ask'] }) {
  const blocks = hello.welcome?.blocks ?? [];
  const choices = blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  const commands = hello.commands.filter(({ arguments: all }) =>
    all.some(({ completes }) => completes === 'image'),
  );
  return (
    <>
      {blocks.slice(0, 1).map((block, index) => (
        <BlockView key={index} block={block} choose={ask} />
      ))}
      <ul class="starters">
        {choices.map(({ label, message }) => (
          <Starter
            key={message}
            text={label}
            send={() => {
              ask(message);
            }}
          />
        ))}
        {commands.map(({ name, example }) => (
          <Starter
            key={name}
            text={example}
            command
            send={() => {
              ask(example);
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface StarterProps {
  readonly text: string;
  readonly command?: boolean;
  readonly send: () => void;
}

function Starter({ text, command = false, send }: StarterProps) {
  return (
    <li>
      <button type="button" class="starter" onClick={send}>
        {command ? <code>{text}</code> : <span>{text}</span>}
        <GoIcon />
      </button>
    </li>
  );
}
