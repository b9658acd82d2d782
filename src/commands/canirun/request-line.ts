/** One request of a batch: a line of JSON with an image, a host and what is known of the image beside its name. */
import { z } from 'zod';
import type { ImageRequest } from '../../canirun/image/image.js';
import type { Platform } from '../../canirun/platform/platform.js';

/** Platforms and media type given by hand, as `canirun --json` writes them. */
export const requestLine = z.object({
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

/** A request as read. */
export type RequestLine = z.infer<typeof requestLine>;

/** What the line says of the image beside its name and kind. */
export function givenOf({
  platforms,
  media_type: mediaType,
}: Pick<RequestLine, 'platforms' | 'media_type'>): Pick<ImageRequest, 'platforms' | 'mediaType'> {
  return {
    ...(platforms === undefined ? {} : { platforms: platforms.map(toPlatform) }),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

function toPlatform(given: NonNullable<RequestLine['platforms']>[number]): Platform {
  const { os, architecture, variant, os_version: osVersion } = given;
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
  };
}
