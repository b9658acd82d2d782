/** Looks an image up and judges it; how it was built is read where that could change a verdict, and nowhere else. */
import type { HostRecognition } from '../hosts/host.js';
import type { ImageFacts, ImageRequest, ImageSource } from '../image/image.js';
import type { Judge, Verdict } from './verdict.js';

/** An image with a verdict for each host. */
export interface Judged {
  readonly facts: ImageFacts;
  /** In the order of the hosts. */
  readonly verdicts: readonly Verdict[];
}

/**
 * @param request - the image; where it may not be asked about (`offline`), nothing more is read of it
 * @param hosts - recognised; of no host there is no verdict, and the image is described all the same
 */
export async function lookAndJudge(
  { images, judge }: { readonly images: Pick<ImageSource, 'describe'>; readonly judge: Judge },
  request: ImageRequest,
  hosts: readonly HostRecognition[],
): Promise<Judged> {
  const judged = (facts: ImageFacts): Judged => ({
    facts,
    verdicts: hosts.map((host) => judge.judge(facts, host)),
  });
  const first = judged(await images.describe(request));
  const isOpen = first.verdicts.some(({ unread }) => unread === true);
  if (!isOpen || request.offline === true || request.platforms !== undefined) return first;
  const closely = await images.describe({ ...request, closely: true });
  return closely.kind === 'container' ? judged(closely) : first;
}

/** {@link lookAndJudge} for one host. */
export async function lookAndJudgeOne(
  parts: Parameters<typeof lookAndJudge>[0],
  request: ImageRequest,
  host: HostRecognition,
): Promise<{ readonly facts: ImageFacts; readonly verdict: Verdict }> {
  const { facts, verdicts } = await lookAndJudge(parts, request, [host]);
  const [verdict = parts.judge.judge(facts, host)] = verdicts;
  return { facts, verdict };
}
