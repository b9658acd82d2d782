/** Judges an image on a host, and where it does not run, looks for the newest of its tags that does. */
import type { ImageRequest } from '../../canirun/image/image.js';
import { lookAndJudgeOne } from '../../canirun/judge/look-and-judge.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { defined } from '../../canirun/defined.js';
import { withTagAdvice } from '../../canirun/tags/tag-advice.js';
import { findTagThatRuns, type TagSearch } from '../../canirun/tags/tag-that-runs.js';
import type { NamedHost } from '../hosts/team-hosts.js';
import type { CanirunParts } from '../parts.js';

/** What time it is. */
export interface Asking {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Judges. @param request - the image, who asks, and whether registries may be asked */
export async function judgeWithTags(
  { images, judge, hosts }: CanirunParts,
  request: ImageRequest,
  { shown, description }: NamedHost,
  { now }: Asking,
): Promise<Verdict> {
  const host = hosts.recognise(description);
  const found = await lookAndJudgeOne({ images, judge }, request, host);
  const verdict = { ...found.verdict, host: shown };
  const { asker, offline } = request;
  const search: TagSearch = { image: found.facts, host, verdict, ...defined({ asker, offline }) };
  return withTagAdvice(verdict, await findTagThatRuns({ images, judge, now }, search));
}
