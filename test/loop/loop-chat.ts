/** What a loop is in either chat: the same steps, each done again by whoever got no answer, and what stands there at last. */
import type { Holding } from '../servers/misbehaviour.js';
import type { Replica } from './replicas.js';

/** The steps in which the bot has a part, in their order. */
export const STEPS = ['ask', 'ask too', 'person', 'form', 'save', 'next'] as const;

/** A step. */
export type StepName = (typeof STEPS)[number];

/** What a loop is about. */
export interface Subject {
  readonly question: string;
  /** What a colleague writes. */
  readonly answer: string;
  /** The same question, as the next one puts it. */
  readonly next: string;
  /** Tells these of all others. */
  readonly n: number;
}

/** A step in a chat. */
export interface Step {
  /** Does it once, with whichever replica. @returns whether the bot acknowledged it */
  begin(replica: Replica): Promise<boolean>;
  /** Whether all that the bot has to say to it stands there. */
  stands(): boolean;
  /**
   * Lets the next post of this step be taken and never confirmed.
   * @returns takes that back, where no such post came
   */
  hold(holding: Holding): () => void;
}

/** What was said to a question's people by the end; each of them once. */
export const ACCOUNT = ['answer', 'call', 'miss', 'miss', 'news', 'news'];

/** A loop in a chat. */
export interface ChatLoop {
  readonly name: string;
  readonly subject: Subject;
  readonly steps: Readonly<Record<StepName, Step>>;
  /** The kinds of all that the bot said for everybody to see, sorted. */
  account(): readonly string[];
}

/** The kind of something that the bot said. */
export function kindOf(said: string, { answer }: Subject): string {
  if (/is not in the notes|not in the notes/.test(said) && !said.includes('it is in the notes now'))
    return 'miss';
  if (/People have answered|The notes now answer/.test(said)) return 'news';
  if (said.includes(answer)) return 'answer';
  return /asks|answer/i.test(said) ? 'call' : said;
}
