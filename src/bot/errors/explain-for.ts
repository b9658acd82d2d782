/** Explains an error for the image and the host that it is about, as far as they are known. */
import { defined } from '../../canirun/defined.js';
import type { ErrorExplanation } from '../../canirun/errors/explain-error.js';
import type { ImageRequest } from '../../canirun/image/image.js';
import { lookAndJudge } from '../../canirun/judge/look-and-judge.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import type { NamedHost } from '../hosts/team-hosts.js';
import type { CanirunParts } from '../parts.js';

/** What an error may be about. */
export interface ErrorAbout {
  readonly image: ImageRequest | undefined;
  readonly host: NamedHost | undefined;
}

/** What is said of it. */
export interface ExplainedFor {
  /** `null`: the text holds no error that is known. */
  readonly explanation: ErrorExplanation | null;
  /** Where image and host are known. */
  readonly verdict?: Verdict;
}

/** Explains it. @param log - as it was pasted */
export async function explainFor(
  log: string,
  { image, host }: ErrorAbout,
  { images, hosts, judge, errors }: CanirunParts,
): Promise<ExplainedFor> {
  const recognised = host && hosts.recognise(host.description);
  const hostsKnown = recognised === undefined ? [] : [recognised];
  const judged = image && (await lookAndJudge({ images, judge }, image, hostsKnown));
  const [found] = judged?.verdicts ?? [];
  const verdict = found && host && { ...found, host: host.shown };
  const known = defined({ image: judged?.facts, host: recognised, verdict });
  return { explanation: errors.explain(log, known), ...defined({ verdict }) };
}
