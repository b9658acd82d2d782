/** `/host`: the team's machines under names of their own, for `/canirun nginx build-server` and `/canirun nginx all`. */
import { distilHost } from '../../canirun/hosts/pasted/distil.js';
import {
  LONGEST_DESCRIPTION,
  MOST_PROFILES,
  readProfileName,
} from '../../core/records/host-profiles.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { splitPaste } from '../canirun/pasted.js';
import { presentKept, presentProfile, presentProfiles, presentUnclear } from './host-reply.js';
import { clip, sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import type { TeamHosts } from './team-hosts.js';
import { EN } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** One of the team's hosts. */
const NAME = {
  name: 'name',
  summary: EN['command.host.name'],
  takes: 'word',
  completes: 'team-host',
} as const;

/** What it is, in words or pasted; what is missing is asked for by its name. */
const DESCRIPTION = {
  name: 'description',
  summary: EN['command.host.description'],
  takes: 'words',
  optional: true,
} as const;

/** Names, shows and forgets machines. */
export const host = defineCommand({
  spec: {
    name: 'host',
    summary: EN['command.host'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.host.action'],
        takes: { list: [], show: [NAME], add: [NAME, DESCRIPTION], remove: [NAME] },
      },
    ],
    guarded: true,
    membersOnly: true,
    bare: /^/,
    example: '/host add build-server ubuntu 24.04 xeon e5-2670',
  },
  async run(given, context) {
    const { hosts } = context.parts;
    if (hosts === undefined) return { reply: sayProblem(context.messages.say('host.notKept')) };
    return { reply: await act(given, hosts, context) };
  },
});

/** What was asked. */
type Asked =
  | { readonly action: 'list' }
  | { readonly action: 'show' | 'remove'; readonly name: string }
  | { readonly action: 'add'; readonly name: string; readonly description?: string | undefined };

async function act(asked: Asked, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  const { messages, message } = context;
  if (asked.action === 'list') return presentProfiles(await hosts.list(message.place), messages);
  const name = readProfileName(asked.name);
  if (name === null)
    return sayProblem(messages.say('host.wrongName', { name: clip(asked.name, 60) }));
  switch (asked.action) {
    case 'show':
      return show(name, hosts, context);
    case 'remove':
      return remove(name, hosts, context);
    case 'add':
      return add(name, asked.description ?? '', hosts, context);
  }
}

async function show(name: string, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  const { parts, message, messages } = context;
  const profile = await hosts.find(message.place, name);
  if (profile === null) return noSuch(name, messages);
  return presentProfile(profile, parts.canirun.hosts.recognise(profile.description), messages);
}

async function remove(name: string, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  if (!context.mayManage) return refuse(context);
  const { message, messages } = context;
  const was = await hosts.remove(message.place, name);
  return was ? sayPlain(messages.say('host.forgotten', { name })) : noSuch(name, messages);
}

/** Only what is understood is kept, so that a name never stands for a riddle. */
async function add(
  name: string,
  typed: string,
  hosts: TeamHosts,
  context: CommandContext,
): Promise<Reply> {
  if (!context.mayManage) return refuse(context);
  const { messages } = context;
  const pasted = splitPaste(typed);
  const description = distilHost(`${pasted.words}\n${pasted.paste}`.trim());
  if (description === '') return sayProblem(messages.say('host.describe', { name }));
  const { length } = description;
  if (length > LONGEST_DESCRIPTION)
    return sayProblem(messages.say('host.tooLong', { length, most: LONGEST_DESCRIPTION }));
  const recognition = context.parts.canirun.hosts.recognise(description);
  if (!recognition.readings.some(({ os }) => os !== undefined))
    return presentUnclear(name, recognition, messages);
  const outcome = await hosts.put(context.message.place, { name, description });
  if (outcome === 'full') return sayProblem(messages.say('host.full', { most: MOST_PROFILES }));
  return presentKept(name, recognition, outcome, messages);
}

function noSuch(name: string, messages: Messages): Reply {
  return sayProblem(messages.say('host.noSuch', { name }));
}

function refuse({ message, settings, messages }: CommandContext): Reply {
  return refuseToManage(message, settings.values.managers, messages);
}
