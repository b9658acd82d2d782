/** `quaymaster canirun`: one verdict, or a batch of them. */
import { open } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { renderReply, type RenderOptions } from '../../adapters/terminal/render.js';
import { chooseStyle } from '../../adapters/terminal/style.js';
import type { CanirunParts } from '../../bot/parts.js';
import { presentMatrix } from '../../bot/canirun/matrix-reply.js';
import { errorToJson } from '../../bot/errors/error-json.js';
import { headlineBlock, missingBlock, presentError } from '../../bot/errors/error-reply.js';
import { presentVerdict } from '../../bot/canirun/verdict-reply.js';
import { inLanguage, messagesOf, type Messages } from '../../bot/messages/messages.js';
import type { NamedHost } from '../../bot/hosts/team-hosts.js';
import type { ImageRequest } from '../../canirun/image/image.js';
import type { ListedImage } from '../../canirun/image-lists/image-list.js';
import { parsePlatforms, type Platform } from '../../canirun/platform/platform.js';
import { formatCanirun } from '../../bot/canirun/split-canirun.js';
import { toJson } from '../../bot/canirun/verdict-json.js';
import { withTagAdvice } from '../../canirun/tags/tag-advice.js';
import { findTagThatRuns } from '../../canirun/tags/tag-that-runs.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { openCanirun } from '../../app/canirun-parts.js';
import type { Config } from '../../app/config/config.js';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../core/language.js';
import { UserError } from '../../core/errors.js';
import { readProcessConfig, version } from '../../app/main.js';
import {
  CHECK_FORMATS,
  formatReport,
  statusOf,
  type Checked,
  type CheckFormat,
} from './check-report.js';
import { readLogFile } from './log-file.js';
import { readListFile } from './image-list-file.js';
import { readPastedCommand } from './pasted-command.js';
import { inputLines, print, remark, terminalWidth } from '../output.js';
import { hostsNamed } from './team-hosts.js';

/** Options of the command, as given. */
export interface CanirunFlags {
  readonly json?: true;
  readonly offline?: true;
  readonly platforms?: string;
  readonly kind?: string;
  readonly language?: string;
  readonly batch?: string | true;
  readonly check?: true;
  readonly format?: string;
  /** Hosts of a check, beside the one in the remaining words. */
  readonly host?: readonly string[];
  /** A log with an error to explain; `-`: standard input. */
  readonly error?: string;
}

/** Requests of a batch that wait for a registry at the same time. */
const AT_ONCE = 32;

/** A line of a batch. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  image: z.string(),
  host: z.string(),
  kind: z.enum(['container', 'vm']).optional(),
  platforms: z
    .array(
      z.object({
        os: z.string(),
        architecture: z.string(),
        variant: z.string().optional(),
        os_version: z.string().optional(),
      }),
    )
    .optional(),
  media_type: z.string().optional(),
});

/**
 * Judges one image on one host, or every line of a batch.
 * @param image - as typed; none in a batch
 * @param host - the remaining words, one description
 * @throws UserError for wrong usage and bad lines
 */
export async function canirunCommand(
  image: string | undefined,
  host: readonly string[],
  flags: CanirunFlags,
): Promise<void> {
  const config = readProcessConfig();
  const parts = await openCanirun(config, remark);
  try {
    if (flags.batch !== undefined) await batch(parts, flags);
    else if (flags.error !== undefined)
      await explain(parts, flags.error, image, host.join(' '), flags, config);
    else if (flags.check === true)
      await check(parts, image, [...(flags.host ?? []), host.join(' ')], flags, config);
    else {
      const words = image === undefined ? [] : [image, ...host];
      const pasted = readPastedCommand(words, parts);
      await single(parts, pasted?.image ?? image, pasted?.host ?? host.join(' '), flags, config);
    }
  } finally {
    await parts.close();
  }
}

async function single(
  parts: CanirunParts,
  image: string | undefined,
  host: string,
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  if (image === undefined || host.trim() === '')
    throw new UserError(
      'bad-input',
      'Say an image and a host: quaymaster canirun nginx:alpine windows 7. An image of several words goes in quotes.',
    );
  const list = await readListFile(image);
  const hosts = await hostsNamed(host, config);
  const [first] = hosts;
  if (list === null && first !== undefined && hosts.length === 1) {
    const verdict = await judgeWithTags(parts, requestOf(image, flags), first);
    await print(
      flags.json === true
        ? `${JSON.stringify(toJson(verdict))}\n`
        : drawn(verdict, messagesFor(flags)),
    );
  } else
    await judgeList(
      parts,
      list ?? { images: [{ name: image, image }], problems: [] },
      hosts,
      flags,
    );
}

/**
 * Explains the error in a log, for image and host as far as they are named.
 * @throws UserError for a file that can't be read
 */
async function explain(
  parts: CanirunParts,
  file: string,
  image: string | undefined,
  host: string,
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  const log = await readLogFile(file);
  const facts =
    image === undefined ? undefined : await parts.images.describe(requestOf(image, flags));
  const [named] = host.trim() === '' ? [] : await hostsNamed(host, config);
  const recognised = named && parts.hosts.recognise(named.description);
  const verdict = facts &&
    recognised && { ...parts.judge.judge(facts, recognised), host: named.shown };
  const explanation = parts.errors.explain(log, {
    ...(facts && { image: facts }),
    ...(recognised && { host: recognised }),
    ...(verdict && { verdict }),
  });
  const messages = messagesFor(flags);
  if (flags.json === true) {
    const about = verdict ? toJson(verdict) : { image: image ?? null, host: named?.shown ?? null };
    const error = explanation && errorToJson(explanation);
    await print(`${JSON.stringify({ ...about, error })}\n`);
  } else if (explanation === null) remark(messages.say('error.unknown'));
  else {
    const about = verdict
      ? headlineBlock(verdict, messages)
      : missingBlock(image ?? '', named?.shown ?? '', messages);
    const reply = presentError(explanation, messages, about);
    await print(renderReply(inLanguage(reply, messages), drawing()));
  }
}

/**
 * For pipelines: a report of one line a verdict, and an exit status that tells `no` and `unknown` apart.
 * @throws UserError where image, file, host or format are none
 */
async function check(
  parts: CanirunParts,
  target: string | undefined,
  named: readonly string[],
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  const descriptions = named.filter((words) => words.trim() !== '');
  if (target === undefined || descriptions.length === 0)
    throw new UserError(
      'bad-input',
      'Say what to check and where: quaymaster canirun --check compose.yml --host "raspberry pi 4" --host "ubuntu 24.04".',
    );
  const format = formatOf(flags);
  const list = await readListFile(target);
  const hosts = (await Promise.all(descriptions.map((words) => hostsNamed(words, config)))).flat();
  for (const problem of list?.problems ?? []) remark(problem);
  const images: readonly (Pick<ListedImage, 'name' | 'image' | 'platform'> & { line?: number })[] =
    list?.images ?? [{ name: target, image: target }];
  const checked = await Promise.all(
    images.flatMap(({ name, image, platform, line }) =>
      hosts.map(async (host): Promise<Checked> => {
        const wanted = platform === undefined ? {} : { platform };
        const verdict = await judgeOn(parts, { ...requestOf(image, flags), ...wanted }, host);
        return {
          name,
          verdict: toJson(verdict),
          ...(line === undefined ? {} : { at: { file: pathHere(target), line } }),
        };
      }),
    ),
  );
  await print(formatReport(checked, format, version()));
  process.exitCode = statusOf(checked);
}

/** As the repository calls the file, where the command runs at its top: annotations are shown at that path. */
function pathHere(file: string): string {
  const here = relative(process.cwd(), resolve(file));
  return here.startsWith('..') ? file : here;
}

/** @throws UserError for a format that there is not */
function formatOf({ format = 'text' }: CanirunFlags): CheckFormat {
  const known = CHECK_FORMATS.find((one) => one === format);
  if (known !== undefined) return known;
  throw new UserError(
    'bad-input',
    `--format ${format} is not possible; give ${CHECK_FORMATS.join(', ')}.`,
  );
}

/** A verdict, and where the image does not run, the newest of its tags that does. */
async function judgeWithTags(
  parts: CanirunParts,
  request: ImageRequest,
  { shown, description }: NamedHost,
): Promise<Verdict> {
  const { images, judge, hosts } = parts;
  const [image, host] = [await images.describe(request), hosts.recognise(description)];
  const verdict = { ...judge.judge(image, host), host: shown };
  const offline = request.offline === undefined ? {} : { offline: request.offline };
  const search = { image, host, verdict, ...offline };
  return withTagAdvice(verdict, await findTagThatRuns({ images, judge, now: Date.now }, search));
}

/** A verdict under the name that the host was called by. */
async function judgeOn(
  parts: CanirunParts,
  request: ImageRequest,
  { shown, description }: NamedHost,
): Promise<Verdict> {
  return { ...(await judge(parts, request, description)), host: shown };
}

/** Images with the names of their rows: services of a file, or just their own. */
interface NamedImages {
  readonly images: readonly Pick<ListedImage, 'name' | 'image' | 'platform'>[];
  readonly problems: readonly string[];
}

/** One verdict for each image on each host. */
async function judgeList(
  parts: CanirunParts,
  list: NamedImages,
  hosts: readonly NamedHost[],
  flags: CanirunFlags,
): Promise<void> {
  for (const problem of list.problems) remark(problem);
  const cells = await Promise.all(
    list.images.flatMap(({ name, image, platform }) =>
      hosts.map(async (host) => {
        const request = {
          ...requestOf(image, flags),
          ...(platform === undefined ? {} : { platform }),
        };
        return {
          verdict: await judgeOn(parts, request, host),
          image: name === image ? image : `${name}: ${image}`,
          host: host.shown,
          message: `/canirun ${formatCanirun(image, host.shown)}`,
          ...(name === image ? {} : { id: name }),
        };
      }),
    ),
  );
  if (flags.json === true)
    for (const { verdict, id } of cells) await print(`${JSON.stringify(toJson(verdict, id))}\n`);
  else
    await print(
      renderReply(
        presentMatrix(
          cells,
          [],
          messagesFor(flags),
          hosts.length > list.images.length ? 'host' : 'image',
        ),
        drawing(),
      ),
    );
}

function requestOf(name: string, flags: CanirunFlags): ImageRequest {
  const { kind, platforms, offline } = flags;
  if (kind !== undefined && kind !== 'container' && kind !== 'vm')
    throw new UserError('bad-input', `--kind ${kind} is not possible; give container or vm.`);
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    ...(offline === undefined ? {} : { offline }),
    ...(platforms === undefined ? {} : { platforms: readPlatforms(platforms) }),
  };
}

/** @throws UserError for a language that the bot does not speak */
function messagesFor({ language = DEFAULT_LANGUAGE }: CanirunFlags): Messages {
  const known = LANGUAGES.find((one) => one === language);
  if (known === undefined)
    throw new UserError(
      'bad-input',
      `--language ${language} is not possible; give ${LANGUAGES.join(' or ')}.`,
    );
  return messagesOf(known);
}

function readPlatforms(list: string): readonly Platform[] {
  const parsed = parsePlatforms(list);
  if (!parsed.ok) throw new UserError('bad-input', parsed.message);
  return parsed.platforms;
}

function drawn(verdict: Verdict, messages: Messages): string {
  return renderReply(inLanguage(presentVerdict(verdict, messages), messages), drawing());
}

function drawing(): RenderOptions {
  const style = chooseStyle(process.stdout.isTTY, process.env);
  return { style, width: Math.min(terminalWidth(), 100), choices: 'shell' };
}

async function judge(parts: CanirunParts, request: ImageRequest, host: string): Promise<Verdict> {
  return parts.judge.judge(await parts.images.describe(request), parts.hosts.recognise(host));
}

/** Answers come in the order of the lines; a window of lines waits for registries together. */
async function batch(parts: CanirunParts, flags: CanirunFlags): Promise<void> {
  const lines = typeof flags.batch === 'string' ? await linesOf(flags.batch) : inputLines();
  let pending: Promise<string>[] = [];
  let bad = 0;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const request = readLine(line, flags);
    if (typeof request === 'string') {
      bad += 1;
      remark(`line ${number}: ${request}`);
    } else pending.push(answer(parts, request));
    if (pending.length < AT_ONCE) continue;
    await print((await Promise.all(pending)).join(''));
    pending = [];
  }
  await print((await Promise.all(pending)).join(''));
  if (bad > 0)
    throw new UserError(
      'bad-input',
      `${bad === 1 ? 'One line' : `${bad} lines`} could not be read.`,
    );
}

async function linesOf(path: string): Promise<AsyncIterable<string>> {
  try {
    return (await open(path)).readLines();
  } catch (error) {
    throw new UserError('bad-input', `${path} can't be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

interface BatchRequest {
  readonly id?: string | number;
  readonly host: string;
  readonly image: ImageRequest;
}

async function answer(parts: CanirunParts, { id, image, host }: BatchRequest): Promise<string> {
  return `${JSON.stringify(toJson(await judge(parts, image, host), id))}\n`;
}

/** A request, or what is wrong with the line. */
function readLine(line: string, flags: CanirunFlags): BatchRequest | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `this is no JSON (${(error as SyntaxError).message}); write one object a line, {"image": "…", "host": "…"}.`;
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}; write {"image": "…", "host": "…"}.`;
  }
  const { id, image, host, kind, platforms, media_type: mediaType } = parsed.data;
  return {
    host,
    ...(id === undefined ? {} : { id }),
    image: {
      ...requestOf(image, { ...flags, ...(kind === undefined ? {} : { kind }) }),
      ...(platforms === undefined ? {} : { platforms: platforms.map(toPlatform) }),
      ...(mediaType === undefined ? {} : { mediaType }),
    },
  };
}

function toPlatform(given: NonNullable<z.infer<typeof lineSchema>['platforms']>[number]): Platform {
  const { os, architecture, variant, os_version: osVersion } = given;
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
  };
}
