/** Answers what somebody wants judged: one verdict in full, a matrix of many, or a question for what is missing. */
import { readNodePools, type NodePool } from '../../canirun/hosts/pasted/node-pools.js';
import { wishesOf, type ImageList } from '../../canirun/image-lists/image-list.js';
import type { CanirunPair, CanirunReading } from './read-canirun.js';
import { formatCanirun } from './split-canirun.js';
import { MOST_PROFILES } from '../../core/records/host-profiles.js';
import type { Block, Reply } from '../../core/reply.js';
import type { CommandContext } from '../command.js';
import { presentProfiles } from '../hosts/host-reply.js';
import { judgeMatrix, type MatrixImage } from './judge-matrix.js';
import { judgeWithTags } from './judge-with-tags.js';
import { clusterBlocks } from './cluster-blocks.js';
import { presentMatrix } from './matrix-reply.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import { presentVerdict, reasonsIn } from './verdict-reply.js';
import type { Messages } from '../messages/messages.js';
import { hostsMeant, type NamedHost } from '../hosts/team-hosts.js';

/** At most this many verdicts at once: a registry is asked for each image. */
const MAX_CELLS = 24;

/** The team's hosts cost no registry anything. */
const MAX_CELLS_OF_TEAM = MOST_PROFILES;

/**
 * Answers a reading.
 * @param reading - from `readCanirun`
 */
export async function answerReading(
  reading: CanirunReading,
  context: CommandContext,
): Promise<Reply> {
  const { messages: say } = context;
  switch (reading.kind) {
    case 'nothing':
      return usage(say);
    case 'file-wanted':
      return sayPlain(say.say('canirun.fileWanted', { program: reading.program }));
    case 'list':
      return judgeList(reading.list, reading.host, context);
    case 'pairs':
      return judgePairs(reading.pairs, context);
  }
}

async function judgePairs(
  [split, other]: readonly CanirunPair[],
  context: CommandContext,
): Promise<Reply> {
  const { messages: say } = context;
  if (split === undefined) return usage(say);
  const pools = readNodePools(split.host);
  if (split.image === '' && pools.length > 0) return askForImage(pools, say);
  if (split.host === '') return askForHost(split.image, say);
  const images = listOf(split.image, /[,;]\s+/);
  const hosts = pools.length > 0 ? [split.host] : listOf(split.host, /;/);
  // Each host is looked up in the store: too many are refused before, whatever they mean.
  const named = images.length * hosts.length;
  if (named > MAX_CELLS_OF_TEAM)
    return sayProblem(say.say('matrix.tooMany', { count: named, most: MAX_CELLS }));
  const meant = await meantBy(hosts, context);
  const [only] = meant;
  if (only === undefined) return presentProfiles([], say);
  if (images.length * meant.length > 1)
    return matrix(
      images.map((name) => ({ row: name, request: { name } })),
      meant,
      [],
      context,
    );
  const reply = await respondInFull(split.image, only, context);
  return other === undefined
    ? reply
    : { ...reply, blocks: [...reply.blocks, ...otherReading(other, say)] };
}

async function respondInFull(
  image: string,
  host: NamedHost,
  context: CommandContext,
): Promise<Reply> {
  const { messages, message, parts } = context;
  const request = { name: image, asker: message.author };
  const now = (): number => parts.now().getTime();
  const verdict = await judgeWithTags(parts.canirun, request, host, { now });
  const reply = presentVerdict(verdict, messages);
  if (!host.profile) return reply;
  const description = clip(host.description, 200);
  const content = messages.inline('verdict.teamHost', { name: host.shown, description });
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', content }] };
}

/** What each description means; none where all of the team's hosts are meant and it has none. */
async function meantBy(
  descriptions: readonly string[],
  { parts, message }: CommandContext,
): Promise<readonly NamedHost[]> {
  const meant = descriptions.map((words) => hostsMeant(words, message.place, parts.hosts));
  return (await Promise.all(meant)).flat();
}

/** One verdict for each image that a Compose file, Dockerfile or Kubernetes manifest names. */
async function judgeList(list: ImageList, host: string, context: CommandContext): Promise<Reply> {
  const { messages } = context;
  const found = list.images.map(({ name }) => name).join(', ');
  if (list.images.length === 0)
    return sayProblem(
      [messages.say('canirun.noImages'), ...list.problems].join(' '),
      ...(list.problems.length > 0 ? reasonsIn(messages) : []),
    );
  if (host === '')
    return sayPlain(messages.say('canirun.fileWhichHost', { images: clip(found, 300) }));
  const images = list.images.map((listed) => ({
    row: listed.name,
    request: { name: listed.image, ...wishesOf(listed) },
  }));
  const meant = await meantBy([host], context);
  if (meant.length === 0) return presentProfiles([], messages);
  return matrix(images, meant, list.problems, context);
}

function listOf(typed: string, separator: RegExp): string[] {
  return typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

async function matrix(
  images: readonly MatrixImage[],
  hosts: readonly NamedHost[],
  notes: readonly string[],
  context: CommandContext,
): Promise<Reply> {
  const count = images.length * hosts.length;
  const most = hosts.every(({ profile }) => profile) ? MAX_CELLS_OF_TEAM : MAX_CELLS;
  if (count > most || images.length > MAX_CELLS)
    return sayProblem(context.messages.say('matrix.tooMany', { count, most }));
  const asker = context.message.author;
  const asked = images.map(({ row, request }) => ({ row, request: { ...request, asker } }));
  const cells = await judgeMatrix(context.parts.canirun, asked, hosts);
  // A team's hosts may be many.
  const areTeams = hosts.every(({ profile }) => profile);
  const side = areTeams && hosts.length > images.length ? 'host' : 'image';
  const reply = presentMatrix(cells, notes, context.messages, side);
  const selectors = clusterBlocks(cells, context.parts.canirun.hosts, context.messages);
  return { ...reply, blocks: [...reply.blocks, ...selectors] };
}

function otherReading({ image, host }: CanirunPair, messages: Messages): Block[] {
  const reading = {
    label: clip(messages.say('matrix.cell', { image, host }), 75),
    message: `/canirun "${image}" on ${host}`,
  };
  return choiceBlock(messages.say('canirun.otherReading'), [reading]);
}

function usage(messages: Messages): Reply {
  return sayPlain(
    messages.say('canirun.usage'),
    ...choiceBlock(messages.say('say.forExample'), [
      {
        label: messages.say('canirun.example.windows7'),
        message: '/canirun nginx:alpine windows 7',
      },
      { label: messages.say('canirun.example.macbook'), message: '/canirun mysql:5.7 macbook m2' },
      {
        label: messages.say('canirun.example.vm'),
        message: '/canirun "windows 10 vm" on ubuntu 24.04',
      },
    ]),
  );
}

function askForImage(pools: readonly NodePool[], messages: Messages): Reply {
  const nodes = pools.reduce((sum, pool) => sum + pool.nodes.length, 0);
  return sayPlain(messages.say('cluster.whichImage', { nodes, pools: pools.length }));
}

function askForHost(image: string, messages: Messages): Reply {
  return sayPlain(
    messages.say('canirun.whichHost', { image: clip(image, 90) }),
    ...choiceBlock(
      messages.say('say.forExample'),
      ['Windows 11', 'MacBook M2', 'Ubuntu 24.04', 'Raspberry Pi 4'].map((host) => ({
        label: host,
        message: `/canirun ${formatCanirun(image, host)}`,
      })),
    ),
  );
}
