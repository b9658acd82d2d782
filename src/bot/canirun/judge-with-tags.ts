/** Judges an image on a host, and where it does not run, looks for the newest of its tags that does. */
import type { ImageFacts } from '../../canirun/image/image.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { withTagAdvice } from '../../canirun/tags/tag-advice.js';
import { findTagThatRuns, type TagSearch } from '../../canirun/tags/tag-that-runs.js';
import type { NamedHost } from '../hosts/team-hosts.js';
import type { CanirunParts } from '../parts.js';

/** Who asks, whether registries may be asked, and what time it is. */
export interface Asking extends Pick<TagSearch, 'asker' | 'offline'> {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Judges. @param image - as it was found */
export async function judgeWithTags(
  { images, judge, hosts }: CanirunParts,
  image: ImageFacts,
  { shown, description }: NamedHost,
  { now, ...asking }: Asking,
): Promise<Verdict> {
  const host = hosts.recognise(description);
  const verdict = { ...judge.judge(image, host), host: shown };
  const search = { image, host, verdict, ...asking };
  return withTagAdvice(verdict, await findTagThatRuns({ images, judge, now }, search));
}
