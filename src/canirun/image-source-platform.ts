/** Narrows an image to the one platform that was asked for. */
import { formatPlatform, parsePlatform, type Platform } from './platform.js';
import type { ImageEntry, ImageFacts } from './image.js';

/**
 * Leaves only the entries of one platform, as `docker run --platform` does.
 *
 * @param facts - what is known of an image; anything but a container image comes back as it is
 * @param wanted - a platform as typed; a build argument such as `$BUILDPLATFORM` stands for any and narrows nothing
 * @returns the image with fewer entries, or a sentence that it has none of them
 */
export function narrowToPlatform(facts: ImageFacts, wanted: string): ImageFacts {
  if (facts.kind !== 'container' || wanted.includes('$')) return facts;
  const { name } = facts;
  // `--platform linux` and `--platform amd64` are both allowed (containerd/platforms `Parse`).
  const specifier = parsePlatform(completeSpecifier(wanted));
  if (!specifier.ok) {
    return { kind: 'unknown-image', name, why: 'bad-reference', message: specifier.message };
  }
  const entries = facts.entries.filter((entry) => isOf(entry, specifier.platform));
  if (entries.length > 0) return { ...facts, entries };
  const offered = facts.entries.map(({ platform }) => formatPlatform(platform)).join(', ');
  return {
    kind: 'unknown-image',
    name,
    why: 'not-found',
    message: `${name.slice(0, 120)} has no image for ${formatPlatform(specifier.platform)}; it offers ${offered}.`,
  };
}

function completeSpecifier(wanted: string): string {
  if (wanted.includes('/')) return wanted;
  return /^(?:linux|windows|freebsd|darwin)$/i.test(wanted) ? `${wanted}/amd64` : `linux/${wanted}`;
}

function isOf({ platform }: ImageEntry, wanted: Platform): boolean {
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
