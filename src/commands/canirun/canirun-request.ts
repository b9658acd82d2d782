/** What `quaymaster canirun` was asked for by its options, and a verdict on it. */
import { lookAndJudgeOne } from '../../canirun/judge/look-and-judge.js';
import { chooseStyle } from '../../adapters/terminal/style.js';
import type { RenderOptions } from '../../adapters/terminal/render.js';
import { messagesOf, type Messages } from '../../bot/messages/messages.js';
import type { CanirunParts } from '../../bot/parts.js';
import type { ImageRequest } from '../../canirun/image/image.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { parsePlatforms, type Platform } from '../../canirun/platform/platform.js';
import { UserError } from '../../core/errors.js';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../core/language.js';
import { terminalWidth } from '../output.js';
import { programName } from '../program-name.js';

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
  /** A file with the nodes of a cluster; `-`: standard input. */
  readonly nodes?: string;
  /** A log with an error to explain; `-`: standard input. */
  readonly error?: string;
}

/** @throws UserError for a kind or platforms that can't be read */
export function requestOf(name: string, flags: CanirunFlags): ImageRequest {
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
export function messagesFor({ language = DEFAULT_LANGUAGE }: CanirunFlags): Messages {
  const known = LANGUAGES.find((one) => one === language);
  if (known === undefined)
    throw new UserError(
      'bad-input',
      `--language ${language} is not possible; give ${LANGUAGES.join(' or ')}.`,
    );
  return messagesOf(known);
}

/** How replies are drawn on this terminal. @param flags - what is offered keeps them */
export function drawing({ offline, platforms, kind, language }: CanirunFlags): RenderOptions {
  const style = chooseStyle(process.stdout.isTTY, process.env);
  const options = [
    ...(offline === true ? ['--offline'] : []),
    ...(platforms === undefined ? [] : ['--platforms', platforms]),
    ...(kind === undefined ? [] : ['--kind', kind]),
    ...(language === undefined ? [] : ['--language', language]),
  ];
  const choices = { program: programName(), options };
  return { style, width: Math.min(terminalWidth(), 100), choices };
}

/** A verdict on an image, on a host as it is described. */
export async function judge(
  parts: CanirunParts,
  request: ImageRequest,
  host: string,
): Promise<Verdict> {
  return (await lookAndJudgeOne(parts, request, parts.hosts.recognise(host))).verdict;
}

function readPlatforms(list: string): readonly Platform[] {
  const parsed = parsePlatforms(list);
  if (!parsed.ok) throw new UserError('bad-input', parsed.message);
  return parsed.platforms;
}
