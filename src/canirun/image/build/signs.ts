/**
 * What an image says of how it was built, as short lines that the table of bases is compared with: `label NAME=VALUE`,
 * `env NAME=VALUE`, `history COMMAND`, `base NAME`. All of it was written by strangers, so it is bounded here.
 */

/** What a config and its manifest may hold of it. */
export interface BuildWords {
  /** Labels of the config, and annotations of the manifest, which are named alike (image-spec `annotations.md`). */
  readonly labels: readonly (readonly [name: string, value: string])[];
  /** `NAME=VALUE`. */
  readonly environment: readonly string[];
  /** Commands of the history, oldest first. */
  readonly history: readonly string[];
}

const MAX_LABELS = 64;
const MAX_VARIABLES = 16;

/** The base's own steps stand first; what a Dockerfile does after them is no sign. */
const MAX_STEPS = 24;

/** Longer values are prose: no sign is. */
const MAX_LENGTH = 200;

/** Versions of what is inside, and where its configuration lies; never what may be a secret. */
const TELLING = /^[A-Z][A-Z0-9_]{0,40}_(?:VERSION|CONFDIR)=/;

/** Where a builder notes the image that a Dockerfile begins with (image-spec `annotations.md`). */
const BASE_NAME = 'org.opencontainers.image.base.name';

/** @returns at most some hundred lines of bounded length, without control characters */
export function signsOf({ labels, environment, history }: BuildWords): readonly string[] {
  return [
    ...labels
      .slice(0, MAX_LABELS)
      .map(([name, value]) => (name === BASE_NAME ? `base ${value}` : `label ${name}=${value}`))
      .filter((line) => line.length <= MAX_LENGTH),
    ...environment
      .filter((line) => line.length <= MAX_LENGTH && TELLING.test(line))
      .slice(0, MAX_VARIABLES)
      .map((line) => `env ${line}`),
    ...history.slice(0, MAX_STEPS).map((step) => `history ${step.slice(0, MAX_LENGTH)}`),
  ].filter((line) => !/\p{Cc}/u.test(line.replaceAll('\t', ' ').replaceAll('\n', ' ')));
}
