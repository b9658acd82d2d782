/** `/inbox`: the questions that the notes did not answer, for those who manage. */
import { LONGEST_RESOLUTION, type InboxDesk, type Resolution } from '../../core/inbox.js';
import { findInInboxes, listInboxes } from '../../core/inbox-search.js';
import type { Reply } from '../../core/reply.js';
import { noteNamed } from '../closing-note.js';
import type { Command, CommandContext } from '../command.js';
import { presentClosing, presentEntry, presentInbox } from '../present/inbox.js';
import { scopeOf } from '../scope.js';
import { choiceBlock, clip, sayProblem } from '../present/plain.js';
import { refuseToManage } from '../present/refusal.js';

/** Enough to begin with; the web page lists all. */
const LISTED = 10;

const USAGE =
  'I know /inbox, /inbox closed, /inbox show 12, /inbox close 12 note A topic, and /inbox close 12 because A reason.';

/** Shows and closes questions. */
export const inbox: Command = {
  spec: {
    name: 'inbox',
    summary: 'For managers: the questions that the notes did not answer; close them',
    options: [
      { name: 'action', summary: 'closed, show 12, close 12 note A topic', required: false },
    ],
    guarded: true,
    example: '/inbox',
  },
  async run(argument, context) {
    if (!context.mayManage)
      return { reply: refuseToManage(context.message, context.settings.values.managers) };
    const desk = context.parts.inbox;
    if (desk === undefined) return { reply: sayProblem('Here no questions are kept.') };
    return { reply: { ...(await act(argument, desk, context)), audience: 'asker' } };
  },
};

const ACTION =
  /^(?:(open|closed)|show\s+#?(\d{1,15})|close\s+#?(\d{1,15})\s+(note|because)\s+(.+))?$/is;

async function act(argument: string, desk: InboxDesk, context: CommandContext): Promise<Reply> {
  const [known, state, shown, closed, how, words] = ACTION.exec(argument.trim()) ?? [];
  if (known === undefined) return sayProblem(USAGE);
  if (shown !== undefined) return show(Number(shown), desk, context);
  if (closed !== undefined && how !== undefined && words !== undefined)
    return close(Number(closed), how.toLowerCase(), words.trim(), desk, context);
  const wanted = state?.toLowerCase() === 'closed' ? 'closed' : 'open';
  const filter = { state: wanted, limit: LISTED } as const;
  const entries = await listInboxes(desk, await scopeOf(context.message.place, desk), filter);
  return presentInbox(entries, wanted);
}

async function show(id: number, desk: InboxDesk, context: CommandContext): Promise<Reply> {
  const entry = await findInInboxes(desk, await scopeOf(context.message.place, desk), id);
  return entry === null ? noSuch(id) : presentEntry(entry);
}

async function close(
  id: number,
  how: string,
  words: string,
  desk: InboxDesk,
  context: CommandContext,
): Promise<Reply> {
  const { message } = context;
  const entry = await findInInboxes(desk, await scopeOf(context.message.place, desk), id);
  if (entry === null) return noSuch(id);
  const resolution = how === 'note' ? note(words, context) : reason(words);
  if ('summary' in resolution) return resolution;
  const closer = { through: message.place.adapter, author: message.author };
  const outcome = await desk.close(entry, id, resolution, closer);
  return outcome.kind === 'not-found' ? noSuch(id) : presentClosing(outcome);
}

function noSuch(id: number): Reply {
  return sayProblem(`There is no question ${id} in the inbox. /inbox lists them.`);
}

function reason(words: string): Resolution | Reply {
  if (words.length <= LONGEST_RESOLUTION) return { kind: 'reason', text: words };
  return sayProblem(`A reason has at most ${LONGEST_RESOLUTION} characters.`);
}

function note(words: string, { parts }: CommandContext): Resolution | Reply {
  const named = noteNamed(words, parts);
  if (named.kind === 'note') return { kind: 'note', text: named.topic };
  return sayProblem(
    `The notes have no topic “${clip(words, 60)}”. Write the note first, or name one that is there.`,
    ...choiceBlock(
      'The nearest:',
      named.near.map((topic) => ({ label: clip(topic, 75), message: `/notes ${topic}` })),
    ),
  );
}
