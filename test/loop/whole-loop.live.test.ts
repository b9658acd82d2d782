/**
 * The whole loop, with the real `quaymaster start` in processes of its own and the real SDK clients of both chats: a question is
 * missed, people are asked, somebody answers, the answer is kept from the chat, who asked is told, and the next one is answered
 * with it. At every step a process is killed, as soon as it acknowledged and while its post was taken but not confirmed:
 * nothing acknowledged is lost, and nobody is told anything twice.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ensurePage } from '../commands/started-command.js';
import type { Store } from '../../src/core/records/store.js';
import { createDiscordPeople } from '../servers/discord-person.js';
import { startDiscordServer, type DiscordServer } from '../servers/discord-server.js';
import { GUILD, MODERATORS } from '../servers/discord-state.js';
import { createSlackPeople } from '../servers/slack-person.js';
import { startSlackServer, type SlackServer } from '../servers/slack-server.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { describeOnPostgres } from '../store/postgres-database.js';
import * as discord from './discord-loop.js';
import { ACCOUNT, STEPS, type ChatLoop, type StepName, type Subject } from './loop-chat.js';
import { createReplica, SECRET_KEY, type Replica } from './replicas.js';
import * as slack from './slack-loop.js';

// What a dead process held is another's after half a minute, and that one may die over it, too.
jest.setTimeout(900_000);
const PATIENCE_MS = 240_000;

/** When a process dies: right after it acknowledged, or when its post stands there and nobody told it so. */
type Moment = 'acknowledged' | 'posted';

const TROUBLES: readonly (readonly [StepName, Moment])[] = [
  ['ask', 'acknowledged'],
  ['ask', 'posted'],
  ['person', 'acknowledged'],
  ['person', 'posted'],
  ['form', 'acknowledged'],
  ['save', 'acknowledged'],
  ['save', 'posted'],
  ['next', 'acknowledged'],
  ['next', 'posted'],
];

/** One for each trouble: they have no word in common that the inbox or the engine could take for a likeness. */
const SUBJECTS: readonly Omit<Subject, 'n'>[] = [
  {
    question: 'how do i book the sauna',
    answer: 'The sauna is booked in the wooden folder at reception.',
    next: 'how can I book a sauna?',
  },
  {
    question: 'where can i park my bicycle',
    answer: 'Park your bicycle behind the red shed.',
    next: 'where to park a bicycle?',
  },
  {
    question: 'who waters the office plants',
    answer: 'Office plants are watered by Mr Green on Mondays.',
    next: 'who is watering the plants in the office?',
  },
  {
    question: 'when does the canteen open',
    answer: 'The canteen opens at half past eleven.',
    next: 'when is the canteen open?',
  },
  {
    question: 'how do i reset the vpn token',
    answer: 'Reset your vpn token in the portal under Devices.',
    next: 'how can I reset my vpn token?',
  },
  {
    question: 'which printer takes large paper',
    answer: 'Large paper goes into the printer called Elephant.',
    next: 'what printer takes large paper?',
  },
  {
    question: 'how do we claim travel expenses',
    answer: 'Travel expenses are claimed with the yellow sheet.',
    next: 'how can I claim my travel expenses?',
  },
  {
    question: 'where are spare keyboards kept',
    answer: 'Spare keyboards lie in the cellar, second shelf.',
    next: 'where are the spare keyboards?',
  },
  {
    question: 'who repairs the coffee machine',
    answer: 'The coffee machine is repaired by Kolb, extension 712.',
    next: 'who does repair the coffee machine?',
  },
];

let slackServer: SlackServer;
let discordServer: DiscordServer;
let folder: string;
let replicas: Replica[];

beforeEach(async () => {
  await ensurePage();
  slackServer = await startSlackServer();
  discordServer = await startDiscordServer();
  slackServer.admins.add(slack.MANAGER);
  slackServer.groups.set('support', ['U7']);
  SUBJECTS.forEach((_, n) => {
    discord.addDiscordChannel(discordServer, n);
  });
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-loop-'));
  await mkdir(join(folder, 'notes'));
  await writeFile(
    join(folder, 'notes', 'tides.md'),
    '# Tides\n\nThe spring tide comes at new moon.\n',
  );
  replicas = [];
});
afterEach(async () => {
  for (const replica of replicas) await replica.kill();
  await slackServer.stop();
  await discordServer.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts so many, with these variables besides. */
async function startReplicas(count: number, environment: Record<string, string>): Promise<void> {
  for (let n = 0; n < count; n++) {
    const replica = await createReplica({
      KNOWLEDGE_DIR: join(folder, 'notes'),
      SLACK_API_URL: slackServer.apiUrl,
      DISCORD_API_URL: discordServer.apiUrl,
      ...environment,
    });
    replicas.push(replica);
    await replica.start();
  }
}

/** Some replica that runs; the embedded store's only one may be on its way back. */
async function anyReplica(): Promise<Replica> {
  await until('a replica that runs', () => replicas.some(({ runs }) => runs));
  const running = replicas.filter(({ runs }) => runs);
  return at(running, turn++);
}
let turn = 0;

/** One after another, round and round. */
function at<One>(list: readonly One[], n: number): One {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('there is none');
  return one;
}

/** Waits until something holds. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await pause(10);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Does a step as people do: again, where the bot did not say that it took it; then waits for what comes of it. */
async function doStep(loop: ChatLoop, name: StepName, acknowledged = false): Promise<void> {
  const step = loop.steps[name];
  for (let isTaken = acknowledged; !step.stands();) {
    isTaken ||= await step.begin(await anyReplica());
    if (isTaken) await until(`${loop.name}, ${name}`, () => step.stands());
    else for (let left = 100; left > 0 && !step.stands(); left--) await pause(10);
  }
}

async function doSteps(loop: ChatLoop, names: readonly StepName[]): Promise<void> {
  for (const name of names) await doStep(loop, name);
}

/** Both chats' loops do a step with one replica, which dies over it and comes back. */
async function killOver(
  loops: readonly ChatLoop[],
  name: StepName,
  moment: Moment,
  victim: Replica,
): Promise<readonly boolean[]> {
  const holds = loops.map((loop) => {
    const hold = { taken: false, gone: false };
    const takeBack =
      moment === 'posted'
        ? loop.steps[name].hold({
            taken: () => (hold.taken = true),
            gone: () => (hold.gone = true),
          })
        : () => undefined;
    return { hold, takeBack };
  });
  const acknowledged = await Promise.all(loops.map((loop) => loop.steps[name].begin(victim)));
  if (moment === 'posted')
    await until(`posts of ${name}`, () => holds.every(({ hold }) => hold.taken));
  await victim.kill();
  // What was said to all may have been taken by the other one.
  const other = replicas.find((replica) => replica !== victim);
  await pause(50);
  const isHeld = holds.some(({ hold }) => hold.taken && !hold.gone);
  if (isHeld) await other?.kill();
  for (const { takeBack } of holds) takeBack();
  await victim.start();
  if (isHeld) await other?.start();
  return acknowledged;
}

/** Those who manage say who answers what the notes don't. */
async function nameExperts(): Promise<void> {
  const replica = await anyReplica();
  const command = createSlackPeople(slackServer).command(
    '/settings',
    'workspace experts @support',
    { user: slack.MANAGER },
  );
  expect(await slack.deliverToSlack(replica, command)).toBe(true);
  const change = createDiscordPeople(discordServer).command(
    'settings',
    { change: `workspace experts ${MODERATORS}` },
    discord.MANAGER,
  );
  expect(await discord.deliverToDiscord(discordServer, replica, change)).toBe(true);
  await until('the settings', () => {
    const said = [...slackServer.ephemerals, ...slackServer.posts, ...discordServer.state.posts];
    return said.length >= 2;
  });
}

/** Every trouble in a loop of its own of each chat, which then go on beside the next trouble. */
async function runLoops(): Promise<readonly ChatLoop[]> {
  await nameExperts();
  const people = {
    slack: createSlackPeople(slackServer),
    discord: createDiscordPeople(discordServer),
  };
  const all: ChatLoop[] = [];
  const rest: Promise<void>[] = [];
  for (const [n, [name, moment]] of TROUBLES.entries()) {
    const subject = { n, ...at(SUBJECTS, n) };
    const loops = [
      slack.slackLoop(slackServer, people.slack, subject),
      discord.discordLoop(discordServer, people.discord, subject),
    ];
    all.push(...loops);
    const first = STEPS.indexOf(name);
    await Promise.all(loops.map((loop) => doSteps(loop, STEPS.slice(0, first))));
    const taken = await killOver(loops, name, moment, at(replicas, n));
    rest.push(
      ...loops.map(async (loop, which) => {
        await doStep(loop, name, taken[which]);
        await doSteps(loop, STEPS.slice(first + 1));
      }),
    );
  }
  await Promise.all(rest);
  return all;
}

/** Each was told once, nothing waits, and there is a note of each. */
async function expectWhole(loops: readonly ChatLoop[], store: Store): Promise<void> {
  expect(loops.map((loop) => [loop.name, loop.account()])).toEqual(
    loops.map(({ name }) => [name, ACCOUNT]),
  );
  expect([...slackServer.violations, ...discordServer.state.violations]).toEqual([]);
  for (const workspace of [
    { adapter: 'slack', workspace: 'T1' },
    { adapter: 'discord', workspace: GUILD },
  ] as const) {
    const notes = await store.taught.list(workspace);
    expect(notes.map(({ state, topic }) => `${state} ${topic}`).sort()).toEqual(
      SUBJECTS.map(({ question }) => `kept ${question}`).sort(),
    );
    expect(await store.inbox.list(workspace, { state: 'open', limit: 99 })).toEqual([]);
  }
  expect(await store.outbox.backlog()).toEqual([]);
}

describe('on the embedded store, with one process', () => {
  test('killed at every step, it loses nothing and tells nobody twice', async () => {
    const data = join(folder, 'data');
    await startReplicas(1, { DATA_DIR: data });
    const loops = await runLoops();
    await at(replicas, 0).stop();
    const file = join(data, 'quaymaster.sqlite');
    const store = await openSqliteStore({ file, secretKey: SECRET_KEY });
    await expectWhole(loops, store);
    await store.close();
    const texts = await textsBelow(join(folder, 'notes', 'from-chat'));
    for (const { answer } of SUBJECTS)
      expect(texts.filter((text) => text.includes(answer))).toHaveLength(2);
  });
});

describeOnPostgres('on PostgreSQL, with two processes', (database) => {
  test('killed in turn at every step, they lose nothing and tell nobody twice', async () => {
    await (await database().open()).close();
    await startReplicas(2, { DATABASE_URL: database().botUrl });
    const loops = await runLoops();
    const store = await database().open({ secretKey: SECRET_KEY });
    // What a dead process had said and not crossed off is another's when its lease is over: it must not say it again.
    await until('nothing to wait', async () => (await store.outbox.backlog()).length === 0);
    for (const replica of replicas) await replica.stop();
    await expectWhole(loops, store);
    await store.close();
  });
});

async function textsBelow(path: string): Promise<readonly string[]> {
  const files = await readdir(path, { recursive: true });
  return Promise.all(
    files.filter((file) => file.endsWith('.md')).map((file) => readFile(join(path, file), 'utf8')),
  );
}
