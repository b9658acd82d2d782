/** The JSON interface of the page: reads requests into what the bot takes, and hands back what it says. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Bot } from '../../../bot/bot.js';
import { commandIn } from '../../../bot/messages/command-messages.js';
import type { Viewer } from '../../../core/audience.js';
import type { Message, Place } from '../../../core/message.js';
import type { Reply } from '../../../core/reply.js';
import { OPERATOR } from '../../../core/permissions.js';
import {
  MAX_COMPLETION_INPUT,
  MAX_FILTER_LENGTH,
  MAX_MESSAGE_LENGTH,
  type CompleteResponse,
  type Hello,
  type LibraryFileResponse,
  type LibraryHits,
  type LibraryIndex,
  type MessageResponse,
} from './api-contract.js';
import { createFormApi } from './form-api.js';
import { indexLibrary, searchLibrary } from './library-search.js';
import { createPictureCache } from './picture-cache.js';
import { badRequest, problem, readBody, tooLarge } from './read-request.js';
import type { ReplyPreviews } from './reply-previews.js';

/** The longest message, every character of it escaped as `\uXXXX`, fits. */
const MAX_BODY_BYTES = MAX_MESSAGE_LENGTH * 6 + 1_000;

/** More than any command takes. */
const MOST_ARGUMENTS = 20;

/** As many completions as fit above the composer on a phone. */
const MAX_COMPLETIONS = 8;

const CONVERSATION_RULE = '"conversation" is 8 to 64 letters, digits, "-" or "_"';
const conversation = z.string(CONVERSATION_RULE).regex(/^[\w-]{8,64}$/, CONVERSATION_RULE);

/** A command's fields, as a form of the page gives them. */
const commandFields = z.object({
  name: z.string().max(40),
  arguments: z
    .record(z.string().max(40), z.string().max(MAX_MESSAGE_LENGTH))
    .refine((fields) => Object.keys(fields).length <= MOST_ARGUMENTS, 'no command takes so many'),
});

const MessageBody = z.object({
  text: z
    .string('"text" is missing: the message, as typed')
    .max(
      MAX_MESSAGE_LENGTH,
      `a message has at most ${MAX_MESSAGE_LENGTH} characters; send the part that matters`,
    ),
  command: commandFields.optional(),
  conversation,
});

const ForgetBody = z.object({ conversation });

const textParameter = (name: string, max: number) =>
  z.string(`"${name}" is missing`).max(max, `"${name}" has at most ${max} characters`);

/** What the interface is made of. */
export interface WebApiOptions {
  /** Who answers. */
  readonly bot: Bot;
  /** The bot's version, as shown on the page. */
  readonly version: string;
  readonly previews: ReplyPreviews;
}

/** Makes the routes below `/api`. */
export function createWebApi({ bot, version, previews }: WebApiOptions): Hono {
  const api = new Hono();
  const cache = createPictureCache(previews.rasterise);
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));

  api.get('/hello', async (c) => c.json(await greet(bot, version)));

  api.post('/message', async (c) => {
    const body = await readBody(c, MessageBody);
    if (!body.success) return badRequest(c, body.error);
    const reply = await say(bot, body.data);
    if (reply === null) return c.json<MessageResponse>({ reply, previews: null });
    const pictures = cache.keep(reply);
    const slack = previews.slack(reply, pictures);
    const discord = previews.discord(reply, pictures);
    return c.json<MessageResponse>({ reply, previews: { slack, discord } });
  });

  api.get('/picture/:name', async (c) => {
    const png = await cache.draw(c.req.param('name'));
    if (!png) return problem(c, 404, 'This picture is gone. Ask again to see it.');
    return c.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png' });
  });

  api.post('/forget', async (c) => {
    const body = await readBody(c, ForgetBody);
    if (!body.success) return badRequest(c, body.error);
    await bot.forget(placeOf(body.data.conversation));
    return c.body(null, 204);
  });

  api.get('/complete', async (c) => {
    const input = textParameter('input', MAX_COMPLETION_INPUT).safeParse(c.req.query('input'));
    if (!input.success) return badRequest(c, input.error);
    return c.json<CompleteResponse>({
      completions: bot.complete(
        input.data,
        MAX_COMPLETIONS,
        VISITOR,
        await bot.messages(VISITOR.place),
      ),
    });
  });

  api.get('/library', (c) => c.json<LibraryIndex>({ files: indexLibrary(bot.library(VISITOR)) }));

  api.get('/library/search', (c) => {
    const filter = textParameter('filter', MAX_FILTER_LENGTH).safeParse(c.req.query('filter'));
    if (!filter.success) return badRequest(c, filter.error);
    return c.json<LibraryHits>(searchLibrary(bot.library(VISITOR), filter.data));
  });

  api.get('/library/file', (c) => {
    const path = textParameter('path', 1_000).safeParse(c.req.query('path'));
    if (!path.success) return badRequest(c, path.error);
    const found = bot.library(VISITOR).find(({ file }) => file === path.data);
    if (found) return c.json<LibraryFileResponse>(found);
    return problem(c, 404, `There is no note file "${path.data}". It may have been renamed.`);
  });

  api.route('/form', createFormApi(bot, { ...VISITOR, author: 'visitor' }));

  api.all('*', (c) => problem(c, 404, `There is nothing at ${c.req.path}.`));
  return api;
}

/** Each greeting is a conversation of its own, so that it can't become anybody's topic. */
async function greet(bot: Bot, version: string): Promise<Hello> {
  const thread = randomUUID();
  const welcome = await say(bot, { text: '/help', conversation: thread });
  await bot.forget(placeOf(thread));
  const library = bot.library(VISITOR);
  const messages = await bot.messages(VISITOR.place);
  return {
    version,
    files: library.length,
    notes: library.reduce((sum, { notes }) => sum + notes.length, 0),
    welcome,
    commands: bot.commands(VISITOR.place.adapter).map((spec) => commandIn(spec, messages)),
  };
}

function say(bot: Bot, said: z.infer<typeof MessageBody>): Promise<Reply | null> {
  const { text, command, conversation: thread } = said;
  const message: Message = {
    id: randomUUID(),
    place: placeOf(thread),
    author: thread,
    text,
    ...(command && { command }),
    addressed: true,
    // Whoever came this far opened the page on this machine or holds its token.
    permissions: OPERATOR,
  };
  return bot.handle(message);
}

/** Whoever browses the notes without a conversation. */
const VISITOR = { place: placeOf('visitor'), permissions: OPERATOR } satisfies Viewer;

function placeOf(thread: string): Place {
  return { adapter: 'web', workspace: 'local', channel: thread, thread };
}
