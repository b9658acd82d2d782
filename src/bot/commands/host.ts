/** `/host`: the team's machines under names of their own, for `/canirun nginx build-server` and `/canirun nginx all`. */
import { distilHost } from '../../canirun/hosts/pasted/distil.js';
import { LONGEST_DESCRIPTION, MOST_PROFILES, readProfileName } from '../../core/host-profiles.js';
import type { Reply } from '../../core/reply.js';
import type { Command, CommandContext } from '../command.js';
import { splitPaste } from '../pasted.js';
import { presentKept, presentProfile, presentProfiles, presentUnclear } from '../present/host.js';
import { clip, sayPlain, sayProblem } from '../present/plain.js';
import { refuseToManage } from '../present/refusal.js';
import type { TeamHosts } from '../team-hosts.js';

const USAGE =
  'I know /host list, /host show web01, /host add web01 ubuntu 24.04 (or what docker info, uname -a and the like print there), and /host remove web01.';

const NO_NAME =
  'A name has up to 40 letters, digits and . _ - between them, such as build-server; “all” and “on” mean something else.';

/** Names, shows and forgets machines. */
export const host: Command = {
  spec: {
    name: 'host',
    summary: 'Your team’s machines for /canirun: list, show, add or remove one',
    options: [
      {
        name: 'action',
        summary: 'list, show web01, add web01 ubuntu 24.04, remove web01',
        required: false,
      },
    ],
    guarded: true,
    example: '/host add build-server ubuntu 24.04 xeon e5-2670',
  },
  async run(argument, context) {
    const { hosts } = context.parts;
    if (hosts === undefined) return { reply: sayProblem('Here no hosts are kept.') };
    return { reply: await act(argument, hosts, context) };
  },
};

const ACTION = /^(list|show|add|remove)(?:\s+(\S+)(?:\s+(.+))?)?$/is;

async function act(argument: string, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  const [known, action, named, description = ''] = ACTION.exec(argument.trim() || 'list') ?? [];
  if (known === undefined) return sayProblem(USAGE);
  const { place } = context.message;
  if (action?.toLowerCase() === 'list')
    return named === undefined ? presentProfiles(await hosts.list(place)) : sayProblem(USAGE);
  if (named === undefined) return sayProblem(USAGE);
  const name = readProfileName(named);
  if (name === null) return sayProblem(`“${clip(named, 60)}” is no name for a host. ${NO_NAME}`);
  switch (action?.toLowerCase()) {
    case 'show':
      return show(name, hosts, context);
    case 'remove':
      return remove(name, hosts, context);
    default:
      return add(name, description, hosts, context);
  }
}

async function show(name: string, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  const profile = await hosts.find(context.message.place, name);
  if (profile === null) return noSuch(name);
  return presentProfile(profile, context.parts.canirun.hosts.recognise(profile.description));
}

async function remove(name: string, hosts: TeamHosts, context: CommandContext): Promise<Reply> {
  if (!context.mayManage) return refuse(context);
  const was = await hosts.remove(context.message.place, name);
  return was ? sayPlain(`${name} is forgotten.`) : noSuch(name);
}

/** Only what is understood is kept, so that a name never stands for a riddle. */
async function add(
  name: string,
  typed: string,
  hosts: TeamHosts,
  context: CommandContext,
): Promise<Reply> {
  if (!context.mayManage) return refuse(context);
  const { words, paste } = splitPaste(typed);
  const description = distilHost(`${words}\n${paste}`.trim());
  if (description === '')
    return sayProblem(
      `What is ${name}? Describe it behind its name, or paste what docker info prints there. ${USAGE}`,
    );
  if (description.length > LONGEST_DESCRIPTION)
    return sayProblem(
      `That description has ${description.length} characters, and I keep up to ${LONGEST_DESCRIPTION}. Name its system, version and processor.`,
    );
  const recognition = context.parts.canirun.hosts.recognise(description);
  if (!recognition.readings.some(({ os }) => os !== undefined))
    return presentUnclear(name, recognition);
  const outcome = await hosts.put(context.message.place, { name, description });
  if (outcome === 'full')
    return sayProblem(
      `Your team has ${MOST_PROFILES} hosts, which is as many as I keep. Remove one first: /host list shows them.`,
    );
  return presentKept(name, recognition, outcome);
}

function noSuch(name: string): Reply {
  return sayProblem(`Your team has no host called ${name}. /host list shows those that it has.`);
}

function refuse({ message, settings }: CommandContext): Reply {
  return refuseToManage(message, settings.values.managers);
}
