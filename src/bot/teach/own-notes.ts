/**
 * Whose words notes are: what becomes of them when whoever wrote the message wants them back, or it is deleted or edited. A
 * note that is still in the message's words goes with it; one that somebody rewrote stays, and is marked to be looked at.
 */
import { channelOf, privatelyIn } from '../../core/conversation.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import type { Change } from '../../core/records/changes.js';
import type { SourceEdits } from '../../core/records/asking/source-edits.js';
import type { Inbox } from '../../core/records/inbox.js';
import { newsDelivery } from '../../core/records/incoming.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { CoolDowns, Outbox } from '../../core/records/store.js';
import {
  LONGEST_TOPIC,
  type TaughtNote,
  type TaughtNotes,
} from '../../core/records/taught-notes.js';
import { inLanguage, messagesOf } from '../messages/messages.js';
import { clip, sayPlain } from '../reply/plain.js';
import { personId } from '../care/person-id.js';
import { markOfEdit, presentEditNews } from './edit-reply.js';
import type { TidyMarkdown } from './note-draft.js';
import { teamOf } from './team.js';

/** A message that notes may have been made from. */
export interface SourceMessage extends WorkspaceId {
  /** As places name it. */
  readonly channel: string;
  /** The platform's id of the message. */
  readonly message: string;
}

/** What happened to it. */
export type SourceEvent = 'deleted' | 'edited';

/** The service. */
export interface OwnNotes {
  /** Notes from somebody's messages that answer or wait. */
  list(workspace: WorkspaceId, author: string): Promise<readonly TaughtNote[]>;
  /** Takes one of them out. @returns the note; `null`: it is none of theirs, or was changed just now */
  withdraw(workspace: WorkspaceId, id: string, author: string): Promise<TaughtNote | null>;
  /** Leaves one of them as it is and forgets whose words it was. @returns the note; `null`: it is none of theirs */
  keepWithout(workspace: WorkspaceId, id: string, author: string): Promise<TaughtNote | null>;
  /**
   * Puts the author's name into one of them, or takes it out of all its versions.
   * @param name - `null`: nobody is named
   * @returns the note; `null`: it is none of theirs, or was changed just now
   */
  name(
    workspace: WorkspaceId,
    id: string,
    author: string,
    name: string | null,
  ): Promise<TaughtNote | null>;
  /** They want to hear how often one of them answers. @returns the note; `null`: it is none of theirs */
  hear(workspace: WorkspaceId, id: string, author: string): Promise<TaughtNote | null>;
  /** They want to hear of none of them any more. @returns how many they are */
  hearNoMore(workspace: WorkspaceId, author: string): Promise<number>;
  /**
   * A message was deleted or edited.
   * @param textNow - tells what it says now, without what is private, and is asked only where notes were made of it; absent:
   *   nobody knows
   * @returns how many notes that concerned
   */
  sourceChanged(
    source: SourceMessage,
    event: SourceEvent,
    textNow?: () => Promise<string>,
  ): Promise<number>;
}

/** What it works with. */
export interface OwnNotesOptions {
  readonly store: {
    readonly taught: TaughtNotes;
    readonly coolDowns: CoolDowns;
    readonly outbox: Pick<Outbox, 'accept'>;
    readonly inbox: Pick<Inbox, 'match' | 'reopen'>;
    readonly sourceEdits: SourceEdits;
  };
  readonly settings: SettingsReader;
  /** Makes Markdown fit below its topic. */
  readonly tidy: TidyMarkdown;
  /** What a question is about, as the inbox groups questions. */
  readonly stemsOf: (question: string) => readonly string[];
  /** Tells all replicas that a workspace's notes were changed. */
  readonly announce: (change: Change) => Promise<void>;
}

/** A note whose message changed is marked so long; its key is this, the event, and the note's id. */
export const SOURCE_MARK = 'source ';
const MARKED_FOR = 60 * 24 * 60 * 60_000;
/** Whoever mends a word after the other is told of once. */
const EDITS_APART = 60 * 60_000;
/** Somebody may change the note at the same time. */
const MOST_TRIES = 5;

/** Creates the service. */
export function createOwnNotes(options: OwnNotesOptions): OwnNotes {
  const { store, settings, announce, stemsOf, tidy } = options;
  const { taught, coolDowns, outbox, inbox, sourceEdits } = store;

  const list = (workspace: WorkspaceId, author: string) =>
    taught.list(teamOf(workspace), { author, states: ['proposed', 'kept'] });

  async function ownNote(workspace: WorkspaceId, id: string, author: string) {
    const own = await list(workspace, author);
    return own.find((note) => note.id === id.toLowerCase()) ?? null;
  }

  async function changed({ adapter, workspace }: TaughtNote): Promise<void> {
    await announce({ kind: 'notes', adapter, workspace });
  }

  /** @param who - the person who wants it; `null`: its message is gone */
  async function takeOut(first: TaughtNote, who: string | null): Promise<TaughtNote | null> {
    let note = first;
    // First the questions: whoever dies in between, and begins again, loses none.
    const waitAgain = await openAgain(note);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const change = { state: 'withdrawn' } as const;
      const outcome = await taught.change(note, change, { act: 'withdrawn', who });
      if (outcome.kind === 'none') return null;
      if (outcome.kind === 'saved') {
        await changed(outcome.note);
        await tell(outcome.note, waitAgain);
        return outcome.note;
      }
      ({ note } = outcome);
    }
    return null;
  }

  /**
   * Puts the questions that a note answered back into the inbox: those that it closed are found by its ways to ask.
   * @returns how many wait again
   */
  async function openAgain({ topic, questions, ...note }: TaughtNote): Promise<number> {
    const opened = new Set<number>();
    for (const question of [topic, ...questions]) {
      const stems = stemsOf(question);
      const entry = stems.length === 0 ? null : await inbox.match(teamOf(note), stems);
      const by = entry?.closing?.resolution;
      // The topic of a note that not everybody may see was not kept.
      const isClosedByIt = by?.kind === 'note' && (by.text === topic || by.text === '');
      if (entry && isClosedByIt && (await inbox.reopen(teamOf(note), entry.id)))
        opened.add(entry.id);
    }
    return opened.size;
  }

  /** Tells the channel that the note came from, where it could be seen; the owner is called where they are named by id. */
  async function tell(note: TaughtNote, waitAgain: number): Promise<void> {
    const { source, owner, adapter, workspace, id, version, audience, topic } = note;
    if (source === null || (audience !== null && !audience.includes(source.channel))) return;
    const { channel } = source;
    const place = channelOf({ adapter, workspace, channel });
    const messages = messagesOf((await settings.at(place)).values.language);
    const said = sayPlain(
      messages.say('own.withdrawnNews', { topic: clip(topic, 120), owner: clip(owner ?? '', 80) }),
      ...(waitAgain === 0
        ? []
        : [
            {
              kind: 'note' as const,
              content: messages.inline('own.waitAgain', { count: waitAgain }),
            },
          ]),
    );
    const key = `withdrawn/${workspaceName(note)}/${id}/${version}`;
    await outbox.accept(newsDelivery(key, place, inLanguage(said, messages)));
  }

  /** Keeps what the message says now for whoever keeps the note, and tells them where they are named by id. */
  async function offerEdit(note: TaughtNote, text: string): Promise<void> {
    await sourceEdits.remove(note, note.id);
    if (text === '' || text === note.text) return;
    await sourceEdits.put(note, { note: note.id, text });
    const owner = personId(note.owner ?? '');
    const isNew = await coolDowns.start(note, `edit told ${note.id}`, EDITS_APART);
    if (owner === null || !isNew || note.source === null) return;
    const { adapter, workspace, source } = note;
    const place = privatelyIn({ adapter, workspace, channel: source.channel }, owner);
    const messages = messagesOf((await settings.at(place)).values.language);
    const key = `edited/${workspaceName(note)}/${note.id}/${markOfEdit(text)}`;
    const reply = inLanguage(presentEditNews(note, text, messages), messages);
    await outbox.accept(newsDelivery(key, place, reply, owner));
  }

  return {
    list,
    async withdraw(workspace, id, author) {
      const note = await ownNote(workspace, id, author);
      return note && takeOut(note, author);
    },
    async keepWithout(workspace, id, author) {
      const note = await ownNote(workspace, id, author);
      if (note === null) return null;
      await taught.forgetAuthor(teamOf(workspace), note.id);
      await changed(note);
      return note;
    },
    async name(workspace, id, author, name) {
      const note = await ownNote(workspace, id, author);
      if (note === null) return null;
      if (name === null) await taught.forgetName(teamOf(workspace), note.id);
      else {
        const credit = name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TOPIC);
        const outcome = await taught.change(note, { credit }, { act: 'edited', who: author });
        if (outcome.kind !== 'saved') return null;
      }
      await changed(note);
      return note;
    },
    async hear(workspace, id, author) {
      const note = await ownNote(workspace, id, author);
      if (note === null) return null;
      const isTheirs = await taught.setHearing(teamOf(workspace), note.id, {
        id: author,
        hears: true,
      });
      return isTheirs ? note : null;
    },
    async hearNoMore(workspace, author) {
      const own = await taught.list(teamOf(workspace), { author });
      for (const { id } of own)
        await taught.setHearing(teamOf(workspace), id, { id: author, hears: false });
      return own.length;
    },
    async sourceChanged({ channel, message, ...workspace }, event, textNow) {
      const found = await taught.list(teamOf(workspace), {
        source: { channel, message },
        states: ['proposed', 'kept'],
      });
      for (const note of found)
        if (event === 'deleted' && note.verbatim) await takeOut(note, null);
        else if (event === 'edited' && textNow !== undefined)
          await offerEdit(note, tidy(await textNow()));
        else await coolDowns.start(note, `${SOURCE_MARK}${event} ${note.id}`, MARKED_FOR);
      return found.length;
    },
  };
}
