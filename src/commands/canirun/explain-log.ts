/** `quaymaster canirun --error`: why a container did not run, by what it printed. */
import { renderReply } from '../../adapters/terminal/render.js';
import type { Config } from '../../app/config/config.js';
import { errorToJson } from '../../bot/errors/error-json.js';
import { explainFor } from '../../bot/errors/explain-for.js';
import { headlineBlock, missingBlock, presentError } from '../../bot/errors/error-reply.js';
import { toJson } from '../../bot/canirun/verdict-json.js';
import { inLanguage } from '../../bot/messages/messages.js';
import type { CanirunParts } from '../../bot/parts.js';
import { print, remark } from '../output.js';
import { drawing, messagesFor, requestOf, type CanirunFlags } from './canirun-request.js';
import { readLogFile } from './log-file.js';
import { hostsNamed } from './team-hosts.js';

/**
 * Explains the error in a log, for image and host as far as they are named.
 * @throws UserError for a file that can't be read
 */
export async function explainLog(
  parts: CanirunParts,
  file: string,
  image: string | undefined,
  host: string,
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  const log = await readLogFile(file);
  const request = image === undefined ? undefined : requestOf(image, flags);
  const [named] = host.trim() === '' ? [] : await hostsNamed(host, config);
  const { verdict, explanation } = await explainFor(log, { image: request, host: named }, parts);
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
    await print(renderReply(inLanguage(reply, messages), drawing(flags)));
  }
}
