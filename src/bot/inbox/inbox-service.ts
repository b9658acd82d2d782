/**
 * The inbox service: closing a question with a note tells those who asked, through the outbox, in the conversations where
 * they asked. What tells is kept in the store like any other delivery, so that any process may close and the one that
 * speaks to the platform tells. Where a note can't be seen, nobody hears of it.
 */
import { inLanguage, messagesOf, type Messages } from '../messages/messages.js';
import { conversationKey } from '../../core/conversation.js';
import { everybodyIn, type Viewer } from '../../core/audience.js';
import type { InboxService, InboxEntry, Resolution, Waiting } from '../../core/records/inbox.js';
import { text } from '../../core/inline.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import type { Note } from '../../core/note.js';
import type { Reply } from '../../core/reply.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import { isMended } from './mended.js';
import { newsDelivery } from '../../core/records/incoming.js';

/** Topics of the notes that somebody may see. @param chosen - names of note sets to look into; `null`: all */
export type TopicsInView = (
  viewer: Viewer,
  chosen: readonly string[] | null,
) => Promise<readonly string[]>;

/** What the service works with. */
export interface InboxServiceOptions {
  readonly store: Pick<Store, 'inbox' | 'outbox'>;
  /** Tell the language of each place, and which notes are asked there. */
  readonly settings: SettingsReader;
  readonly topicsInView: TopicsInView;
  /** The note of a topic as somebody may see it; `null`: nobody knows. Absent: of none. */
  readonly noteInView?: (
    viewer: Viewer,
    chosen: readonly string[] | null,
    topic: string,
  ) => Promise<Note | null>;
  /** Whether a note is one that not everybody may see, by now; absent: none is. */
  readonly hides?: (workspace: WorkspaceId, note: string) => boolean;
}

/** Creates the service. */
export function createInboxService({
  store: { inbox, outbox },
  settings,
  topicsInView,
  noteInView = () => Promise.resolve(null),
  hides = () => false,
}: InboxServiceOptions): InboxService {
  /** A note may have been limited since it came nearest. */
  const shown = (entry: InboxEntry): InboxEntry =>
    entry.nearest !== null && hides(entry, entry.nearest.note)
      ? { ...entry, nearest: null }
      : entry;
  const topics = (workspace: WorkspaceId) => topicsInView(everybodyIn(workspace), null);

  /** Of a note, tells who may see it, and nobody else that there is one. */
  async function tellAll(entry: InboxEntry, resolution: Resolution): Promise<Telling> {
    const waiting = await inbox.waiting(entry, entry.id);
    let told = 0;
    let spared = 0;
    for (const one of waiting) {
      const { place } = one;
      const { language, notes } = (await settings.at(place)).values;
      const isSeen =
        resolution.kind === 'reason' ||
        (await topicsInView({ place }, notes)).includes(resolution.text);
      if (!isSeen) continue;
      if (one.complained && !(await isMendedFor(entry, resolution, place, notes))) {
        spared++;
        continue;
      }
      const reply = news({ entry, resolution, waiting: one }, messagesOf(language));
      await outbox.accept(newsDelivery(keyOf(entry, place), place, reply, one.authors[0]));
      told++;
    }
    return { told, untold: waiting.length - told - spared };
  }

  /** Whom an answer did not help hears of it when it is another one, and of no mere edit (see {@link isMended}). */
  async function isMendedFor(
    entry: InboxEntry,
    { kind, text: topic }: Resolution,
    place: Place,
    chosen: readonly string[] | null,
  ): Promise<boolean> {
    if (kind === 'reason') return true;
    const note = await noteInView({ place }, chosen, topic);
    return note === null || isMended(entry.nearest, note);
  }

  return {
    list: async (workspace, filter) => (await inbox.list(workspace, filter)).map(shown),
    async find(workspace, id) {
      const entry = await inbox.find(workspace, id);
      return entry && shown(entry);
    },
    workspaces: () => inbox.workspaces(),
    questionOf: (workspace, message) => inbox.questionOf(workspace, message),
    topics,
    async close(workspace, id, resolution, closer) {
      const entry = await inbox.find(workspace, id);
      if (entry === null) return { kind: 'not-found' };
      if (entry.state === 'closed') return { kind: 'closed-before', entry };
      const byNote = resolution.kind === 'note';
      // Whoever asked people hears also that there will be no note.
      // Told first, then closed: whoever closes again after a crash in between tells nobody twice, by the same keys.
      const telling = byNote || entry.escalated ? await tellAll(entry, resolution) : NOBODY_TOLD;
      // The list of closed questions shows to all who manage.
      const isOpen = !byNote || (await topics(workspace)).includes(resolution.text);
      const kept = isOpen ? resolution : { ...resolution, text: '' };
      const closed = await inbox.close(workspace, id, kept, closer);
      const after = (await inbox.find(workspace, id)) ?? entry;
      return closed
        ? { kind: 'closed', entry: after, ...telling }
        : { kind: 'closed-before', entry: after };
    },
  };
}

/** Conversations that are told, and that are not because the note can't be seen there. */
interface Telling {
  readonly told: number;
  readonly untold: number;
}

/** From nothing that changes while it is open: it may be asked again between a crash and being closed again. */
function keyOf({ id, firstAt, closings }: InboxEntry, place: Place): string {
  return `inbox/${id}/${firstAt}/${closings}/${conversationKey(place)}`;
}

const NOBODY_TOLD: Telling = { told: 0, untold: 0 };

/** More people than this are not called by name. */
const MOST_MENTIONS = 20;

/** What somebody is told. */
interface Told {
  readonly entry: InboxEntry;
  readonly resolution: Resolution;
  readonly waiting: Waiting;
}

function news({ entry, resolution, waiting }: Told, messages: Messages): Reply {
  const { question } = entry;
  const { text: words } = resolution;
  const summary = newsSentence({ entry, resolution, waiting }, messages);
  const choices =
    resolution.kind === 'reason'
      ? []
      : [
          // Others click it, too: what was asked is a question for them as well, and no command.
          { label: messages.say('inbox.askAgain'), message: `/ask ${question}` },
          { label: messages.say('inbox.showNote'), message: `/notes ${words}` },
        ];
  const quiet = { label: messages.say('people.quiet'), message: '/privacy quiet' };
  const prompt =
    resolution.kind === 'reason' ? '' : messages.say('inbox.newsNote', { topic: words });
  const reply: Reply = {
    summary,
    mentions: waiting.authors.slice(0, MOST_MENTIONS),
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      { kind: 'choices', prompt, choices: [...choices, quiet] },
    ],
    tone: resolution.kind === 'reason' ? 'plain' : 'good',
    audience: 'everyone',
  };
  return inLanguage(reply, messages);
}

/** Whoever had a wrong answer, asked people, or got no answer at all, each hears it in a sentence of its own. */
function newsSentence({ entry, resolution, waiting }: Told, messages: Messages): string {
  const { question, escalated } = entry;
  if (resolution.kind === 'reason')
    return messages.say('people.newsReason', { question, reason: resolution.text });
  if (waiting.complained) return messages.say('inbox.newsMended', { question });
  return messages.say(escalated ? 'people.news' : 'inbox.news', { question });
}
