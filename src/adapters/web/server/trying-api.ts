/** The interface to notes that a visitor tries: they come as a form with files, and stay in this process's memory. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { messagesOf } from '../../../bot/messages/messages.js';
import { problemIn } from '../../../bot/notes/problem-words.js';
import type { Trying } from '../../../bot/notes/trying.js';
import type { TriedFolder, TryAbout, TryLimits } from './api-contract.js';
import { languageOf } from './page-language.js';
import { conversationName } from './page-place.js';
import { badRequest, problem } from './read-request.js';

/** A vault of ten years has some thousand notes; what a folder of documentation has stays within this too. */
const MOST_FILES = 3_000;
const MOST_BYTES = 12_000_000;
const MOST_NAMES = 10_000;
const LONGEST_NAME = 500;
/** Names twice, and what a form writes around each file. */
const MAX_BODY_BYTES = MOST_BYTES + 6_000_000;

const path = z
  .string()
  .min(1)
  .max(LONGEST_NAME, `a path has at most ${LONGEST_NAME} characters`)
  // No path leads anywhere here, but it is shown, and cited.
  .refine((name) => !name.includes('\\') && !name.split('/').includes('..'), 'a path has no ".."');

const About = z.object({
  conversation: conversationName,
  folder: z.string('"folder" is missing: its name').trim().min(1).max(200),
  paths: z.array(path).min(1, 'There is no file of notes').max(MOST_FILES, tooMany(MOST_FILES)),
  names: z.array(path).max(MOST_NAMES, tooMany(MOST_NAMES)),
  isVault: z.boolean(),
}) satisfies z.ZodType<TryAbout>;

/** What the page is told before it sends anything. */
export function tryLimits({ endings }: Trying): TryLimits {
  return { endings, mostFiles: MOST_FILES, mostBytes: MOST_BYTES, mostNames: MOST_NAMES };
}

/** Makes the routes. */
export function createTryingApi(trying: Trying): Hono {
  const api = new Hono();
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));

  api.post('/try', async (c) => {
    const form = await c.req.formData().catch(() => null);
    if (form === null) return problem(c, 400, 'The files can’t be read: send them as a form.');
    const about = About.safeParse(readJson(form.get('about')));
    if (!about.success) return badRequest(c, about.error);
    const { conversation, folder, paths, names, isVault } = about.data;
    const given = form.getAll('file').filter((part) => typeof part === 'object');
    if (given.length !== paths.length)
      return problem(c, 400, 'The files can’t be read: there are more or fewer than named.');
    if (given.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) return tooLarge(c);
    const files = await Promise.all(
      given.map(async (part, at) => ({
        file: paths[at] ?? part.name,
        bytes: new Uint8Array(await part.arrayBuffer()),
      })),
    );
    const tried = await trying.tryOut(conversation, folder, { files, names, isVault });
    const problems = tried.problems.map((one) => problemIn(one, languageOf(c)));
    return c.json<TriedFolder>({ ...tried, problems });
  });

  return api;
}

function readJson(part: unknown): unknown {
  try {
    return typeof part === 'string' ? JSON.parse(part) : {};
  } catch {
    return {}; // said to lack its fields
  }
}

function tooLarge(c: Context): Response {
  const most = MOST_BYTES / 1_000_000;
  return problem(c, 413, messagesOf(languageOf(c)).say('page.triedTooLarge', { most }));
}

function tooMany(most: number): string {
  return `up to ${most} files can be tried here; KNOWLEDGE_DIR takes folders of any size`;
}
