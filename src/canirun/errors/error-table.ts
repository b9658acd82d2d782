/**
 * What error messages mean: the signals by which they are found, and their causes with what makes each likely. Read from
 * `knowledge/images/errors.yaml`; a row is added there, not here.
 */
import { z } from 'zod';
import { parseTable } from '../parse-table.js';
import { localized, range } from '../image/data-values.js';

/** What is known and speaks for a cause, or against it; all that is given must hold. */
const condition = z.strictObject({
  /** Whether the image has an entry for the host's processor. */
  manifest: z.enum(['has', 'lacks']).optional(),
  /** Operating systems, one of which the image offers. */
  offers: z.array(z.string()).optional(),
  /** Operating systems, none of which the image offers. */
  offersNot: z.array(z.string()).optional(),
  /** Whether the image was found. */
  found: z.boolean().optional(),
  verdicts: z.array(z.enum(['native', 'vm', 'emulated', 'legacy', 'no', 'unknown'])).optional(),
  blockers: z.array(z.string()).optional(),
  /** Blockers of the verdict's risks. */
  risks: z.array(z.string()).optional(),
  /** Families of the host's system. */
  os: z.array(z.string()).optional(),
  environments: z.array(z.string()).optional(),
  /** A CPU flag that is known to be missing. */
  lacks: z.string().optional(),
  /** Range of the page size in KiB. */
  pages: range.optional(),
  kernel: range.optional(),
  docker: range.optional(),
  /** Pieces, one of which stands in what was pasted; without regard to case. */
  log: z.array(z.string().toLowerCase()).optional(),
});

const conditions = z
  .union([condition, z.array(condition)])
  .default([])
  .transform((given) => (Array.isArray(given) ? given : [given]));

const cause = z.strictObject({
  id: z.string(),
  /** Makes the cause the likely one, where one of them holds. */
  when: conditions,
  /** Rules it out, where one of them holds. */
  unless: conditions,
  text: localized,
  /** What tells it apart from the others. */
  tells: localized.optional(),
  /** A command that shows that. */
  command: z.string().optional(),
  cure: localized,
  /** A command that cures it. */
  run: z.string().optional(),
});

const row = z.strictObject({
  id: z.string(),
  /** It counts only where no other error is found. */
  general: z.boolean().default(false),
  /** Pieces of a line with `*` between them, none of them empty. */
  signals: z.array(z.string().regex(/^[^*]+(?:\*[^*]+)*$/)).min(1),
  title: localized,
  causes: z.array(cause).min(1),
  /** A line as it is printed. */
  sample: z.string(),
  source: z.url(),
  asOf: z.iso.date(),
});

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/errors/v1'),
  errors: z.array(row),
});

/** One row of `errors.yaml`. */
export type ErrorRow = z.output<typeof row>;
/** One cause of an error. */
export type ErrorCause = ErrorRow['causes'][number];
/** What speaks for a cause, or against it. */
export type CauseCondition = z.output<typeof condition>;

/**
 * Checks the content of `errors.yaml`.
 * @param data - as parsed from YAML
 * @returns all rows, in the order in which they count
 * @throws Error that names each wrong row and why
 */
export function parseErrors(data: unknown): readonly ErrorRow[] {
  return parseTable(schema, 'knowledge/images/errors.yaml', data).errors;
}
