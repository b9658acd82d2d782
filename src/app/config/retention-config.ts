/** How long things are kept, as the environment says it. */
import { z } from 'zod';
import { DEFAULT_RETENTION, type Retention } from '../../core/records/retention.js';

/** Ten years: whoever wants to keep things for longer exports them. */
const MOST_DAYS = 3_650;

const days = (standard: number) =>
  z.coerce
    .number({ error: `is not a number; give days from 1 to ${MOST_DAYS}` })
    .int(`is not a whole number; give days from 1 to ${MOST_DAYS}`)
    .min(1, `is below 1; give days from 1 to ${MOST_DAYS}`)
    .max(MOST_DAYS, `is above ${MOST_DAYS}; give days from 1 to ${MOST_DAYS}`)
    .default(standard);

/** The variables, each with its rule. */
export const retentionVariables = {
  KEEP_ANSWERS_DAYS: days(DEFAULT_RETENTION.answers),
  KEEP_CONVERSATIONS_DAYS: days(DEFAULT_RETENTION.conversations),
  KEEP_QUESTIONS_DAYS: days(DEFAULT_RETENTION.questions),
  KEEP_COUNTS_DAYS: days(DEFAULT_RETENTION.counts),
  KEEP_FEEDBACK_DAYS: days(DEFAULT_RETENTION.feedback),
  KEEP_AUDIT_DAYS: days(DEFAULT_RETENTION.audit),
  INBOX_OPEN_DAYS: days(DEFAULT_RETENTION.openEntries),
  INBOX_CLOSED_DAYS: days(DEFAULT_RETENTION.closedEntries),
  INBOX_ASKERS_DAYS: days(DEFAULT_RETENTION.askers),
  KEEP_STUDY_DAYS: days(DEFAULT_RETENTION.study),
  INBOX_MOST_OPEN: z.coerce
    .number({ error: 'is not a number; give the most open questions of a workspace' })
    .int('is not a whole number; give the most open questions of a workspace')
    .min(10, 'is below 10; an inbox so small loses what matters')
    .max(100_000, 'is above 100,000; nobody reads so many')
    .default(DEFAULT_RETENTION.mostOpenEntries),
} as const;

/** The variables as they were read. */
type RetentionEnvironment = z.infer<z.ZodObject<typeof retentionVariables>>;

/** From their names to ours. */
export function toRetention(env: RetentionEnvironment): Retention {
  return {
    answers: env.KEEP_ANSWERS_DAYS,
    conversations: env.KEEP_CONVERSATIONS_DAYS,
    questions: env.KEEP_QUESTIONS_DAYS,
    counts: env.KEEP_COUNTS_DAYS,
    feedback: env.KEEP_FEEDBACK_DAYS,
    audit: env.KEEP_AUDIT_DAYS,
    openEntries: env.INBOX_OPEN_DAYS,
    closedEntries: env.INBOX_CLOSED_DAYS,
    askers: env.INBOX_ASKERS_DAYS,
    study: env.KEEP_STUDY_DAYS,
    mostOpenEntries: env.INBOX_MOST_OPEN,
  };
}
