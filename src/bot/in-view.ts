/**
 * Runs a command on the notes that the asker may see, and sees to it that nobody else here learns of those that only
 * the asker may see.
 */
import { everybodyIn, type Viewer } from '../core/audience.js';
import type { Conversation } from '../core/conversation.js';
import type { QuestionLog } from '../core/records/inbox.js';
import type { Message, Place } from '../core/message.js';
import type { Note } from '../core/note.js';
import type { Reply } from '../core/reply.js';
import type { CommandResult } from './command.js';
import { withRiddles } from '../study/riddle-deck.js';
import type { BotParts, NoteView } from './parts.js';

/** Runs the command over the given parts. */
type Run = (parts: BotParts, conversation: Conversation | null) => Promise<CommandResult>;

/** How a command is run. */
export interface InViewOptions {
  readonly message: Message;
  readonly parts: BotParts;
  /** Names of the note sets that hold here; `null`: all. */
  readonly chosen: readonly string[] | null;
  /** Sees the notes that everybody may see, wherever they are. */
  readonly outsider?: boolean;
  /** Whether the reply rests on notes, so that it may differ by who looks. Others are run once, as they may act. */
  readonly readsNotes: boolean;
  /** Whether its reply is the asker's alone: run once, over the notes that they may see. */
  readonly forAskerAlone?: boolean;
}

/** Runs a command and remembers what the conversation is about. @returns its reply */
export async function runInView(options: InViewOptions, run: Run): Promise<Reply | null> {
  const { message, parts, chosen, readsNotes } = options;
  const { library, conversations } = parts;
  const { place, addressed } = message;
  if (options.forAskerAlone === true) return runPrivately(options, run);
  const recall = (from: Place) =>
    message.begins === true ? Promise.resolve(null) : conversations.recall(from);
  const conversation = await recall(place);
  if (library === undefined) return settle(parts, message, await run(parts, conversation));
  const open = await library.view(
    options.outsider === true ? everybodyIn(place) : { place },
    chosen,
  );
  // What nobody asked for is said to all.
  const isOwn = addressed && readsNotes && options.outsider !== true;
  const mine = isOwn ? await library.view(message, chosen) : open;
  const over = (view: NoteView): BotParts => partsOver(parts, view);
  if (mine.key === open.key) return settle(parts, message, await run(over(open), conversation));

  const own = ownThread(message);
  const forAsker = await run(over(mine), (await recall(own)) ?? conversation);
  const forAll = await run({ ...over(open), questions: RECORDED_ALREADY }, conversation);
  if (JSON.stringify(forAsker.reply) === JSON.stringify(forAll.reply)) {
    await conversations.forget(own);
    return settle(parts, message, forAll);
  }
  const reply = await settle(parts, { ...message, place: own }, forAsker);
  return reply && { ...reply, audience: 'asker', confidential: true };
}

/** Runs a command whose reply is the asker's alone: what it is about is theirs, too, and no other's in the same thread. */
async function runPrivately(
  { message, parts, chosen, outsider }: InViewOptions,
  run: Run,
): Promise<Reply | null> {
  const { library, conversations } = parts;
  const { place } = message;
  const open = outsider === true ? everybodyIn(place) : message;
  const view = await library?.view(open, chosen);
  const own = ownThread(message);
  const result = await run(
    view === undefined ? parts : partsOver(parts, view),
    await conversations.recall(own),
  );
  const reply = await settle(parts, { ...message, commandThread: own.thread, place: own }, result);
  const isLimited =
    library !== undefined && view?.key !== (await library.view({ place }, chosen)).key;
  return reply && { ...reply, audience: 'asker', ...(isLimited && { confidential: true }) };
}

/** Of notes that are only tried nothing is kept: neither who keeps the team's notes nor its numbers have a use for it. */
function partsOver(
  { questions, noteAnswers, study, ...parts }: BotParts,
  { engine, notes, cards, isTried }: NoteView,
): BotParts {
  return {
    ...parts,
    ...{ engine, notes },
    cards: parts.riddles === undefined ? cards : withRiddles(cards, engine, parts.riddles),
    ...(isTried !== true && {
      ...(questions && { questions }),
      ...(noteAnswers && { noteAnswers }),
      ...(study && { study }),
    }),
  };
}

/** The question was recorded when it was answered for the asker. */
const RECORDED_ALREADY: QuestionLog = { record: () => Promise.resolve() };

/** Follow-ups to what others may not see are not the thread's, which others go on with. */
export function ownThread({ place, author }: Pick<Message, 'place' | 'author'>): Place {
  return { ...place, thread: `${place.thread}#${author}` };
}

async function settle(
  { conversations, now }: BotParts,
  { place, author, commandThread }: Message,
  { reply, conversation }: CommandResult,
): Promise<Reply | null> {
  if (conversation === undefined) return reply;
  const about = { ...conversation, at: now().getTime() };
  const threads = new Set([place.thread, commandThread ?? place.thread]);
  for (const thread of threads) await conversations.remember({ ...place, thread }, about, author);
  return reply;
}

/** The notes that somebody sees when nothing may be loaded: for completions and browsing. */
export function notesFromMemory({ library, notes }: BotParts, viewer: Viewer): readonly Note[] {
  if (library === undefined) return notes();
  // What an outsider is shown as in `runInView`; the settings, which may say more, are not in memory.
  const { place, permissions } = viewer;
  const seen = permissions?.outsider === true ? everybodyIn(place) : viewer;
  return library.peek(seen, null).notes();
}
