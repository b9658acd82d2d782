/**
 * The inbox's desk: closing a question with a note tells those who asked, through the outbox, in the conversations where
 * they asked. What tells is kept in the store like any other delivery, so that any process may close and the one that
 * speaks to the platform tells.
 */
import { inLanguage, wordsOf, type Words } from '../bot/words/words.js';
import type { InboxDesk, Resolution, Waiting } from '../core/inbox.js';
import { text } from '../core/inline.js';
import type { Reply } from '../core/reply.js';
import type { SettingsReader } from '../core/settings.js';
import type { Store } from '../core/store.js';
import { NO_CHANNEL_MESSAGE, toDelivery, type News } from './incoming.js';

/**
 * Creates the desk.
 * @param settings - tell the language of each place
 */
export function createInboxDesk(
  { inbox, outbox }: Pick<Store, 'inbox' | 'outbox'>,
  settings: SettingsReader,
): InboxDesk {
  return {
    list: (workspace, filter) => inbox.list(workspace, filter),
    find: (workspace, id) => inbox.find(workspace, id),
    workspaces: () => inbox.workspaces(),
    async close(workspace, id, resolution, closer) {
      const entry = await inbox.find(workspace, id);
      if (entry === null) return { kind: 'not-found' };
      if (entry.state === 'closed') return { kind: 'closed-before', entry };
      const waiting = resolution.kind === 'note' ? await inbox.waiting(workspace, id) : [];
      // Told first, then closed: whoever closes again after a crash in between tells nobody twice, by the same keys.
      for (const [n, one] of waiting.entries()) {
        const words = wordsOf((await settings.at(one.place)).values.language);
        const reply = news(entry.question, resolution, one.authors, words);
        await tell(outbox, `inbox/${id}/${entry.lastAt}/${n}`, one, reply);
      }
      const closed = await inbox.close(workspace, id, resolution, closer);
      const after = (await inbox.find(workspace, id)) ?? entry;
      return closed
        ? { kind: 'closed', entry: after, told: waiting.length }
        : { kind: 'closed-before', entry: after };
    },
  };
}

async function tell(
  outbox: Store['outbox'],
  key: string,
  { place, authors }: Waiting,
  reply: Reply,
): Promise<void> {
  const author = authors[0] ?? '';
  const message = { id: key, place, author, text: '', addressed: true };
  const body: News = {
    message,
    target: null,
    ...NO_CHANNEL_MESSAGE,
    reply,
  };
  await outbox.accept(toDelivery(body));
}

/** More people than this are not called by name. */
const MOST_MENTIONS = 20;

function news(
  question: string,
  resolution: Resolution,
  authors: readonly string[],
  words: Words,
): Reply {
  const summary = words.say('inbox.news', { question });
  const reply: Reply = {
    summary,
    mentions: authors.slice(0, MOST_MENTIONS),
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      {
        kind: 'choices',
        prompt: words.say('inbox.newsNote', { topic: resolution.text }),
        choices: [
          { label: words.say('inbox.askAgain'), message: question },
          { label: words.say('inbox.showNote'), message: `/notes ${resolution.text}` },
        ],
      },
    ],
    tone: 'good',
    audience: 'everyone',
  };
  return inLanguage(reply, words);
}
