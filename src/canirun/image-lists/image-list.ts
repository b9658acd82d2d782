/** Many images at once: what a file names, each with its place. */
import type { ImageRequest } from '../image/image.js';

/** One image that a file names. */
export interface ListedImage {
  /** Service, stage or container, as shown to people: `web`, `stage 2 (build)`, `Deployment web, nginx`. */
  readonly name: string;
  /** The reference as the file has it, its variables filled in. */
  readonly image: string;
  /** The one platform that the file asks for; absent: any. */
  readonly platform?: string;
  /** The graphics card that the file reserves; without one the engine refuses to start the container. */
  readonly gpu?: 'nvidia';
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** What a listed image asks for beside its name. */
export function wishesOf({
  platform,
  gpu,
}: Pick<ListedImage, 'platform' | 'gpu'>): Pick<ImageRequest, 'platform' | 'gpu'> {
  return {
    ...(platform === undefined ? {} : { platform }),
    ...(gpu === undefined ? {} : { gpu }),
  };
}

/** What was found in a file. */
export interface ImageList {
  readonly kind: 'compose' | 'dockerfile' | 'kubernetes' | 'commands';
  readonly images: readonly ListedImage[];
  /** What could not be understood, one full sentence each, with its line. */
  readonly problems: readonly string[];
}
