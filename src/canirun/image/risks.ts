/**
 * Hosts that are known to break many images, and what breaks there: what is said beside a verdict on an image of unknown
 * build. Read from `knowledge/images/risks.yaml`.
 */
import { z } from 'zod';
import { parseTable } from '../parse-table.js';
import { localized, range } from './data-values.js';

const row = z.strictObject({
  id: z.string(),
  /** Which hosts, and images; every condition that is given must hold, and what is not known of a host holds for none. */
  when: z.strictObject({
    /** OCI architectures of the engine. */
    architectures: z.array(z.string()).optional(),
    /** Range of the kernel's page size in KiB. */
    pages: range.optional(),
    /** Range of the version of the kernel that the container gets. */
    kernel: range.optional(),
    /** Range of the version of Docker, where it was named or comes with the system. */
    docker: range.optional(),
    /** A CPU flag that is known to be missing. */
    lacks: z.string().optional(),
    /** The CPU's level, exactly. */
    level: z.string().optional(),
    /** The CPU's level is known and below this one. */
    below: z.string().optional(),
    /** Range of the version of the NVIDIA driver. */
    driver: range.optional(),
    /** Globs over the image's name and tag, in which it says what it is for. */
    says: z.array(z.string()).optional(),
    /** What the image is built on is not known, or not what such bases need. */
    base: z.literal('unknown').optional(),
    /** The manifest is OCI's, and nobody read its layers: Docker's own formats can't have what is meant. */
    oci: z.literal(true).optional(),
  }),
  blocker: z.enum(['pull', 'kernel', 'cpu', 'page-size', 'driver', 'engine']),
  text: localized,
  command: z.string(),
  source: z.string(),
  asOf: z.iso.date(),
});

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/risks/v1'),
  risks: z.array(row),
});

/** One row of `risks.yaml`. */
export type RiskRow = z.output<typeof row>;

/**
 * Checks the content of `risks.yaml`.
 * @param data - as parsed from YAML
 * @returns all rows, in the order in which they are told
 * @throws Error that names each wrong row and why
 */
export function parseRisks(data: unknown): readonly RiskRow[] {
  return parseTable(schema, 'knowledge/images/risks.yaml', data).risks;
}
