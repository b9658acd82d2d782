/** One message in the list: who, when, what. */
import type { ComponentChildren } from 'preact';
import { Logo } from '../parts/logo.js';

/** Who speaks. */
type Author = 'you' | 'bot';

/** What stands around a message's content. */
export interface MessageProps {
  readonly author: Author;
  /** When it was said, in milliseconds since the epoch; absent while it is being written. */
  readonly at?: number;
  /** The same author spoke just before: the name isn't repeated. */
  readonly continued?: boolean;
  /** Stands beside the time. */
  readonly remark?: string;
  readonly children: ComponentChildren;
}

const NAMES: Readonly<Record<Author, string>> = { you: 'You', bot: 'Quaymaster' };

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

/** Frames a message's content. */
export function Message({ author, at, continued = false, remark, children }: MessageProps) {
  return (
    <li class={`message ${author}${continued ? ' continued' : ''}`}>
      <span class="avatar" aria-hidden="true">
        {!continued && (author === 'bot' ? <Logo /> : NAMES.you.slice(0, 1))}
      </span>
      <div class="message-body">
        <p class={continued ? 'visually-hidden' : 'message-head'}>
          <strong>{NAMES[author]}</strong>
          {author === 'bot' && <span class="badge">bot</span>}
          {at !== undefined && <Time at={at} />}
          {remark !== undefined && <span class="remark">{remark}</span>}
        </p>
        {children}
      </div>
    </li>
  );
}

function Time({ at }: { readonly at: number }) {
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {CLOCK.format(date)}
    </time>
  );
}
