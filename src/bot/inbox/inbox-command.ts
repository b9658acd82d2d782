/** `/inbox`: the questions that the notes did not answer, for those who manage. */
import {
  LONGEST_RESOLUTION,
  type InboxService,
  type Resolution,
} from '../../core/records/inbox.js';
import { findInInboxes, listInboxes } from '../../core/records/inbox-search.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Block, Reply } from '../../core/reply.js';
import { noteNamed } from './closing-note.js';
import { defineCommand, type CommandContext } from '../command.js';
import { presentClosing, presentEntry, presentInbox } from './inbox-reply.js';
import { presentDecided, presentProposals } from '../saving/saving-reply.js';
import { scopeOf } from './scope.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { EN } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** Enough to begin with; the web page lists all. */
const LISTED = 10;

const NUMBER = {
  name: 'number',
  summary: EN['command.inbox.number'],
  takes: 'number',
} as const;
/** How a question is closed. */
const HOW = {
  name: 'how',
  summary: EN['command.inbox.how'],
  takes: ['note', 'because'],
} as const;
const WORDS = {
  name: 'words',
  summary: EN['command.inbox.words'],
  takes: 'words',
  completes: 'topic',
} as const;

const NOTE = {
  name: 'note',
  summary: EN['command.inbox.note'],
  takes: 'word',
} as const;
/** What a proposal says instead, where somebody mended it first; the form fills them in. */
const MENDED = [
  { name: 'topic', summary: EN['command.inbox.topic'], takes: 'word', optional: true },
  { name: 'questions', summary: EN['command.inbox.questions'], takes: 'word', optional: true },
  { name: 'answer', summary: EN['command.inbox.answer'], takes: 'words', optional: true },
] as const;

/** Shows and closes questions. */
export const inbox = defineCommand({
  spec: {
    name: 'inbox',
    summary: EN['command.inbox'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.inbox.action'],
        takes: {
          open: [],
          closed: [],
          show: [NUMBER],
          close: [NUMBER, HOW, WORDS],
          accept: [NOTE, ...MENDED],
          reject: [NOTE],
        },
      },
    ],
    guarded: true,
    membersOnly: true,
    bare: /^/,
    example: '/inbox close 12 note A topic',
  },
  async run(given, context) {
    const { message, settings, messages } = context;
    const { action } = given;
    const decides = action === 'accept' || action === 'reject';
    if (decides) return { reply: await decide(given, context) };
    if (!context.mayManage) {
      const proposals = action === 'open' ? await listProposals(context) : [];
      return proposals.length > 0
        ? {
            reply: {
              ...sayPlain(messages.say('proposals.title'), ...proposals),
              audience: 'asker',
            },
          }
        : { reply: refuseToManage(message, settings.values.managers, messages) };
    }
    const service = context.parts.inbox;
    if (service === undefined) return { reply: sayProblem(messages.say('inbox.notKept')) };
    return { reply: { ...(await act(given, service, context)), audience: 'asker' } };
  },
});

/** What was asked. */
type Asked =
  | { readonly action: 'open' | 'closed' }
  | { readonly action: 'show'; readonly number: number }
  | {
      readonly action: 'close';
      readonly number: number;
      readonly how: 'note' | 'because';
      readonly words: string;
    };

/** What is decided about a proposal. */
interface Deciding {
  readonly action: 'accept' | 'reject';
  readonly note: string;
  readonly topic?: string | undefined;
  readonly questions?: string | undefined;
  readonly answer?: string | undefined;
}

async function decide(
  asked: Deciding,
  { message, messages, parts }: CommandContext,
): Promise<Reply> {
  const { note, action, topic = '', questions = '', answer } = asked;
  const mended =
    answer === undefined
      ? undefined
      : { topic, text: answer, questions: questions.split('\n').map((one) => one.trim()) };
  const outcome = await parts.saving?.decide(note.toLowerCase(), action, message, mended);
  const reply = presentDecided(outcome ?? { kind: 'none' }, messages);
  return { ...reply, audience: 'asker' };
}

async function listProposals({ parts, message, messages }: CommandContext): Promise<Block[]> {
  return presentProposals((await parts.saving?.proposals(message)) ?? [], messages);
}

async function act(asked: Asked, service: InboxService, context: CommandContext): Promise<Reply> {
  const { action } = asked;
  switch (action) {
    case 'show':
      return show(asked.number, service, context);
    case 'close':
      return close(asked, service, context);
    case 'open':
    case 'closed': {
      const scope = await scopeOf(context.message.place, service);
      const entries = await listInboxes(service, scope, { state: action, limit: LISTED });
      const reply = presentInbox(entries, action, context.messages);
      const proposals = action === 'open' ? await listProposals(context) : [];
      return { ...reply, blocks: [...reply.blocks, ...proposals] };
    }
  }
}

async function show(id: number, service: InboxService, context: CommandContext): Promise<Reply> {
  const entry = await findInInboxes(service, await scopeOf(context.message.place, service), id);
  return entry === null ? noSuch(id, context.messages) : presentEntry(entry, context.messages);
}

async function close(
  { number: id, how, words: said }: Extract<Asked, { action: 'close' }>,
  service: InboxService,
  context: CommandContext,
): Promise<Reply> {
  const { message, messages } = context;
  const entry = await findInInboxes(service, await scopeOf(context.message.place, service), id);
  if (entry === null) return noSuch(id, messages);
  const resolution = how === 'note' ? await note(said, entry, context) : reason(said, messages);
  if ('summary' in resolution) return resolution;
  const closer = { through: message.place.adapter, author: message.author };
  const outcome = await service.close(entry, id, resolution, closer);
  return outcome.kind === 'not-found' ? noSuch(id, messages) : presentClosing(outcome, messages);
}

function noSuch(id: number, messages: Messages): Reply {
  return sayProblem(messages.say('inbox.noSuch', { id }));
}

function reason(said: string, messages: Messages): Resolution | Reply {
  if (said.length <= LONGEST_RESOLUTION) return { kind: 'reason', text: said };
  return sayProblem(messages.say('inbox.reasonTooLong', { most: LONGEST_RESOLUTION }));
}

async function note(
  typed: string,
  entry: WorkspaceId,
  { parts, messages }: CommandContext,
): Promise<Resolution | Reply> {
  const named = await noteNamed(typed, parts, entry);
  if (named.kind === 'note') return { kind: 'note', text: named.topic };
  return sayProblem(
    messages.say('inbox.noTopic', { topic: clip(typed, 60) }),
    ...choiceBlock(
      messages.say('say.nearest'),
      named.near.map((topic) => ({ label: clip(topic, 75), message: `/notes ${topic}` })),
    ),
  );
}
