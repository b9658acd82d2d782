/** Explains an error for the image and the host that it is about, as far as they are known. */
import { defined } from '../../canirun/defined.js';
import type { ErrorExplanation } from '../../canirun/errors/explain-error.js';
import type { ImageFacts } from '../../canirun/image/image.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import type { NamedHost } from '../hosts/team-hosts.js';
import type { CanirunParts } from '../parts.js';

/** What an error may be about. */
export interface ErrorAbout {
  readonly image: ImageFacts | undefined;
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
export function explainFor(
  log: string,
  { image, host }: ErrorAbout,
  { hosts, judge, errors }: CanirunParts,
): ExplainedFor {
  const recognised = host && hosts.recognise(host.description);
  const verdict = image &&
    recognised &&
    host && { ...judge.judge(image, recognised), host: host.shown };
  const known = defined({ image, host: recognised, verdict });
  return { explanation: errors.explain(log, known), ...defined({ verdict }) };
}
