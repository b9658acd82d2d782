/** The JSON interface of forms: opened for the page, and read when they are sent; what they mean, the page then says. */
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Bot } from '../../../bot/bot.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import {
  MOST_FIELDS,
  type FormAsker,
  type FormOpening,
  type FormReading,
} from '../../../core/form.js';
import type { FormOpenResponse, FormReadResponse } from './api-contract.js';
import { badRequest, readBody } from './read-request.js';

/** More than any field of ours takes. */
const LONGEST_VALUE = 4_000;
const MOST_VALUES = 200;

const form = z.string('"form" is missing: the name of a form').max(80);
const OpenBody = z.object({ form });
const ReadBody = z.object({
  form,
  values: z
    .record(z.string(), z.array(z.string().max(LONGEST_VALUE)).max(MOST_VALUES))
    .refine((values) => Object.keys(values).length <= MOST_FIELDS, 'a form has no more fields'),
});

/** Makes the routes. @param askerOf - who looks at the page, in which language */
export function createFormApi(bot: Bot, askerOf: (c: Context) => FormAsker): Hono {
  const api = new Hono();

  api.post('/open', async (c) => {
    const body = await readBody(c, OpenBody);
    if (!body.success) return badRequest(c, body.error);
    return c.json(withWords(await bot.forms.open(body.data.form, askerOf(c))));
  });

  api.post('/read', async (c) => {
    const body = await readBody(c, ReadBody);
    if (!body.success) return badRequest(c, body.error);
    const values = new Map(Object.entries(body.data.values));
    return c.json<FormReadResponse>(
      toResponse(await bot.forms.read(body.data.form, values, askerOf(c))),
    );
  });
  return api;
}

/** The page has no catalogue of its own. */
function withWords(opening: FormOpening): FormOpenResponse {
  if (opening.kind === 'refused') return opening;
  const { form } = opening;
  const messages = messagesOf(form.language);
  const placeholders = form.fields.flatMap((field) =>
    field.kind === 'text' && field.example !== undefined
      ? [[field.name, messages.say('form.forExample', { example: field.example })] as const]
      : [],
  );
  return {
    ...opening,
    words: {
      cancel: messages.say('button.cancel'),
      placeholders: Object.fromEntries(placeholders),
    },
  };
}

/** JSON has no maps. */
function toResponse(reading: FormReading): FormReadResponse {
  return reading.kind === 'wrong'
    ? { ...reading, errors: Object.fromEntries(reading.errors) }
    : reading;
}
