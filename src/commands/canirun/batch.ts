/** `quaymaster canirun --batch`: a verdict for each line of JSON. */
import { open } from 'node:fs/promises';
import type { CanirunParts } from '../../bot/parts.js';
import { toJson } from '../../bot/canirun/verdict-json.js';
import type { ImageRequest } from '../../canirun/image/image.js';
import { UserError } from '../../core/errors.js';
import { inputLines, print, remark } from '../output.js';
import { judge, requestOf, type CanirunFlags } from './canirun-request.js';
import { givenOf, requestLine } from './request-line.js';

/** Requests of a batch that wait for a registry at the same time. */
const AT_ONCE = 32;

/**
 * Judges each line. Answers come in the order of the lines; a window of lines waits for registries together.
 * @throws UserError for bad lines, once the others are answered
 */
export async function batch(parts: CanirunParts, flags: CanirunFlags): Promise<void> {
  const lines = typeof flags.batch === 'string' ? linesOf(flags.batch) : inputLines();
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

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    for await (const line of (await open(path)).readLines()) yield line;
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
  const parsed = requestLine.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}; write {"image": "…", "host": "…"}.`;
  }
  const { id, image, host, kind } = parsed.data;
  return {
    host,
    ...(id === undefined ? {} : { id }),
    image: {
      ...requestOf(image, { ...flags, ...(kind === undefined ? {} : { kind }) }),
      ...givenOf(parsed.data),
    },
  };
}
