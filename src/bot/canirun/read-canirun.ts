/**
 * What somebody wants judged, told from what they typed and pasted behind `/canirun`: a bare pair of image and host, a
 * whole command line, a file that names images, a command's output that describes the host; in either order.
 */
import type { HostRecognition } from '../../canirun/hosts/host.js';
import type { ImageList } from '../../canirun/image-lists/image-list.js';
import { readNodePools } from '../../canirun/hosts/pasted/node-pools.js';
import { readCommands } from '../../canirun/image-lists/commands.js';
import { readImageList } from '../../canirun/image-lists/image-list-reader.js';
import { readCommandLine, type CommandLine } from '../../canirun/reference/command-line.js';
import { cleanTyped } from '../../canirun/reference/reference-input.js';
import { parseReference } from '../../canirun/reference/reference.js';
import { WHOLE_SYSTEM, isKnownImage, isSystem, wholeSystem } from '../../canirun/whole-system.js';
import type { CanirunParts } from '../parts.js';
import { splitPaste } from './pasted.js';
import { plainLine } from './plain-line.js';
import { splitCanirun } from './split-canirun.js';

/** An image and a host, as words; either may be empty where nothing names it. */
export interface CanirunPair {
  readonly image: string;
  readonly host: string;
}

/** What is to be judged. */
export type CanirunReading =
  /** One pair, the best reading first; another where both make sense. */
  | { readonly kind: 'pairs'; readonly pairs: readonly CanirunPair[] }
  /** The images of a pasted file, or of several commands. */
  | { readonly kind: 'list'; readonly list: ImageList; readonly host: string }
  /** A command that takes its images from a file: `docker compose up`. */
  | { readonly kind: 'file-wanted'; readonly program: string; readonly host: string }
  | { readonly kind: 'nothing' };

/** The one image and host that a reading is about; `null` where it is about more, or one of them is missing. */
export function onlyPair(reading: CanirunReading): CanirunPair | null {
  const [pair] = reading.kind === 'pairs' ? reading.pairs : [];
  if (pair === undefined || pair.host === '' || /[\n;]/.test(pair.host)) return null;
  return /[,;]\s/.test(pair.image) ? null : pair;
}

/** What is asked while reading: images and hosts that are known. */
export type Known = Pick<CanirunParts, 'images' | 'hosts'>;

/**
 * Reads the argument of `/canirun`.
 *
 * @param argument - as typed and pasted
 * @param known - tells images from hosts
 * @param team - names of the team's hosts
 */
export function readCanirun(
  argument: string,
  known: Known,
  team: readonly string[] = [],
): CanirunReading {
  const { words, paste } = splitPaste(plainLine(argument));
  const line = withoutOn(words);
  const reader = { known, team };
  if (paste === '') return line === '' ? { kind: 'nothing' } : readLine(line, reader);
  if (readNodePools(paste).length > 0) return onCluster(line, paste, reader);
  const list = readImageList(paste);
  if (list !== null) return { kind: 'list', list, host: line };
  const commands = readCommands(paste);
  if (commands.images.length > 1) return { kind: 'list', list: commands, host: line };
  const [command] = commands.images;
  if (command !== undefined) return pair(imageOf(command), line);
  if (line === '') return readLine(cleanTyped(paste), reader);
  return besidePaste(readLine(withoutTrailingOn(line), reader), paste);
}

/**
 * Reads an image and a host that were given apart: neither is ever taken for part of the other.
 * @param pair - as typed; instead of an image also a whole command that runs one
 */
export function readFields({ image, host }: CanirunPair): CanirunPair {
  const named = plainLine(image);
  const command = readCommandLine(named);
  const isRun = command !== null && command.image !== '';
  return { image: isRun ? imageOf(command) : named, host: withoutOn(plainLine(host)) };
}

/** The nodes of a cluster are the hosts; the head of their table may stand behind the image. */
function onCluster(line: string, paste: string, reader: Reader): CanirunReading {
  const image = line.replace(/\bNAME\s+STATUS\b.*$/, '').trim();
  const isList = /^\S+(?:[,;] \S+)+$/.test(image);
  return image === '' || isList
    ? pair(image, paste)
    : besidePaste(readLine(withoutTrailingOn(image), reader), paste);
}

/** The pasted output of a command on the host describes it, beside what was said of it. */
function besidePaste(reading: CanirunReading, paste: string): CanirunReading {
  const withHost = (host: string) => [host, paste].filter((part) => part !== '').join('\n');
  if (reading.kind === 'file-wanted') return { ...reading, host: withHost(reading.host) };
  if (reading.kind !== 'pairs') return reading;
  const [first] = reading.pairs;
  return first === undefined ? reading : pair(first.image, withHost(first.host));
}

/** What reading goes by. */
interface Reader {
  readonly known: Known;
  readonly team: readonly string[];
}

function readLine(line: string, reader: Reader): CanirunReading {
  const command = readCommandLine(line);
  if (command !== null) return readCommand(command, reader);
  const behindHost = commandBehind(line, reader);
  if (behindHost !== null) return behindHost;
  const splits = splitCanirun(line, (text) => reader.known.images.namesVm(text));
  const [first] = splits;
  if (first === undefined) return { kind: 'nothing' };
  const quoted = readCommandLine(first.image);
  if (quoted !== null && quoted.image !== '') return pair(imageOf(quoted), first.host);
  if (first.by === 'quotes') return { kind: 'pairs', pairs: splits };
  const readings = [...asSystem(first, line, reader), ...splits];
  const other = first.by === 'on' ? null : hostFirst(line, reader);
  if (other === null) return pairs(readings);
  return pairs(isPlausible(first, reader) ? [...readings, other] : [other, ...readings]);
}

function pairs(all: readonly CanirunPair[]): CanirunReading {
  const key = ({ image, host }: CanirunPair) => `${image}\n${host}`;
  const unique = new Map(all.map(({ image, host }) => [key({ image, host }), { image, host }]));
  return { kind: 'pairs', pairs: [...unique.values()].slice(0, 2) };
}

function pair(image: string, host: string): CanirunReading {
  return { kind: 'pairs', pairs: [{ image, host }] };
}

/** An image with the platform and the graphics card that were asked for, as words that are read so again. */
function imageOf({
  image,
  platform,
  gpu,
}: Pick<CommandLine, 'image' | 'platform' | 'gpu'>): string {
  if (gpu !== undefined)
    return `docker run --gpus=all ${platform === undefined ? '' : `--platform=${platform} `}${image}`;
  return platform === undefined ? image : `docker pull --platform=${platform} ${image}`;
}

function readCommand(command: CommandLine, reader: Reader): CanirunReading {
  const { program, rest, wantsFile } = command;
  const host = hostIn(rest, reader);
  if (wantsFile)
    return { kind: 'file-wanted', program, host: lostIn(host, reader) === Infinity ? '' : host };
  return command.image === '' ? { kind: 'nothing' } : pair(imageOf(command), host);
}

/** `macbook m2: docker run mysql:5.7`. */
function commandBehind(line: string, reader: Reader): CanirunReading | null {
  const at = /\s(?=(?:sudo\s+)?(?:docker|podman|nerdctl|kubectl)\s+[a-z-]+\s)/.exec(line);
  if (at === null) return null;
  const command = readCommandLine(line.slice(at.index).trim());
  const host = line.slice(0, at.index).replace(/(?<![:,])[:,]+$/, '');
  if (command === null || command.image === '' || !isHost(host, reader)) return null;
  return pair(imageOf(command), host);
}

/**
 * The host behind a command: what follows may be the container's own command too (`docker run ubuntu bash on pi 4`).
 * Of the ways to read it, the one that leaves the fewest words not understood counts, the longest among those.
 */
function hostIn(rest: string, reader: Reader): string {
  const text = rest.replace(/^--\s+/, '');
  const ways = [
    withoutOn(text),
    ...[...text.matchAll(/\son\s/gi)].slice(0, 4).map((on) => text.slice(on.index + on[0].length)),
    text.replace(/^\S+\s*/, ''),
  ].filter((way) => way !== '');
  const ranked = ways.map((way) => ({ way, lost: lostIn(way, reader) }));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (best_, one) => (best_ === undefined || one.lost < best_.lost ? one : best_),
    undefined,
  );
  return best === undefined || best.lost === Infinity ? withoutOn(rest) : best.way;
}

/** How many words of a host's description mean nothing; infinite where it describes none. */
export function lostIn(text: string, { known, team }: Reader): number {
  if (team.includes(text.toLowerCase()) || text.toLowerCase() === 'all') return 0;
  const { understood, ignored } = known.hosts.recognise(text);
  return understood.length === 0 ? Infinity : ignored.length;
}

function isHost(text: string, reader: Reader): boolean {
  return lostIn(text, reader) === 0;
}

/** A pair of an image that is known, and a host that is understood to the last word. */
function isPlausible({ image, host }: CanirunPair, reader: Reader): boolean {
  return (
    host !== '' &&
    isHost(host, reader) &&
    (isKnownImage(image, reader.known.images) || /[:/@]/.test(image))
  );
}

/** `raspberry pi zero nginx`: the last word is an image, what stands before it a host. */
function hostFirst(line: string, reader: Reader): CanirunPair | null {
  const words = line.split(/\s+/);
  const image = words.at(-1) ?? '';
  const host = words
    .slice(0, -1)
    .join(' ')
    .replace(/(?<![:,])[:,]+$/, '');
  if (host === '' || parseReference(image).kind !== 'reference') return null;
  const isImage =
    isKnownImage(image, reader.known.images) || /^[a-z][\w.-]*[:/@][\w.:/@-]+$/.test(image);
  return isImage && isHost(host, reader) ? { image, host } : null;
}

/** A system in the place of the image (`windows 11 on macbook m1`): what it stands for. */
function asSystem(first: CanirunPair, line: string, reader: Reader): readonly CanirunPair[] {
  const { image, host } = systemBefore(first, line, reader) ?? first;
  if (host === '') return [];
  return wholeSystem(image, reader.known).map((name) => ({ image: name, host }));
}

function known(text: string, reader: Reader): HostRecognition {
  return reader.known.hosts.recognise(text);
}

/** Without an `on`: the first place at which a whole system ends and a host begins. */
function systemBefore(
  first: CanirunPair & { by?: string },
  line: string,
  reader: Reader,
): CanirunPair | null {
  if (first.by !== 'first-word' || !WHOLE_SYSTEM.test(line)) return null;
  const words = line.split(/\s+/);
  for (let at = 2; at < Math.min(words.length, 6); at++) {
    const [image, host] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const { readings, ignored } = known(host, reader);
    if (isSystem(known(image, reader)) && readings.length > 0 && ignored.length === 0)
      return { image, host };
  }
  return null;
}

/** `nginx on:`, with the host below. */
function withoutTrailingOn(line: string): string {
  return line.replace(/(?<!\s)\s+on\s*:?$/i, '');
}

function withoutOn(text: string): string {
  return text.replace(/^on\s+/i, '').trim();
}
