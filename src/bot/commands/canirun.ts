/** `/canirun`: whether an image runs on a host; several images or hosts give a matrix. */
import type { ImageFacts } from '../../canirun/image.js';
import { splitCanirun, type CanirunSplit } from '../../canirun/split-canirun.js';
import type { Verdict } from '../../canirun/verdict.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Command, CommandContext } from '../command.js';
import { presentMatrix, type MatrixCell } from '../present/matrix.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../present/plain.js';
import { presentVerdict } from '../present/verdict.js';

/** At most this many verdicts at once: a registry is asked for each image. */
const MAX_CELLS = 24;

/** Judges images on hosts. */
export const canirun: Command = {
  spec: {
    name: 'canirun',
    summary: 'Say whether a container or VM image runs on a host, and why',
    options: [
      {
        name: 'image',
        summary: 'nginx:alpine, or "windows 10 vm"',
        required: true,
        completes: 'image',
      },
      {
        name: 'host',
        summary: 'In your words: windows 7, macbook m2',
        required: true,
        completes: 'host',
      },
    ],
    example: '/canirun nginx:alpine raspberry pi zero',
  },
  async run(argument, context) {
    return { reply: await respond(argument, context) };
  },
};

async function respond(argument: string, context: CommandContext): Promise<Reply> {
  const [split, other] = splitArgument(argument);
  if (split === undefined) return usage();
  if (split.host === '') return askForHost(split.image);
  const images = listOf(split.image, /\s*[,;]\s+/);
  const hosts = listOf(split.host, /\s*(?:;|\n\s*\n)\s*/);
  if (images.length * hosts.length > 1) return matrix(images, hosts, context);
  const verdict = await judge(split.image, split.host, context);
  const reply = presentVerdict(verdict);
  return other === undefined
    ? reply
    : { ...reply, blocks: [...reply.blocks, ...otherReading(other)] };
}

/** A text of several lines is an image in the first line and the pasted output of a command on the host below it. */
function splitArgument(argument: string): readonly CanirunSplit[] {
  const withoutFences = argument.replace(/```\w*\n?/g, '\n').trim();
  const newline = withoutFences.indexOf('\n');
  if (newline < 0) return splitCanirun(withoutFences);
  const [first] = splitCanirun(withoutFences.slice(0, newline).replace(/\s+on\s*:?\s*$/i, ''));
  if (first === undefined) return [];
  const host = [first.host, withoutFences.slice(newline + 1).trim()].filter((part) => part !== '');
  return [{ ...first, host: host.join('\n') }];
}

function listOf(typed: string, separator: RegExp): string[] {
  return typed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Learns about the image and judges it on the host. */
async function judge(image: string, host: string, context: CommandContext): Promise<Verdict> {
  return judgeFacts(await describe(image, context), host, context);
}

function describe(image: string, { parts, message }: CommandContext): Promise<ImageFacts> {
  return parts.canirun.images.describe({ name: image, asker: message.author });
}

function judgeFacts(facts: ImageFacts, host: string, { parts }: CommandContext): Verdict {
  return parts.canirun.judge.judge(facts, parts.canirun.hosts.recognise(host));
}

async function matrix(
  images: readonly string[],
  hosts: readonly string[],
  context: CommandContext,
): Promise<Reply> {
  if (images.length * hosts.length > MAX_CELLS)
    return sayProblem(
      `That is ${images.length * hosts.length} verdicts, and I give up to ${MAX_CELLS} at once. Please ask for fewer images or hosts.`,
    );
  const described = await Promise.all(images.map((image) => describe(image, context)));
  const cells = described.flatMap((facts, at) =>
    hosts.map((host): MatrixCell => {
      const image = images[at] ?? facts.name;
      return {
        verdict: judgeFacts(facts, host, context),
        row: image,
        column: host,
        message: `/canirun ${quoted(image)} on ${host}`,
      };
    }),
  );
  return presentMatrix(cells, []);
}

function otherReading({ image, host }: CanirunSplit): Block[] {
  const reading = {
    label: clip(`${image} on ${host}`, 75),
    message: `/canirun "${image}" on ${host}`,
  };
  return choiceBlock('I could also have read:', [reading]);
}

function quoted(image: string): string {
  return /\s/.test(image) ? `"${image}"` : image;
}

function usage(): Reply {
  return sayPlain(
    'Say an image and a host: /canirun <image> <host>.',
    ...choiceBlock('For example:', [
      { label: 'nginx:alpine on Windows 7', message: '/canirun nginx:alpine windows 7' },
      { label: 'mysql:5.7 on a MacBook M2', message: '/canirun mysql:5.7 macbook m2' },
      { label: 'A Windows 10 VM on Ubuntu', message: '/canirun "windows 10 vm" on ubuntu 24.04' },
    ]),
  );
}

function askForHost(image: string): Reply {
  return sayPlain(
    `On which host should ${clip(image, 90)} run? Say it in your words, or paste the output of docker info or uname -a.`,
    ...choiceBlock(
      'For example:',
      ['Windows 11', 'MacBook M2', 'Ubuntu 24.04', 'Raspberry Pi 4'].map((host) => ({
        label: host,
        message: `/canirun ${quoted(image)} on ${host}`,
      })),
    ),
  );
}
