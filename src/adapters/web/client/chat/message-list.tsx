/** The conversation as a list of messages that keeps the newest in sight. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Ask, Outcome, Turn } from '../conversation.js';
import { RetryIcon } from '../parts/icons.js';
import type { Outlet } from '../reply/other-view-props.js';
import { ReplyViews } from '../reply/reply-views.js';
import { Message } from './message.js';
import { Vote } from './vote.js';
import { words } from '../words/shown-words.js';

/** Messages of one author within this time stand together. */
const GROUP_MS = 5 * 60_000;

/** What the list shows and can do. */
export interface MessageListProps {
  readonly turns: readonly Turn[];
  /** The other outlets whose look each reply is shown in as well. */
  readonly outlets: readonly Outlet[];
  readonly ask: Ask;
  readonly retry: (turn: Turn) => void;
  readonly vote: (turn: Turn, helpful: boolean) => Promise<void>;
}

/** Draws all turns, oldest first. */
export function MessageList({ turns, outlets, ask, retry, vote }: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useNewestInSight(scroller, turns);
  return (
    <div
      class="log"
      ref={scroller}
      role="region"
      aria-label={words().chat.conversation}
      tabIndex={0}
    >
      <ol>
        {turns.flatMap((turn, index) => [
          <Message
            key={`${turn.id}-question`}
            author="you"
            at={turn.at}
            continued={followsClosely(turn, turns[index - 1])}
          >
            <p class="question">{turn.text}</p>
          </Message>,
          <Answer
            key={turn.id}
            turn={turn}
            outlets={outlets}
            ask={ask}
            retry={retry}
            vote={vote}
          />,
        ])}
      </ol>
    </div>
  );
}

/** After an unanswered question the next one continues it. */
function followsClosely(turn: Turn, previous: Turn | undefined): boolean {
  return previous !== undefined && isSilent(previous.outcome) && turn.at - previous.at < GROUP_MS;
}

function isSilent(outcome: Outcome): boolean {
  return outcome.state === 'answered' && outcome.reply === null;
}

function Answer({
  turn,
  outlets,
  ask,
  retry,
  vote,
}: { readonly turn: Turn } & Omit<MessageListProps, 'turns'>) {
  const { outcome } = turn;
  switch (outcome.state) {
    case 'waiting':
      return (
        <Message author="bot">
          <p class="typing">
            <span class="visually-hidden">{words().chat.looking}</span>
            <i />
            <i />
            <i />
          </p>
        </Message>
      );
    case 'failed':
      return (
        <Message author="bot" at={outcome.at}>
          <div class="reply bad failure">
            <p>{outcome.message}</p>
            <button
              type="button"
              class="button small"
              onClick={() => {
                retry(turn);
              }}
            >
              <RetryIcon /> {words().failure.again}
            </button>
          </div>
        </Message>
      );
    case 'answered':
      return outcome.reply === null ? null : (
        <Message
          author="bot"
          at={outcome.at}
          {...(outcome.reply.audience === 'asker' ? { remark: words().chat.onlyYou } : {})}
        >
          <ReplyViews
            reply={outcome.reply}
            previews={outcome.previews}
            at={outcome.at}
            outlets={outlets}
            choose={ask}
          >
            {outcome.vote && (
              <Vote
                offer={outcome.vote}
                helped={turn.helped}
                vote={(helpful) => vote(turn, helpful)}
              />
            )}
          </ReplyViews>
        </Message>
      );
  }
}

/**
 * Scrolls to the newest message when there is one; and again when pictures or other views come in and push it away,
 * unless the person has scrolled elsewhere meanwhile.
 */
function useNewestInSight(scroller: RefObject<HTMLElement | null>, turns: readonly Turn[]): void {
  const left = useRef(0);
  useLayoutEffect(() => {
    if (scroller.current) left.current = showNewest(scroller.current);
  }, [turns]);
  useEffect(() => {
    const box = scroller.current;
    const list = box?.firstElementChild;
    if (!box || !list) return;
    const watch = new ResizeObserver(() => {
      if (box.scrollTop === left.current) left.current = showNewest(box);
    });
    watch.observe(list);
    return () => {
      watch.disconnect();
    };
  }, []);
}

/** The end of the list; but an answer that doesn't fit begins with its question at the top. @returns how far it is scrolled */
function showNewest(scroller: HTMLElement): number {
  const [question, answer] = [...scroller.querySelectorAll<HTMLElement>('.message')].slice(-2);
  const tall = answer && answer.offsetHeight > scroller.clientHeight - 80;
  scroller.scrollTop = tall && question ? question.offsetTop - 8 : scroller.scrollHeight;
  return scroller.scrollTop;
}
