/** Narrows an image to the one platform that was asked for. */
import { formatPlatform, parsePlatform, type Platform } from '../platform/platform.js';
import { said } from '../said.js';
import type { ContainerImage, ImageFacts } from './image.js';

/**
 * Leaves only the entries of one platform, as `docker run --platform` does.
 *
 * @param facts - what is known of an image; anything but a container image comes back as it is
 * @param wanted - a platform as typed: an OS alone leaves all its architectures; a build
 *   argument such as `$BUILDPLATFORM` stands for any and narrows nothing
 * @returns the image with fewer entries, or a sentence that it has none of them
 */
export function narrowToPlatform(facts: ImageFacts, wanted: string): ImageFacts {
  if (facts.kind !== 'container' || wanted.includes('$')) return facts;
  if (OS_ONLY.test(wanted)) return narrow(facts, ({ os }) => os === wanted.toLowerCase(), wanted);
  const { name } = facts;
  // `--platform arm64` is allowed (containerd/platforms `Parse`).
  const specifier = parsePlatform(wanted.includes('/') ? wanted : `linux/${wanted}`);
  if (!specifier.ok) {
    return { kind: 'unknown-image', name, why: 'bad-reference', message: specifier.message };
  }
  const { platform } = specifier;
  return narrow(facts, (offered) => isOf(offered, platform), formatPlatform(platform));
}

const OS_ONLY = /^(?:linux|windows|freebsd|darwin)$/i;

function narrow(
  facts: ContainerImage,
  isWanted: (platform: Platform) => boolean,
  wanted: string,
): ImageFacts {
  const { name } = facts;
  const entries = facts.entries.filter(({ platform }) => isWanted(platform));
  if (entries.length > 0) return { ...facts, entries };
  const offered = facts.entries.map(({ platform }) => formatPlatform(platform)).join(', ');
  return {
    kind: 'unknown-image',
    name,
    why: 'not-found',
    message: said('image.not-for', { name: name.slice(0, 120), platform: wanted, offered }),
  };
}

function isOf(platform: Platform, wanted: Platform): boolean {
  return (
    platform.os === wanted.os &&
    platform.architecture === wanted.architecture &&
    (wanted.variant === undefined || variant(platform) === variant(wanted)) &&
    (wanted.osVersion === undefined || platform.osVersion?.startsWith(wanted.osVersion) === true)
  );
}

/** `arm64` and `arm64/v8` are one (containerd/platforms `database.go`). */
function variant({ architecture, variant: written }: Platform): string | undefined {
  return written ?? (architecture === 'arm64' ? 'v8' : undefined);
}
