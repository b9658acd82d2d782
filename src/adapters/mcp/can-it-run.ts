/** The tool `can_it_run`: an image and a host in, the verdict with its reasons and their sources out. */
import { lookAndJudgeOne } from '../../canirun/judge/look-and-judge.js';
import { z } from 'zod';
import { toJson, type VerdictJson } from '../../bot/canirun/verdict-json.js';
import { presentVerdict } from '../../bot/canirun/verdict-reply.js';
import { messagesOf } from '../../bot/messages/messages.js';
import type { CanirunParts } from '../../bot/parts.js';
import { parsePlatforms } from '../../canirun/platform/platform.js';
import { UserError } from '../../core/errors.js';
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import { plainReply } from './plain-reply.js';

/** Characters of an image's name: the longest reference with a digest, or a few words. */
const LONGEST_IMAGE = 512;

/** What the tool takes. */
export const canItRunInput = {
  image: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_IMAGE)
    .describe('An image reference (nginx:alpine), a VM image file, or words (windows 10 vm).'),
  host: z
    .string()
    .trim()
    .min(1)
    .max(READING_BUDGET.question)
    .describe(
      'The machine in plain words (raspberry pi zero), or what `docker info` prints there.',
    ),
  platforms: z
    .string()
    .max(LONGEST_IMAGE)
    .optional()
    .describe(
      'The image’s platforms by hand, so that no registry is asked: linux/amd64,linux/arm64',
    ),
};

const entries = z.array(z.looseObject({ text: z.string() }));

/** What it answers: the form of `canirun --json`. */
export const canItRunOutput = z.looseObject({
  image: z.string(),
  host: z.string(),
  verdict: z.enum(['native', 'vm', 'emulated', 'legacy', 'no', 'unknown']),
  platform: z.looseObject({ os: z.string(), architecture: z.string() }).nullable(),
  blocker: z.string().nullable().describe('the first layer that stops the image'),
  reasons: z.array(z.looseObject({ layer: z.string(), text: z.string(), source: z.string() })),
  fixes: entries,
  missing: z.array(z.string()).describe('facts that decide and are not known'),
  risks: entries,
  warnings: z.array(z.string()),
  assumed: z.array(z.string()),
  evidence: z.looseObject({ from: z.string() }).nullable().describe('whence the image is known'),
});

/** What was asked, after the check. */
export interface CanItRunQuestion {
  readonly image: string;
  readonly host: string;
  readonly platforms?: string | undefined;
}

/** How it is asked. */
export interface CanItRunOptions {
  /** Ask no registry: the cache and the built-in catalogue only. */
  readonly offline: boolean;
}

/** Counts look-ups as one person's: a program that asks in a loop spends nobody's pulls. */
const ASKER = 'mcp';

/**
 * Judges an image on a host.
 * @throws UserError for platforms that can't be read
 */
export async function canItRun(
  { images, hosts, judge }: CanirunParts,
  { image, host, platforms }: CanItRunQuestion,
  { offline }: CanItRunOptions,
): Promise<{ readonly text: string; readonly result: VerdictJson }> {
  const request = {
    name: image,
    asker: ASKER,
    offline,
    ...(platforms === undefined ? {} : { platforms: readPlatforms(platforms) }),
  };
  const { verdict } = await lookAndJudgeOne({ images, judge }, request, hosts.recognise(host));
  const messages = messagesOf('en');
  return { text: plainReply(presentVerdict(verdict, messages), messages), result: toJson(verdict) };
}

function readPlatforms(list: string) {
  const parsed = parsePlatforms(list);
  if (!parsed.ok) throw new UserError('bad-input', parsed.message);
  return parsed.platforms;
}
