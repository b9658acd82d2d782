/** `/watch` from the command to the news, over a store and a registry that changes. */
import { beforeEach, expect, test } from '@jest/globals';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { createTeamHosts } from '../../../src/bot/hosts/team-hosts.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createWatchService, type WatchService } from '../../../src/bot/watch/watch-service.js';
import type { ImageFacts } from '../../../src/canirun/image/image.js';
import { parsePlatform } from '../../../src/canirun/platform/platform.js';
import type { Incoming } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import type { Reply } from '../../../src/core/reply.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const HOUR = 60 * 60_000;
const shipped = await shippedCanirun();

/** What the registry has: platforms by tag. */
let registry: Map<string, readonly string[]>;
/** Whether it can be reached. */
let away: boolean;
/** An image with which nothing works. */
let broken: string | null;
let clock: number;
let store: Store;
let watches: WatchService;
let bot: Bot;

async function describe(name: string): Promise<ImageFacts> {
  if (name === broken) throw new Error('a bug');
  const platforms = registry.get(name.includes(':') ? name : `${name}:latest`);
  if (away || platforms === undefined)
    return {
      kind: 'unknown-image',
      name,
      why: away ? 'unreachable' : 'not-found',
      message: 'It is not there.',
    };
  const given = platforms.flatMap((text) => {
    const parsed = parsePlatform(text);
    return parsed.ok ? [parsed.platform] : [];
  });
  const facts = await shipped.images.describe({ name, platforms: given });
  return facts.kind === 'container' ? { ...facts, evidence: { from: 'registry' } } : facts;
}

beforeEach(async () => {
  registry = new Map([['team/app:latest', ['linux/amd64', 'linux/arm64']]]);
  away = false;
  broken = null;
  clock = Date.UTC(2026, 10, 24);
  store = await openMemoryStore(() => clock);
  const now = () => clock;
  const canirun = {
    ...shipped,
    images: {
      ...shipped.images,
      describe: ({ name }: { readonly name: string }) => describe(name),
      tags: () =>
        Promise.resolve({
          tags: [...registry.keys()].map((name) => name.split(':')[1] ?? ''),
          from: 'registry' as const,
        }),
    },
  };
  const hosts = createTeamHosts(store.hosts, now, (error) => {
    throw error;
  });
  const settings = createSettingsService({ store: store.settings, sets: [] });
  watches = createWatchService({ store, canirun, hosts, settings, now });
  bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun,
    conversations: store.conversations,
    hosts,
    settings,
    watches,
    now: () => new Date(clock),
  });
});

async function say(text: string, channel = 'C1', thread = channel): Promise<Reply> {
  const place = { adapter: 'slack', workspace: 'T1', channel, thread } as const;
  const reply = await bot.handle({ id: '1', place, author: 'U1', text, addressed: true });
  if (reply === null) throw new Error('silence');
  return reply;
}

/** Looks as the job does, an hour later, and gives what channels are told, with where. */
async function anHourLater(): Promise<readonly (readonly [string, string])[]> {
  clock += HOUR;
  await watches.lookAtAll();
  const taken = await store.outbox.take('slack', 'test', HOUR, 100);
  const told = taken.map(({ body }) => JSON.parse(body) as Incoming<null>);
  for (const { key } of taken) await store.outbox.done(key, null);
  return told.map(({ message, reply }) => [message.place.thread, reply?.summary ?? '']);
}

test('a platform that is lost is told once it stays lost, and told again when it is back', async () => {
  expect((await say('/watch team/app on raspberry pi 4')).summary).toContain('runs natively');
  expect(await anHourLater()).toEqual([]);
  registry.set('team/app:latest', ['linux/amd64']);
  expect(await anHourLater()).toEqual([]);
  const [worse] = await anHourLater();
  expect(worse?.[1]).toContain('lost linux/arm64');
  expect(await anHourLater()).toEqual([]);
  registry.set('team/app:latest', ['linux/amd64', 'linux/arm64']);
  const [better] = await anHourLater();
  expect(better?.[1]).toContain('New platforms: linux/arm64');
});

test('a sibling that still has the platform is named', async () => {
  registry.set('team/app:1.28', ['linux/amd64', 'linux/arm64']);
  await say('/watch team/app on raspberry pi 4');
  registry.set('team/app:latest', ['linux/amd64']);
  await anHourLater();
  const [news] = await anHourLater();
  expect(news?.[1]).toMatch(/looks like a mistake.*team\/app:1\.28/);
});

test('a tag that is half built for an hour is no news', async () => {
  await say('/watch team/app on raspberry pi 4');
  registry.set('team/app:latest', ['linux/amd64']);
  expect(await anHourLater()).toEqual([]);
  registry.set('team/app:latest', ['linux/amd64', 'linux/arm64']);
  expect(await anHourLater()).toEqual([]);
});

test('a registry that is away is no news, a deleted tag is', async () => {
  await say('/watch team/app on raspberry pi 4');
  away = true;
  expect([...(await anHourLater()), ...(await anHourLater())]).toEqual([]);
  away = false;
  registry.delete('team/app:latest');
  await anHourLater();
  expect(await anHourLater()).toEqual([['C1', expect.stringContaining('no longer')]]);
});

test('the channel is told, in whichever of its threads somebody asked', async () => {
  await say('/watch team/app on raspberry pi 4', 'C7', '171.5');
  registry.delete('team/app:latest');
  await anHourLater();
  expect((await anHourLater()).map(([thread]) => thread)).toEqual(['C7']);
});

test('looking twice at the same change tells once', async () => {
  await say('/watch team/app on raspberry pi 4');
  registry.delete('team/app:latest');
  await anHourLater();
  clock += HOUR;
  const [due] = await store.watches.due(clock, 1);
  await watches.lookAtAll();
  // As if the process had died between telling and keeping.
  if (due !== undefined) await store.watches.looked(due, due);
  const [kept] = await store.outbox.take('slack', 'test', HOUR, 100);
  expect(await store.outbox.accept({ ...sample, key: kept?.key ?? '' })).toBe(false);
});

test('a watch that can not be looked at keeps none of the others back', async () => {
  registry.set('team/odd:latest', ['linux/amd64', 'linux/arm64']);
  await say('/watch team/odd on raspberry pi 4');
  await say('/watch team/app on raspberry pi 4', 'C2');
  registry.delete('team/app:latest');
  broken = 'team/odd';
  for (let look = 1; look <= 2; look += 1) {
    clock += HOUR;
    await expect(watches.lookAtAll()).rejects.toThrow('watches that could not be looked at: 1');
  }
  const [told] = await store.outbox.take('slack', 'test', HOUR, 100);
  expect(told?.body).toContain('team/app');
});

const sample = {
  adapter: 'slack',
  workspace: 'T1',
  lane: 'l',
  author: '',
  question: null,
  body: '{}',
} as const;

test('what is watched is listed for its channel, and ends by its number', async () => {
  await say('/watch team/app on raspberry pi 4');
  expect((await say('/watch')).summary).toContain('One image');
  expect((await say('/watch', 'C2')).summary).toContain('one image is for another');
  expect((await say('/watch team/app on raspberry pi 4')).summary).toContain('already');
  expect((await say('/watch stop 1')).summary).toContain('no longer');
  expect((await say('/watch stop 1')).tone).toBe('bad');
  expect((await say('/watch list')).summary).toContain('Nothing');
});

test.each([
  ['an image alone', '/watch team/app'],
  ['all hosts at once', '/watch team/app on all'],
  ['too much', `/watch team/app on ${'x'.repeat(600)}`],
])('%s is answered with what to do', async (_what, text) => {
  expect(await say(text)).toMatchObject({ tone: 'bad' });
  expect(await store.watches.list({ adapter: 'slack', workspace: 'T1' })).toEqual([]);
});

test('what can not be told today is not watched', async () => {
  const reply = await say('/watch team/nothing on raspberry pi 4');
  expect(reply.blocks.at(-1)).toMatchObject({ kind: 'note' });
  expect(await store.watches.list({ adapter: 'slack', workspace: 'T1' })).toEqual([]);
});
