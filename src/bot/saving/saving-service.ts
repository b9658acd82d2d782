/**
 * Answers become notes: kept at once by those who teach, queued for them by others. What a kept note answers is closed in
 * the inbox, and whoever asked or proposed is told. Each step can be done again after a crash, and nobody is told twice.
 */
import { createHash } from 'node:crypto';
import { workspaceName, type ChosenSource } from '../../core/message.js';
import type { Inbox, InboxEntry, InboxService, ClosingOutcome } from '../../core/records/inbox.js';
import { newsDelivery } from '../../core/records/incoming.js';
import { MOST_WAITING, type Proposers } from '../../core/records/asking/proposers.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import {
  audienceOf,
  LONGEST_TAUGHT,
  type TaughtNote,
  type TaughtSource,
} from '../../core/records/taught-notes.js';
import type { NoteProblem } from '../../core/note.js';
import { mayManage } from '../../core/permissions.js';
import { inLanguage, messagesOf } from '../messages/messages.js';
import type { NoteDraft } from '../teach/note-draft.js';
import type { AuthorNews } from '../teach/author-news.js';
import { teamOf } from '../teach/team.js';
import type { Teacher, Teaching, TeachOutcome } from '../teach/teaching.js';
import type { Answer, Decision, Mended, Saving, SavingOutcome } from './saving.js';
import { presentDecision } from './saving-reply.js';

/** What it works with. */
export interface SavingOptions {
  readonly store: {
    readonly inbox: Pick<Inbox, 'match'>;
    readonly outbox: Pick<Store['outbox'], 'accept'>;
    readonly proposers: Proposers;
  };
  readonly teaching: Teaching;
  readonly inbox: Pick<InboxService, 'close'>;
  readonly settings: SettingsReader;
  /** Tells those whose words were kept; absent: they are not told. */
  readonly authors?: Pick<AuthorNews, 'tellOfNote'>;
  /** What a question is about, as the inbox groups questions. */
  readonly stemsOf: (question: string) => readonly string[];
  /** Resolves when this process answers with every note that was kept so far. */
  readonly caughtUp: () => Promise<void>;
}

/** A note as it is to be kept. */
interface Drafted {
  readonly draft: NoteDraft;
  /** What the same answer became before, when it is sent again. */
  readonly before: TaughtNote | null;
}

/** Creates the service. */
export function createSaving(options: SavingOptions): Saving {
  const { teaching, store, settings, caughtUp } = options;

  /** Closes the open question that a kept note answers, and tells those who asked. */
  async function closeFor(
    note: TaughtNote,
    entry: InboxEntry | null,
    by: Teacher,
  ): Promise<ClosingOutcome | null> {
    const answered = entry ?? (await openQuestion(note, options));
    if (answered === null) return null;
    await caughtUp();
    const closer = { through: by.place.adapter, author: by.author };
    const resolution = { kind: 'note', text: note.topic } as const;
    return options.inbox.close(answered, answered.id, resolution, closer);
  }

  async function propose(draft: NoteDraft, answer: Answer, by: Teacher): Promise<SavingOutcome> {
    if ((await store.proposers.waiting(teamOf(by.place), by.author)) >= MOST_WAITING)
      return { kind: 'many-waiting', most: MOST_WAITING };
    const outcome = await teaching.propose(draft, by);
    if (outcome.kind !== 'saved') return failed(outcome);
    await tellAuthor(outcome.note, answer, by);
    return proposed(outcome.note, by, outcome.warnings);
  }

  /** Whoever wrote a message that somebody else made a note of hears of it, once. */
  async function tellAuthor(note: TaughtNote, { source }: Answer, by: Teacher): Promise<void> {
    const author = source?.author ?? '';
    if (author !== '' && author !== by.author) await options.authors?.tellOfNote(note, author);
  }

  async function proposed(
    note: TaughtNote,
    by: Teacher,
    warnings: readonly NoteProblem[] = [],
  ): Promise<SavingOutcome> {
    await store.proposers.add(note, note.id, by);
    return { kind: 'proposed', note, warnings };
  }

  /**
   * The same words of the same message are one note, whoever sends them and however often: a form that nobody acknowledged is
   * sent again. Where that note is gone by now, it is another one.
   */
  async function draftFor(answer: Answer, by: Teacher): Promise<Drafted> {
    const draft = await widened(draftOf(answer, by), answer, by);
    const before = await keptBefore(draft, by);
    if (before?.state !== 'retired') return { draft, before };
    const another = { ...draft, id: idOf(answer.key) };
    return { draft: another, before: await keptBefore(another, by) };
  }

  /** Who manages answers the inbox for the whole workspace: its questions came from all over it. */
  async function widened(draft: NoteDraft, answer: Answer, by: Teacher): Promise<NoteDraft> {
    if (answer.entry === null || answer.source !== null) return draft;
    const { managers } = (await settings.at(by.place)).values;
    return mayManage(by.permissions, managers) ? { ...draft, audience: null } : draft;
  }

  /** The note that the same answer became before, when it is sent again. */
  async function keptBefore({ id = '', workspace }: NoteDraft, by: Teacher) {
    const note = await teaching.find(workspace ?? by.place, id, by);
    return note?.id === id ? note : null;
  }

  /** The note as it was decided; whoever died after that goes on from there: its proposer is not told yet. */
  async function decided(id: string, by: Teacher, decision: Decision): Promise<TaughtNote | null> {
    const note = await teaching.seek(id, by);
    const isDecided =
      note?.id === id && note.state === (decision === 'accept' ? 'kept' : 'retired');
    return isDecided && (await store.proposers.find(note, id)) !== null ? note : null;
  }

  async function proposal(id: string, by: Teacher): Promise<TaughtNote | null> {
    if (!(await teaching.mayTeach(by))) return null;
    const note = await teaching.seek(id, by);
    return note?.id === id && note.state === 'proposed' ? note : null;
  }

  async function settle(
    note: TaughtNote,
    decision: Decision,
    by: Teacher,
    edited: Mended | undefined,
  ): Promise<TeachOutcome> {
    if (decision === 'reject') return teaching.retire(note, by);
    if (edited === undefined) return teaching.restore(note, by);
    const changed = await teaching.edit(note, { ...edited, verbatim: false }, by);
    return changed.kind === 'saved' ? teaching.restore(changed.note, by) : changed;
  }

  /** Tells whoever proposed it, in the conversation where they did. */
  async function tell(note: TaughtNote, decision: Decision): Promise<void> {
    const proposer = await store.proposers.find(note, note.id);
    if (proposer === null) return;
    const { language } = (await settings.at(proposer.place)).values;
    const messages = messagesOf(language);
    const reply = inLanguage(presentDecision(note, decision, proposer.author, messages), messages);
    const key = `proposal/${workspaceName(note)}/${note.id}`;
    await store.outbox.accept(newsDelivery(key, proposer.place, reply, proposer.author));
    await store.proposers.remove(note, note.id);
  }

  return {
    mayTeach: (by) => teaching.mayTeach(by),
    async save(answer, by) {
      const { draft, before } = await draftFor(answer, by);
      if (before?.state === 'proposed') {
        await tellAuthor(before, answer, by);
        return proposed(before, by);
      }
      if (!(await teaching.mayTeach(by))) return propose(draft, answer, by);
      const target = answer.as === 'new' ? null : await targetOf(answer, by, teaching);
      const takes = target !== null && fitsInto(target, draft, by);
      const outcome = takes
        ? await extend(target, answer, by, teaching)
        : before === null
          ? await teaching.keep(draft, by)
          : ({ kind: 'saved', note: before, warnings: [] } as const);
      if (outcome.kind !== 'saved') return failed(outcome);
      const { note, warnings } = outcome;
      if (!takes) await tellAuthor(note, answer, by);
      const closing = await closeFor(note, answer.entry, by);
      const beside = answer.as !== 'new' && !takes;
      const found = beside ? warnings.filter((one) => !isSameTopic(one, note)) : warnings;
      return { kind: 'kept', note, beside, closing, warnings: found };
    },
    async proposals(by) {
      if (!(await teaching.mayTeach(by))) return [];
      const all = await teaching.listAll(by, { states: ['proposed'] });
      return [...all].sort((a, b) => a.createdAt - b.createdAt);
    },
    proposal,
    async decide(id, decision, by, edited) {
      if (!(await teaching.mayTeach(by))) return { kind: 'refused' };
      const note = await proposal(id, by);
      const before = note ?? (await decided(id, by, decision));
      if (before === null) return { kind: 'none' };
      const outcome =
        note === null
          ? ({ kind: 'saved', note: before, warnings: [] } as const)
          : await settle(note, decision, by, edited);
      switch (outcome.kind) {
        case 'none':
          return { kind: 'none' };
        case 'saved':
          break;
        case 'unfit':
        case 'held':
          return outcome;
        case 'refused':
          return { kind: 'refused' };
        default:
          return { kind: 'busy' };
      }
      const settled = outcome.note;
      const closing = decision === 'accept' ? await closeFor(settled, null, by) : null;
      await tell(settled, decision);
      return decision === 'accept'
        ? { kind: 'kept', note: settled, closing, warnings: outcome.warnings }
        : { kind: 'rejected', note: settled };
    },
  };
}

function failed(outcome: Exclude<TeachOutcome, { kind: 'saved' }>): SavingOutcome {
  switch (outcome.kind) {
    case 'unfit':
    case 'held':
    case 'full':
      return outcome;
    case 'refused':
      return { kind: 'refused' };
    case 'conflict':
    case 'none':
      return { kind: 'busy' };
  }
}

/** An id from what tells it from others: what is sent again is the same note. */
function idOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\0')).digest();
  return digest.readBigUInt64BE().toString(36).slice(-8).padStart(8, '0');
}

function draftOf(answer: Answer, by: Teacher): NoteDraft {
  const { key, question, text, topic, source, struck, as, entry, credit } = answer;
  const { adapter, workspace, channel } = by.place;
  // Whose words they are, they alone say whether the note names them.
  const isOwn = source === null || source.author === by.author;
  const name = isOwn ? credit : null;
  const author = source?.author ?? (name === null ? '' : by.author);
  const words = [as, topic, question, text, name ?? ''];
  return {
    id: source === null ? idOf(key) : idOf(adapter, workspace, channel, source.message, ...words),
    // From the page, what another workspace asked is answered there.
    ...(entry !== null && { workspace: teamOf(entry) }),
    topic: topic || question,
    text,
    questions: question === '' || question === (topic || question) ? [] : [question],
    source: source && sourceOf(source, by),
    author: author === '' ? null : { id: author, hears: false },
    credit: name,
    verbatim: (source?.digest ?? '') !== '' && !struck && as === 'new',
  };
}

function sourceOf({ message, link, at }: ChosenSource, { place }: Teacher): TaughtSource {
  return { adapter: place.adapter, channel: place.channel, message, link, at };
}

/** The note from chat that an answer is to go into; `null`: none, or one that is written by hand. */
async function targetOf(
  { topic, entry }: Answer,
  by: Teacher,
  teaching: Teaching,
): Promise<TaughtNote | null> {
  const note = topic === '' ? null : await teaching.find(entry ?? by.place, topic, by);
  return note?.state === 'kept' ? note : null;
}

/** What goes beside a note stands below its topic once more, on purpose. */
function isSameTopic({ code, about }: NoteProblem, { topic }: TaughtNote): boolean {
  return code === 'duplicate' && about?.words === topic;
}

/** What was said where few hear it goes into no note that more people see. */
function fitsInto(
  { audience }: TaughtNote,
  { source, audience: wanted }: NoteDraft,
  { place }: Teacher,
): boolean {
  const own = wanted === undefined ? audienceOf(source ?? place) : wanted;
  if (own === null) return true;
  return audience?.every((entry) => own.includes(entry)) ?? false;
}

/** Somebody else may change the note at the same time: then what they wrote stays, and it is tried again. */
const MOST_TRIES = 5;

async function extend(
  first: TaughtNote,
  answer: Answer,
  by: Teacher,
  teaching: Teaching,
): Promise<TeachOutcome> {
  let note = first;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const text = answer.as === 'line' ? withLine(note.text, answer.text) : note.text;
    const questions = withQuestion(note, answer.question);
    if (text === note.text && questions === note.questions)
      return { kind: 'saved', note, warnings: [] };
    if (text.length > LONGEST_TAUGHT)
      return {
        kind: 'unfit',
        problems: [{ field: 'text', code: 'too-long', most: LONGEST_TAUGHT }],
      };
    const outcome = await teaching.edit(note, { text, questions, verbatim: false }, by);
    if (outcome.kind !== 'conflict') return outcome;
    ({ note } = outcome);
  }
  return { kind: 'conflict', note };
}

/** A paragraph of its own below what is there; what is there already is not said twice. */
function withLine(text: string, line: string): string {
  return text.includes(line.trim()) ? text : `${text.trimEnd()}\n\n${line.trim()}`;
}

function withQuestion({ questions, topic }: TaughtNote, question: string): readonly string[] {
  const same = (one: string): boolean => one.toLowerCase() === question.toLowerCase();
  return question === '' || same(topic) || questions.some(same)
    ? questions
    : [...questions, question];
}

async function openQuestion(
  note: TaughtNote,
  { store, stemsOf }: SavingOptions,
): Promise<InboxEntry | null> {
  // The one that was added last is the one that was answered.
  for (const question of [...note.questions.slice().reverse(), note.topic]) {
    const stems = stemsOf(question);
    const entry = stems.length === 0 ? null : await store.inbox.match(note, stems);
    if (entry?.state === 'open') return entry;
  }
  return null;
}
