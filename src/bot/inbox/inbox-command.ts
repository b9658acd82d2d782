/** `/inbox`: the questions that the notes did not answer, for those who manage. */
import {
  LONGEST_RESOLUTION,
  type InboxService,
  type Resolution,
} from '../../core/records/inbox.js';
import { findInInboxes, listInboxes } from '../../core/records/inbox-search.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import { noteNamed } from './closing-note.js';
import type { Command, CommandContext } from '../command.js';
import { presentClosing, presentEntry, presentInbox } from './inbox-reply.js';
import { scopeOf } from './scope.js';
import { choiceBlock, clip, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { EN } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** Enough to begin with; the web page lists all. */
const LISTED = 10;

/** What can be asked of it. */
const ACTION =
  /^(?:(open|closed)|show\s+#?(\d{1,15})|close\s+#?(\d{1,15})\s+(note|because)\s+(\S.*))?$/is;

/** Shows and closes questions. */
export const inbox: Command = {
  spec: {
    name: 'inbox',
    summary: EN['command.inbox'],
    options: [{ name: 'action', summary: EN['command.inbox.action'], required: false }],
    guarded: true,
    membersOnly: true,
    bare: ACTION,
    example: '/inbox',
  },
  async run(argument, context) {
    const { message, settings, messages } = context;
    if (!context.mayManage)
      return { reply: refuseToManage(message, settings.values.managers, messages) };
    const service = context.parts.inbox;
    if (service === undefined) return { reply: sayProblem(messages.say('inbox.notKept')) };
    return { reply: { ...(await act(argument, service, context)), audience: 'asker' } };
  },
};

async function act(
  argument: string,
  service: InboxService,
  context: CommandContext,
): Promise<Reply> {
  const [known, state, shown, closed, how, said] = ACTION.exec(argument.trim()) ?? [];
  if (known === undefined) return sayProblem(context.messages.say('inbox.usage'));
  if (shown !== undefined) return show(Number(shown), service, context);
  if (closed !== undefined && how !== undefined && said !== undefined)
    return close(Number(closed), how.toLowerCase(), said.trim(), service, context);
  const wanted = state?.toLowerCase() === 'closed' ? 'closed' : 'open';
  const filter = { state: wanted, limit: LISTED } as const;
  const entries = await listInboxes(service, await scopeOf(context.message.place, service), filter);
  return presentInbox(entries, wanted, context.messages);
}

async function show(id: number, service: InboxService, context: CommandContext): Promise<Reply> {
  const entry = await findInInboxes(service, await scopeOf(context.message.place, service), id);
  return entry === null ? noSuch(id, context.messages) : presentEntry(entry, context.messages);
}

async function close(
  id: number,
  how: string,
  said: string,
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
