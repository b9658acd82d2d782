/** Reads the bodies of the page's requests, and says what is wrong with them. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { MAX_MESSAGE_LENGTH, type ErrorResponse } from './api-contract.js';

/** A body that is no JSON is as wrong as one with the wrong fields, and is said so in the same way. */
export async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<z.ZodSafeParseResult<T>> {
  const json: unknown = await c.req.json().catch(() => undefined);
  return schema.safeParse(json ?? {});
}

/** Says what is wrong with a request. */
export function badRequest(c: Context, error: z.ZodError): Response {
  const issues = error.issues.map((issue) => issue.message).join('; ');
  return problem(c, 400, `The request can't be read: ${issues}.`);
}

/** Says that a request has too many bytes. */
export function tooLarge(c: Context): Response {
  return problem(
    c,
    413,
    `The message is too large; at most ${MAX_MESSAGE_LENGTH} characters are read.`,
  );
}

/** A sentence for the person, with the status that fits. */
export function problem(c: Context, status: 400 | 404 | 409 | 413, error: string): Response {
  return c.json<ErrorResponse>({ error }, status);
}
