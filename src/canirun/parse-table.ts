/** Checks the files of facts that `/canirun` is handed: each is read with its own schema, and refused in the same words. */
import { z } from 'zod';

/** How data is checked that is read once: Zod would compile a checker, which takes longer than the one check. */
export const READ_ONCE = { jitless: true } as const;

/**
 * Checks the content of a file of facts.
 * @param file - as shown in messages
 * @param data - as parsed from YAML
 * @throws Error that names each wrong row and why
 */
export function parseTable<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  data: unknown,
): z.output<Schema> {
  const result = schema.safeParse(data, READ_ONCE);
  if (result.success) return result.data;
  throw new Error(`${file} is not valid:\n${z.prettifyError(result.error)}`);
}
