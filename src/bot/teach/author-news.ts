/**
 * What those are told whose messages became notes: that it was so, and, where they want to hear of it, how often their notes
 * answered in a month. In private, each once; nothing to who wants no news at all.
 */
import { createHash } from 'node:crypto';
import { privatelyIn } from '../../core/conversation.js';
import { workspaceName, type Place } from '../../core/message.js';
import type { NoteAnswers } from '../../core/records/asking/note-answers.js';
import { newsDelivery } from '../../core/records/incoming.js';
import type { PersonalData } from '../../core/records/privacy.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Outbox } from '../../core/records/store.js';
import type { TaughtNote, TaughtNotes } from '../../core/records/taught-notes.js';
import type { Reply } from '../../core/reply.js';
import { inLanguage, messagesOf, type Messages } from '../messages/messages.js';
import { presentKeptWords, presentUse, type UsedNote } from './author-reply.js';

/** The service. */
export interface AuthorNews {
  /** Tells somebody that a note was made of their message, and what they can do about it. */
  tellOfNote(note: TaughtNote, author: string): Promise<void>;
  /**
   * Tells all who want to hear it how often their notes answered in the month before this one; those whose notes did not are
   * told nothing. Done again, it tells nobody twice.
   * @returns how many are told
   */
  tellOfUse(): Promise<number>;
}

/** What it works with. */
export interface AuthorNewsOptions {
  readonly store: {
    readonly taught: Pick<TaughtNotes, 'workspaces' | 'list' | 'authorOf'>;
    readonly noteAnswers: Pick<NoteAnswers, 'count'>;
    readonly personal: Pick<PersonalData, 'isQuiet'>;
    readonly outbox: Pick<Outbox, 'accept'>;
  };
  readonly settings: SettingsReader;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Creates the service. */
export function createAuthorNews({ store, settings, now }: AuthorNewsOptions): AuthorNews {
  const { taught, noteAnswers, personal, outbox } = store;

  async function tell(
    key: string,
    place: Place,
    author: string,
    draw: (messages: Messages) => Reply,
  ): Promise<boolean> {
    if (await personal.isQuiet(place, author)) return false;
    const messages = messagesOf((await settings.at(place)).values.language);
    const reply = inLanguage(draw(messages), messages);
    return outbox.accept(newsDelivery(key, place, reply, author));
  }

  return {
    async tellOfNote(note, author) {
      const place = placeFor(note, author);
      if (place === null) return;
      const key = `words/${workspaceName(note)}/${note.id}`;
      await tell(key, place, author, (messages) => presentKeptWords(note, messages));
    },
    async tellOfUse() {
      const { from, until } = lastMonth(now());
      let told = 0;
      for (const workspace of await taught.workspaces()) {
        const times = await noteAnswers.count(workspace, from, until);
        const kept = await taught.list(workspace, { states: ['kept'] });
        const byAuthor = new Map<string, UsedNote[]>();
        for (const note of kept.filter(({ id }) => times.has(id))) {
          const author = await taught.authorOf(workspace, note.id);
          const used = { note, times: times.get(note.id) ?? 0 };
          if (author !== null && isSeenByAuthor(note))
            byAuthor.set(author, [...(byAuthor.get(author) ?? []), used]);
        }
        for (const [author, used] of byAuthor) {
          const [first] = used;
          const place = first && placeFor(first.note, author);
          const month = new Date(from).toISOString().slice(0, 7);
          const key = `use/${month}/${workspaceName(workspace)}/${markOf(author)}`;
          const draw = (messages: Messages) => presentUse(used, from, messages);
          if (place && (await tell(key, place, author, draw))) told += 1;
        }
      }
      return told;
    },
  };
}

/** Where somebody is told of a note of theirs, in private; `null`: no message is known. */
function placeFor(
  { adapter, workspace, source }: Pick<TaughtNote, 'adapter' | 'workspace' | 'source'>,
  author: string,
): Place | null {
  return source && privatelyIn({ adapter, workspace, channel: source.channel }, author);
}

/** A note that was limited to others since then is not theirs to hear of. */
function isSeenByAuthor({ audience, source }: TaughtNote): boolean {
  return audience === null || (source !== null && audience.includes(source.channel));
}

/** A key of the outbox is kept in plain words. */
function markOf(author: string): string {
  return createHash('sha256').update(author).digest('hex').slice(0, 16);
}

/** The month before the one that a time is in, UTC. */
function lastMonth(time: number): { readonly from: number; readonly until: number } {
  const now = new Date(time);
  const until = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  return { from: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1), until };
}
