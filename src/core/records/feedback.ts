/** What people think of answers. */
import type { WorkspaceId } from '../message.js';

/** What somebody thought of an answer. */
export interface Feedback extends WorkspaceId {
  /** Key of the delivery that was answered. */
  readonly delivery: string;
  readonly author: string;
  readonly helpful: boolean;
  /** Why it did not help, as far as somebody said. */
  readonly reason?: FeedbackReason;
  /** In the person's own words; at most {@link LONGEST_COMMENT} characters. */
  readonly comment?: string;
}

/** Why an answer did not help: it is wrong; it was right once; it answers something else; half of it is missing. */
export const FEEDBACK_REASONS = ['wrong', 'outdated', 'off-topic', 'incomplete'] as const;

/** One of {@link FEEDBACK_REASONS}. */
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Longest comment on an answer, in UTF-16 code units. */
export const LONGEST_COMMENT = 500;
