/** `quaymaster manifest`: what to paste into a platform's site so that it knows the bot. */
import { UserError } from '../../core/errors.js';
import type { ChatDefinition } from '../../adapters/shared/chat.js';
import type { PlatformManifest } from '../../adapters/shared/platform-manifest.js';
import { CHATS } from '../../app/chats.js';
import { CHAT_NAMES } from '../../core/adapters.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { print, remark } from '../output.js';

/** Options of the command, as given. */
export interface ManifestFlags {
  readonly url?: string;
  readonly link?: true;
}

/**
 * Prints the manifest or the link on standard output, and the steps on standard error.
 * @param platform - a chat's name
 * @throws UserError for another platform, a wrong address, or a link that depends on what is not configured
 */
export async function manifestCommand(platform: string, flags: ManifestFlags): Promise<void> {
  const manifest = await manifestOf(platform, flags);
  manifest.steps.forEach((step, index) => {
    remark(`${index + 1}. ${step}`);
  });
  const { json, link } = manifest;
  if (json !== undefined && flags.link !== true) {
    await print(`${json}\n`);
    if (link !== undefined) remark(link);
  } else if (link !== undefined) await print(`${link}\n`);
}

async function manifestOf(platform: string, { url }: ManifestFlags): Promise<PlatformManifest> {
  const { commandPrefix: prefix, chats } = readProcessConfig();
  const name = CHAT_NAMES.find((known) => known === platform);
  if (name === undefined)
    throw new UserError(
      'bad-input',
      `There is no manifest for ${platform}; say ${CHAT_NAMES.map((known) => `quaymaster manifest ${known}`).join(', or ')}.`,
    );
  const chat: ChatDefinition = CHATS[name];
  return chat.manifest({
    prefix,
    settings: chats[name],
    ...(url !== undefined && { publicUrl: readPublicUrl(url) }),
  });
}

/**
 * Checks the public address that a chat is to deliver to.
 * @throws UserError for anything but an https address
 */
export function readPublicUrl(url: string): string {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  throw new UserError(
    'bad-input',
    `${url} is no address that a chat delivers to; give the public one, such as https://bot.example.com.`,
  );
}
