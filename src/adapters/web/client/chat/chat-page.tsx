/** The chat: header, conversation, message box, and a note beside it when one is opened. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Hello } from '../../server/api-contract.js';
import { NewIcon } from '../parts/icons.js';
import { NotePanel } from '../notes/note-panel.js';
import type { NotePlace } from '../route.js';
import type { ConversationControl } from '../use-conversation.js';
import type { Fetched } from '../use-fetched.js';
import { TriedLine } from '../trying/tried-line.js';
import { useDrop } from '../trying/use-drop.js';
import { useTrying } from '../trying/use-trying.js';
import { Announcer } from './announcer.js';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';
import { OutletSwitch, useShownOutlets, type OutletSwitchProps } from './outlet-switch.js';
import { Welcome } from './welcome.js';
import { words } from '../words/shown-words.js';

/** What the chat shows. */
export interface ChatPageProps {
  readonly hello: Fetched<Hello>;
  readonly conversation: ConversationControl;
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  /** The note to open beside the conversation. */
  readonly place?: NotePlace | undefined;
}

/** Draws the chat. */
export function ChatPage({ hello, conversation, draft, setDraft, place }: ChatPageProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { turns, tried, ask, retry, vote, renew } = conversation;
  const [outlets, toggleOutlet] = useShownOutlets();
  const limits = hello.state === 'loaded' ? hello.data.trying : null;
  const trying = useTrying(limits, conversation);
  const drop = useDrop(limits === null ? null : trying.take);
  // As it is drawn, not after it: whoever was quick with the keys keeps the focus where they moved it.
  useLayoutEffect(() => {
    // On a touch screen this would open the keyboard over the page.
    if (matchMedia('(hover: hover)').matches && !place) box.current?.focus();
  }, []);
  return (
    <div class={place ? 'chat with-panel' : 'chat'}>
      <section
        class={drop.over ? 'conversation dropping' : 'conversation'}
        aria-label={words().chat.label}
        {...drop.handlers}
      >
        <ChatHeader
          hello={hello}
          outlets={outlets}
          toggleOutlet={toggleOutlet}
          renew={() => {
            renew();
            box.current?.focus();
          }}
        />
        {tried && <TriedLine tried={tried} leave={renew} />}
        {turns.length === 0 ? (
          <Welcome hello={hello} ask={ask} trying={tried || limits === null ? null : trying} />
        ) : (
          <MessageList turns={turns} outlets={outlets} ask={ask} retry={retry} vote={vote} />
        )}
        <Announcer turns={turns} />
        <Composer
          box={box}
          draft={draft}
          setDraft={setDraft}
          sent={turns.map(({ text }) => text)}
          send={ask}
        />
      </section>
      {place && <NotePanel place={place} />}
    </div>
  );
}

interface ChatHeaderProps extends OutletSwitchProps {
  readonly hello: Fetched<Hello>;
  readonly renew: () => void;
}

function ChatHeader({ hello, outlets, toggleOutlet, renew }: ChatHeaderProps) {
  return (
    <header class="page-header">
      <div>
        <h1>
          <span class="hash" aria-hidden="true">
            #
          </span>
          ask-quaymaster
        </h1>
        <p>{hello.state === 'loaded' ? covered(hello.data) : '\u00a0'}</p>
      </div>
      <OutletSwitch outlets={outlets} toggleOutlet={toggleOutlet} />
      <button type="button" class="button quiet" onClick={renew}>
        <NewIcon /> <span>{words().chat.renew}</span>
      </button>
    </header>
  );
}

function covered({ files, notes }: Hello): string {
  const { noNotes, coverage } = words().chat;
  return notes === 0 ? noNotes : coverage(notes, files);
}
