/**
 * Slack's export: a folder a channel with a file a day, and lists of channels and people beside them (Slack Help, "How to read
 * Slack data exports", read November 2026). Threads that ended well and pinned messages become proposals; conversations
 * between a few people are never looked at.
 */
import { z } from 'zod';
import { readJson } from '../../../core/text/bounded-json.js';
import type { ExportedFiles, ImportProposal, ImportStep, ReadExport } from '../exported-files.js';
import { leftOut } from '../exported-files.js';
import { nameOf } from '../../../core/text/file-name.js';
import { FreeNames } from '../file-names.js';
import { noteText } from '../note-text.js';
import { threadsOf, type SlackMessage } from './slack-threads.js';
import { readSolution, type SaysThanks } from './slack-solutions.js';
import type { SlackWords } from './strike-names.js';

/** What reading such an export needs beside it. */
export interface SlackImport {
  /** A message's words as Markdown, with what it calls people. */
  readonly markdown: SlackWords;
  /** Tells thanks for an answer. */
  readonly saysThanks: SaysThanks;
  /** The workspace's web address, for links to messages; absent: sources are named in words. */
  readonly address?: string;
}

const DAY = /^([^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/;

/** Whether names are those of such an export. */
export function isSlackExport(names: readonly string[]): boolean {
  return names.includes('channels.json') && names.some((name) => DAY.test(name));
}

const Channels = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    pins: z.array(z.object({ id: z.string() })).nullish(),
  }),
);
type Channel = z.infer<typeof Channels>[number];

const Users = z.array(
  z.object({
    id: z.string(),
    real_name: z.string().nullish(),
    profile: z
      .object({ real_name: z.string().nullish(), display_name: z.string().nullish() })
      .nullish(),
  }),
);

const Message = z.object({
  type: z.literal('message'),
  subtype: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  ts: z.string().regex(/^\d{1,12}\.\d{1,8}$/),
  thread_ts: z.string().nullish(),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()).default([]) }))
    .nullish(),
  pinned_to: z.array(z.string()).nullish(),
});

/** What people say; joins, topics and the like come with other subtypes. */
const SAID = new Set([undefined, null, 'thread_broadcast', 'me_message']);

/** Makes a reader of such exports. */
export function readSlack(options: SlackImport): ReadExport {
  return async function* (files) {
    const channels = yield* readList(files, ['channels.json', 'groups.json'], Channels);
    const people = yield* readList(files, ['users.json'], Users);
    const names = new Map(people.map((one) => [one.id, namesOf(one)]));
    const free = new FreeNames();
    for (const [folder, days] of daysByFolder(files.names)) {
      const channel = channels.find(({ name, id }) => name === folder || id === folder);
      if (channel === undefined) {
        yield { kind: 'read', files: days.length };
        yield notAChannel(folder);
        continue;
      }
      const messages = yield* readDays(files, days);
      yield* proposals(folder, channel, messages, { names, free, options });
    }
  };
}

interface Context {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly free: FreeNames;
  readonly options: SlackImport;
}

function* proposals(
  folder: string,
  channel: Channel,
  messages: readonly SlackMessage[],
  { names, free, options }: Context,
): Generator<ImportStep> {
  const pins = new Set(channel.pins?.map(({ id }) => id));
  let tooShort = 0;
  for (const thread of threadsOf(messages)) {
    const solution = readSolution(
      thread,
      pins,
      { markdown: options.markdown, names },
      options.saysThanks,
    );
    if (solution === null) continue;
    if (solution === 'too-short') {
      tooShort++;
      continue;
    }
    const { question, answer, because, struck, at } = solution;
    const day = new Date(Number(at.split('.')[0]) * 1000).toISOString().slice(0, 10);
    const proposal: ImportProposal = {
      file: free.take(`${nameOf(channel.name, 'channel')}/${nameOf(question, 'thread')}`, 'md'),
      text: noteText({
        audience: [channel.id],
        source: [sourceOf(options.address, channel, at, day)],
        topic: question,
        body: answer,
      }),
      from: `${folder}/${day}.json`,
      question,
      answer,
      because,
      struck,
    };
    yield { kind: 'proposal', proposal };
  }
  if (tooShort > 0) yield shortAnswers(folder, tooShort);
}

function sourceOf(address: string | undefined, channel: Channel, at: string, day: string): string {
  return address === undefined
    ? `Slack, #${channel.name}, ${day}`
    : `${address.replace(/\/$/, '')}/archives/${channel.id}/p${at.replace('.', '')}`;
}

/** Days of each folder, in order. */
function daysByFolder(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const name of names) {
    const folder = DAY.exec(name)?.[1];
    if (folder === undefined) continue;
    const known = days.get(folder) ?? [];
    known.push(name);
    days.set(folder, known);
  }
  return days;
}

async function* readDays(
  files: ExportedFiles,
  days: readonly string[],
): AsyncGenerator<ImportStep, SlackMessage[]> {
  const messages: SlackMessage[] = [];
  for (const day of days) {
    yield { kind: 'read', files: 1 };
    const read = await readJsonList(files, day);
    if (!Array.isArray(read)) {
      yield read;
      continue;
    }
    for (const one of read) {
      const message = Message.safeParse(one).data;
      if (message === undefined || !SAID.has(message.subtype)) continue;
      const { user, bot_id: bot, text, blocks, ts, thread_ts: thread, reactions } = message;
      if (user === null || user === undefined || (bot !== null && bot !== undefined)) continue;
      messages.push({
        user,
        text,
        blocks,
        at: ts,
        thread: thread ?? ts,
        reactions: reactions ?? [],
        isPinned: (message.pinned_to ?? []).length > 0,
      });
    }
  }
  return messages;
}

async function* readList<T>(
  files: ExportedFiles,
  names: readonly string[],
  schema: z.ZodType<T[]>,
): AsyncGenerator<ImportStep, T[]> {
  const all: T[] = [];
  for (const name of names.filter((one) => files.names.includes(one))) {
    const read = await readJsonList(files, name);
    const parsed = Array.isArray(read) ? schema.safeParse(read).data : undefined;
    if (parsed !== undefined) all.push(...parsed);
    else yield Array.isArray(read) ? notALists(name) : read;
  }
  return all;
}

async function readJsonList(files: ExportedFiles, name: string): Promise<unknown[] | ImportStep> {
  const text = await files.text(name);
  if (typeof text !== 'string') return { kind: 'problem', problem: text };
  const read = readJson(text);
  return read.ok && Array.isArray(read.value) ? read.value : notALists(name);
}

function namesOf({ real_name: name, profile }: z.infer<typeof Users>[number]): string[] {
  const all = [name, profile?.real_name, profile?.display_name];
  return [
    ...new Set(all.flatMap((one) => (one === null || one === undefined ? [] : [one.trim()]))),
  ].filter((one) => one !== '');
}

const notALists = (name: string): ImportStep =>
  leftOut(
    name,
    'not-an-export',
    'This is not what Slack exports under that name, so it was left out.',
    'Export again.',
  );

const notAChannel = (folder: string): ImportStep =>
  leftOut(
    folder,
    'not-a-channel',
    'This is a conversation between a few people, or no channel of the list, so it was not read.',
    'Nothing: what people say to each other alone is no note.',
  );

const shortAnswers = (folder: string, count: number): ImportStep =>
  leftOut(
    folder,
    'short-answers',
    `${count} solved ${count === 1 ? 'thread has' : 'threads have'} no question or answer of more than a few words in this channel.`,
    'Write by hand what matters of them.',
  );
