/** One message in the list: who, when, what. */
import type { ComponentChildren } from 'preact';
import { Logo } from '../parts/logo.js';
import { shownLanguage, words } from '../words/shown-words.js';

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

/** Frames a message's content. */
export function Message({ author, at, continued = false, remark, children }: MessageProps) {
  const { chat } = words();
  const name = author === 'bot' ? 'Quaymaster' : chat.you;
  return (
    <li class={`message ${author}${continued ? ' continued' : ''}`}>
      <span class="avatar" aria-hidden="true">
        {!continued && (author === 'bot' ? <Logo /> : name.slice(0, 1))}
      </span>
      <div class="message-body">
        <p class={continued ? 'visually-hidden' : 'message-head'}>
          <strong>{name}</strong>
          {author === 'bot' && <span class="badge">{chat.bot}</span>}
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
    <time dateTime={date.toISOString()} title={date.toLocaleString(shownLanguage())}>
      {date.toLocaleTimeString(shownLanguage(), { hour: 'numeric', minute: '2-digit' })}
    </time>
  );
}
