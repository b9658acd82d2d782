/** Reads the bodies of the page's requests, and says what is wrong with them. */
import type { Context } from 'hono';
import type { z } from 'zod';
import { messagesOf } from '../../../bot/messages/messages.js';
import { MAX_MESSAGE_LENGTH, type ErrorResponse } from './api-contract.js';
import { languageOf } from './page-language.js';

/** A body that is no JSON is as wrong as one with the wrong fields, and is said so in the same way. */
export async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<z.ZodSafeParseResult<T>> {
  const json: unknown = await c.req.json().catch(() => undefined);
  return schema.safeParse(json ?? {});
}

/** Says what is wrong with a request: in the page's language what a person can do, in English what a program did. */
export function badRequest(c: Context, error: z.ZodError): Response {
  if (error.issues.some(({ code, path }) => code === 'too_big' && path[0] === 'text'))
    return tooLarge(c);
  const issues = error.issues.map((issue) => issue.message).join('; ');
  return problem(c, 400, `The request can't be read: ${issues}.`);
}

/** Says that a message is longer than is read. */
export function tooLarge(c: Context): Response {
  const messages = messagesOf(languageOf(c));
  return problem(c, 413, messages.say('page.tooLong', { most: MAX_MESSAGE_LENGTH }));
}

/** A sentence for the person, with the status that fits. */
export function problem(c: Context, status: 400 | 404 | 409 | 413, error: string): Response {
  return c.json<ErrorResponse>({ error }, status);
}
