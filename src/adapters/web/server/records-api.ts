/** The JSON interface of the pages about what is kept: the inbox and the numbers. The page is the operator's own. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Teaching } from '../../../bot/teach/teaching.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { LONGEST_RESOLUTION, type InboxService } from '../../../core/records/inbox.js';
import type { TaughtNote } from '../../../core/records/taught-notes.js';
import { findInInboxes, listInboxes } from '../../../core/records/inbox-search.js';
import { formatInbox } from '../../../core/records/tables/inbox-table.js';
import { formatStatistics } from '../../../core/records/tables/statistics-table.js';
import type { StatisticsService } from '../../../core/records/statistics.js';
import { languageOf } from './page-language.js';
import { VISITOR } from './page-place.js';
import type {
  ErrorResponse,
  InboxCloseResponse,
  InboxList,
  InboxTopics,
  StatsResponse,
  TaughtEntry,
  TaughtList,
} from './api-contract.js';

/** What the pages are about. */
export interface Keeping {
  readonly inbox: InboxService;
  readonly statistics: StatisticsService;
  /** Absent: here no notes are kept from chat. */
  readonly teaching?: Pick<Teaching, 'listAll'>;
}

/** The page shows all at once; more is in `quaymaster inbox export`. */
const MOST_LISTED = 200;
const MOST_EXPORTED = 10_000;
const MOST_WEEKS = 104;
/** A topic or a reason, every character of it escaped, fits. */
const MAX_BODY_BYTES = 4_000;

const ListQuery = z.object({ state: z.enum(['open', 'closed']).default('open') });
const IdQuery = z.object({ id: z.coerce.number().int() });
const WeeksQuery = z.object({ weeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(12) });
const ExportQuery = z.object({ format: z.enum(['csv', 'json']) });
const CloseBody = z.object({
  id: z.number('"id" is missing: the number of a question').int(),
  kind: z.enum(['note', 'reason'], '"kind" is note or reason'),
  text: z
    .string('"text" is missing: a note’s topic, or a reason')
    .trim()
    .min(1, 'Say which note answers it, or why none will')
    .max(LONGEST_RESOLUTION, `at most ${LONGEST_RESOLUTION} characters are kept`),
});

/** Makes the routes. */
export function createKeepingApi({ inbox, statistics, teaching }: Keeping): Hono {
  const api = new Hono();
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));

  api.get('/inbox', async (c) => {
    const query = ListQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 400, '"state" is open or closed.');
    const filter = { ...query.data, limit: MOST_LISTED };
    const entries = await listInboxes(inbox, await inbox.workspaces(), filter);
    return c.json<InboxList>({ entries });
  });

  api.get('/inbox/topics', async (c) => {
    const query = IdQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 400, '"id" is the number of a question.');
    const { id } = query.data;
    const entry = await findInInboxes(inbox, await inbox.workspaces(), id);
    if (entry === null)
      return problem(c, 404, messagesOf(languageOf(c)).say('page.noQuestion', { id }));
    return c.json<InboxTopics>({ topics: [...new Set(await inbox.topics(entry))] });
  });

  api.post('/inbox/close', async (c) => {
    const body = CloseBody.safeParse(await c.req.json().catch(() => ({})));
    if (!body.success)
      return problem(c, 400, `${body.error.issues.map(({ message }) => message).join('; ')}.`);
    const { id, kind, text } = body.data;
    const entry = await findInInboxes(inbox, await inbox.workspaces(), id);
    if (entry === null)
      return problem(c, 404, messagesOf(languageOf(c)).say('page.noQuestion', { id }));
    const topic = kind === 'note' ? topicNamed(await inbox.topics(entry), text) : text;
    if (topic === undefined)
      return problem(c, 400, messagesOf(languageOf(c)).say('inbox.noTopic', { topic: text }));
    const closer = { through: 'web', author: 'operator' };
    const outcome = await inbox.close(entry, id, { kind, text: topic }, closer);
    if (outcome.kind === 'not-found')
      return problem(c, 404, messagesOf(languageOf(c)).say('page.noQuestion', { id }));
    const { told, untold } = outcome.kind === 'closed' ? outcome : { told: 0, untold: 0 };
    return c.json<InboxCloseResponse>({ entry: outcome.entry, told, untold });
  });

  api.get('/taught', async (c) => {
    if (teaching === undefined)
      return problem(c, 404, messagesOf(languageOf(c)).say('teach.notKept'));
    const all = await teaching.listAll(VISITOR);
    const notes = [...all].sort((a, b) => b.updatedAt - a.updatedAt);
    const listed = notes.slice(0, MOST_LISTED).map(entryOf);
    return c.json<TaughtList>({ notes: listed, more: notes.length - listed.length });
  });

  api.get('/stats', async (c) => {
    const query = WeeksQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 400, `"weeks" is a number from 1 to ${MOST_WEEKS}.`);
    const workspaces = await inbox.workspaces();
    return c.json<StatsResponse>(await statistics.of(workspaces, query.data.weeks));
  });
  // For saving: what the pages show and more, as a spreadsheet or a program takes it.
  api.get('/inbox/export', async (c) => {
    const query = ExportQuery.safeParse(c.req.query());
    if (!query.success) return problem(c, 400, '"format" is csv or json.');
    const filter = { state: 'all', limit: MOST_EXPORTED } as const;
    const entries = await listInboxes(inbox, await inbox.workspaces(), filter);
    return query.data.format === 'csv'
      ? save(c, 'inbox.csv', formatInbox(entries))
      : save(c, 'inbox.json', JSON.stringify(entries));
  });

  api.get('/stats/export', async (c) => {
    const query = ExportQuery.extend(WeeksQuery.shape).safeParse(c.req.query());
    if (!query.success)
      return problem(c, 400, `"format" is csv or json, "weeks" a number from 1 to ${MOST_WEEKS}.`);
    const { format, weeks } = query.data;
    const numbers = await statistics.of(await inbox.workspaces(), weeks);
    return format === 'csv'
      ? save(c, 'numbers.csv', formatStatistics(numbers))
      : save(c, 'numbers.json', JSON.stringify(numbers));
  });
  return api;
}

/** Nothing of who wrote it. */
function entryOf(note: TaughtNote): TaughtEntry {
  const { adapter, workspace, id, topic, text, questions, state, file, audience } = note;
  const { source, version, updatedAt } = note;
  const what = { topic, text, questions, state, file, audience };
  return { adapter, workspace, id, ...what, source, version, updatedAt };
}

function save(c: Context, file: string, content: string): Response {
  const type = file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json';
  c.header('Content-Disposition', `attachment; filename="${file}"`);
  return c.body(content, 200, { 'Content-Type': type });
}

function topicNamed(topics: readonly string[], typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  return topics.find((topic) => topic.toLowerCase() === wanted);
}

function problem(c: Context, status: 400 | 404, error: string): Response {
  return c.json<ErrorResponse>({ error }, status);
}
