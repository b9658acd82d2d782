/** The JSON interface of the page: reads requests into what the bot takes, and hands back what it says. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Trying } from '../../../bot/notes/trying.js';
import type { Bot } from '../../../bot/bot.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { commandIn } from '../../../bot/messages/command-messages.js';
import type { Message, Place } from '../../../core/message.js';
import type { Feedback } from '../../../core/records/feedback.js';
import type { Language } from '../../../core/language.js';
import type { FormAsker } from '../../../core/form.js';
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
  type SettingsResponse,
  type VoteOffer,
  type VoteRequest,
} from './api-contract.js';
import { createFormApi } from './form-api.js';
import { indexLibrary, searchLibrary } from './library-search.js';
import { languageOf } from './page-language.js';
import { conversationName, placeOf, VISITOR, viewerIn } from './page-place.js';
import { createPictureCache } from './picture-cache.js';
import { badRequest, problem, readBody, tooLarge } from './read-request.js';
import type { ReplyPreviews } from './reply-previews.js';
import { tryLimits } from './trying-api.js';

/** The longest message, every character of it escaped as `\uXXXX`, fits. */
const MAX_BODY_BYTES = MAX_MESSAGE_LENGTH * 6 + 1_000;

/** More than any command takes. */
const MOST_ARGUMENTS = 20;

/** All commands; of images and hosts, as many as anybody looks through before typing another letter. */
const MAX_COMPLETIONS = 20;

/** A command's fields, as a form of the page gives them. */
const commandFields = z.object({
  name: z.string().max(40),
  arguments: z
    .record(z.string().max(40), z.string().max(MAX_MESSAGE_LENGTH))
    .refine((fields) => Object.keys(fields).length <= MOST_ARGUMENTS, 'no command takes so many'),
});

const MessageBody = z.object({
  text: z.string('"text" is missing: the message, as typed').max(MAX_MESSAGE_LENGTH),
  command: commandFields.optional(),
  /** Sent while the page shows that it asks somebody's own notes: no others may answer then. */
  tried: z.boolean().optional(),
  conversation: conversationName,
  person: conversationName.optional(),
  /** Whether it is one, the bot looks. */
  zone: z.string().max(64).optional(),
});

const VoteBody = z.object({
  conversation: conversationName,
  person: conversationName.optional(),
  answer: z.uuid('"answer" is missing: what the answer’s vote names'),
  helpful: z.boolean('"helpful" is true or false'),
}) satisfies z.ZodType<VoteRequest>;

const ForgetBody = z.object({ conversation: conversationName });

const textParameter = (name: string, max: number) =>
  z.string(`"${name}" is missing`).max(max, `"${name}" has at most ${max} characters`);

/** What the interface is made of. */
export interface WebApiOptions {
  /** Who answers. */
  readonly bot: Bot;
  /** The bot's version, as shown on the page. */
  readonly version: string;
  readonly previews: ReplyPreviews;
  /** Keeps whether an answer helped; absent: that is not asked. */
  readonly vote?: (given: Feedback, place: Place) => Promise<void>;
  /** Lets visitors try notes of their own; absent: they can't. */
  readonly trying?: Trying;
}

/** Makes the routes below `/api`. */
export function createWebApi(options: WebApiOptions): Hono {
  const { bot, previews, trying } = options;
  const api = new Hono();
  const cache = createPictureCache(previews.rasterise);
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));

  api.get('/hello', async (c) => {
    const viewer = readViewer(c);
    return viewer.success
      ? c.json(await greet(options, viewer.data, languageOf(c)))
      : badRequest(c, viewer.error);
  });

  api.post('/message', async (c) => {
    const body = await readBody(c, MessageBody);
    if (!body.success) return badRequest(c, body.error);
    if (body.data.tried === true && trying?.isTried(body.data.conversation) !== true)
      return problem(c, 409, messagesOf(languageOf(c)).say('page.triedGone'));
    const id = randomUUID();
    const reply = await say(bot, id, { ...body.data, ...languageIn(c) });
    if (reply === null) return c.json<MessageResponse>({ reply, previews: null, vote: null });
    const pictures = cache.keep(reply);
    const slack = previews.slack(reply, pictures);
    const discord = previews.discord(reply, pictures);
    const isTried = trying?.isTried(body.data.conversation) === true;
    const vote = options.vote && !isTried ? offerVote(id, reply) : null;
    return c.json<MessageResponse>({ reply, previews: { slack, discord }, vote });
  });

  api.post('/vote', async (c) => {
    const body = await readBody(c, VoteBody);
    if (!body.success) return badRequest(c, body.error);
    if (!options.vote) return problem(c, 404, messagesOf(languageOf(c)).say('page.nothingKept'));
    const { conversation, person = conversation, answer, helpful } = body.data;
    const place = placeOf(conversation);
    const { adapter, workspace } = place;
    const given = { adapter, workspace, delivery: answer, author: person, helpful };
    await options.vote(given, place);
    return c.body(null, 204);
  });

  api.get('/picture/:name', async (c) => {
    const png = await cache.draw(c.req.param('name'));
    if (!png) return problem(c, 404, messagesOf(languageOf(c)).say('page.pictureGone'));
    return c.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png' });
  });

  api.post('/forget', async (c) => {
    const body = await readBody(c, ForgetBody);
    if (!body.success) return badRequest(c, body.error);
    await bot.forget(placeOf(body.data.conversation));
    trying?.leave(body.data.conversation);
    return c.body(null, 204);
  });

  api.get('/complete', async (c) => {
    const input = textParameter('input', MAX_COMPLETION_INPUT).safeParse(c.req.query('input'));
    if (!input.success) return badRequest(c, input.error);
    const viewer = readViewer(c);
    if (!viewer.success) return badRequest(c, viewer.error);
    const messages = await bot.messages(viewer.data.place, languageOf(c));
    const completions = bot.complete(input.data, MAX_COMPLETIONS, viewer.data, messages);
    return c.json<CompleteResponse>({ completions });
  });

  api.get('/library', (c) => {
    const viewer = readViewer(c);
    if (!viewer.success) return badRequest(c, viewer.error);
    return c.json<LibraryIndex>({ files: indexLibrary(bot.library(viewer.data)) });
  });

  api.get('/library/search', (c) => {
    const filter = textParameter('filter', MAX_FILTER_LENGTH).safeParse(c.req.query('filter'));
    if (!filter.success) return badRequest(c, filter.error);
    const viewer = readViewer(c);
    if (!viewer.success) return badRequest(c, viewer.error);
    return c.json<LibraryHits>(searchLibrary(bot.library(viewer.data), filter.data));
  });

  api.get('/library/file', (c) => {
    const path = textParameter('path', 1_000).safeParse(c.req.query('path'));
    if (!path.success) return badRequest(c, path.error);
    const viewer = readViewer(c);
    if (!viewer.success) return badRequest(c, viewer.error);
    const found = bot.library(viewer.data).find(({ file }) => file === path.data);
    if (found) return c.json<LibraryFileResponse>(found);
    return problem(c, 404, messagesOf(languageOf(c)).say('page.noFile', { file: path.data }));
  });

  const askerOf = (c: Context): FormAsker => ({
    ...VISITOR,
    author: 'visitor',
    ...languageIn(c),
  });

  api.get('/settings', async (c) => {
    const sections = await bot.settings(askerOf(c));
    if (sections !== null) return c.json<SettingsResponse>({ sections });
    return problem(c, 404, messagesOf(languageOf(c)).say('page.noSettings'));
  });

  api.route('/form', createFormApi(bot, askerOf));

  api.all('*', (c) => problem(c, 404, `There is nothing at ${c.req.path}.`));
  return api;
}

/** The page's language, as a message and whoever opens a form have it. */
function languageIn(c: Context): Pick<Message, 'language'> {
  const language = languageOf(c);
  return language === undefined ? {} : { language };
}

/** From which conversation somebody looks at the notes; from none, where the address names none. */
function readViewer(c: Context): z.ZodSafeParseResult<typeof VISITOR> {
  return conversationName
    .transform(viewerIn)
    .or(z.undefined().transform(() => VISITOR))
    .safeParse(c.req.query('conversation'));
}

/**
 * Each greeting is a conversation of its own, so that it can't become anybody's topic; but notes that are tried are known
 * in their own conversation only.
 */
async function greet(
  { bot, version, trying }: WebApiOptions,
  viewer: typeof VISITOR,
  language: Language | undefined,
): Promise<Hello> {
  const isTried = trying?.isTried(viewer.place.channel) === true;
  const thread = isTried ? viewer.place.channel : randomUUID();
  const asking = { text: '/help', conversation: thread, ...(language && { language }) };
  const welcome = await say(bot, randomUUID(), asking);
  if (!isTried) await bot.forget(placeOf(thread));
  const library = bot.library(viewer);
  const messages = await bot.messages(viewer.place, language);
  return {
    version,
    files: library.length,
    notes: library.reduce((sum, { notes }) => sum + notes.length, 0),
    welcome,
    commands: bot.commands(viewer.place.adapter).map((spec) => commandIn(spec, messages)),
    trying: trying ? tryLimits(trying) : null,
  };
}

/** As in the chats: where the notes answered, and not only the asker sees it. */
function offerVote(answer: string, { blocks, audience, language }: Reply): VoteOffer | null {
  if (audience === 'asker' || !blocks.some(({ kind }) => kind === 'sources')) return null;
  const messages = messagesOf(language);
  return {
    answer,
    helpful: messages.say('button.helpful'),
    unhelpful: messages.say('button.unhelpful'),
    thanks: messages.say('click.thanks'),
  };
}

function say(
  bot: Bot,
  id: string,
  said: z.infer<typeof MessageBody> & Pick<Message, 'language'>,
): Promise<Reply | null> {
  const { text, command, conversation: thread, person = thread, language, zone } = said;
  const message: Message = {
    id,
    place: placeOf(thread),
    author: person,
    text,
    ...(command && { command }),
    ...(language && { language }),
    ...(zone !== undefined && { zone }),
    addressed: true,
    // Whoever came this far opened the page on this machine or holds its token.
    permissions: OPERATOR,
  };
  return bot.handle(message);
}
