/**
 * Three replicas on one PostgreSQL, Slack over HTTP behind a round robin, replicas killed and PostgreSQL restarted
 * meanwhile: `npm run bench:replicas -- [questions a second] [seconds] [calm]`. Reports what was lost and doubled, the
 * times, and how long a change takes to the last replica; `calm`, nothing is killed, and what one question costs each
 * program in processor time, and in transactions, is told, once the replicas are warm. The load comes from this process,
 * on the same machine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresStore } from '../src/store/postgres/postgres-store.js';
import { SIGNING } from '../test/adapters/slack/slack-room.js';
import { createQuietLog } from '../test/delivery/quiet-log.js';
import { startBotProcess, type BotProcess } from '../test/servers/bot-process.js';
import { startPostgresServer } from '../test/servers/postgres-server.js';
import {
  createSlackPeople,
  deliverSigned,
  type SlackDelivery,
} from '../test/servers/slack-person.js';
import { startSlackServer } from '../test/servers/slack-server.js';
import { note, questionFor } from './made-up-notes.js';
import { percentile } from './percentile.js';
import { serverTimes } from './processor-time.js';

const REPLICAS = 3;
const NOTES = 200;
const CHANGES = 50;
/** A replica is killed three times and PostgreSQL restarted twice, spread over the run. */
const TROUBLES: readonly ('kill' | 'restart')[] = ['kill', 'restart', 'kill', 'restart', 'kill'];
/** Questions before what they cost is counted: until then it is the compiler that works most. */
const WARM_UP = 1_500;
/** Slack pauses for a minute before the second repetition, and for five before the third. */
const RETRY_MS = 3_000;
/** How long to wait for the last answers: a killed replica's questions are another's after its lease. */
const PATIENCE_MS = 120_000;

const [rate = 300, seconds = 20] = process.argv.slice(2, 4).map(Number);
const calm = process.argv[4] === 'calm';
const folder = await mkdtemp(join(tmpdir(), 'quaymaster-replicas-'));
const notes = join(folder, 'notes.jsonl');
await writeFile(notes, Array.from({ length: NOTES }, (_, n) => note(n)).join('\n'));
const postgres = await startPostgresServer();
await postgres.createDatabase('quaymaster');
const store = await openPostgresStore({
  url: postgres.url('bot', 'quaymaster'),
  ownerUrl: postgres.url('owner', 'quaymaster'),
  secretKey: 'key',
  log: createQuietLog(),
});
const slack = await startSlackServer();
const people = createSlackPeople(slack);
const startReplica = () =>
  startBotProcess({
    MODE: 'http',
    API_URL: slack.apiUrl,
    DATABASE_URL: postgres.url('bot', 'quaymaster'),
    NOTES: notes,
  });
const replicas: BotProcess[] = await Promise.all(Array.from({ length: REPLICAS }, startReplica));

/** Asked so far. */
let count = 0;

await measureChanges();
if (calm) {
  console.log('to warm up:');
  await measureQuestions([], WARM_UP);
}
const before = await spent();
await measureQuestions(calm ? [] : TROUBLES, rate * seconds);
if (calm) reportCost(before, await spent(), rate * seconds);

await Promise.all(replicas.map((replica) => replica.stop()));
await store.close();
await slack.stop();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

async function measureChanges(): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < CHANGES; n++) {
    const heard = Promise.all(replicas.map((replica) => replica.hears()));
    const announced = performance.now();
    await store.changes.announce({ kind: 'notes', adapter: 'slack', workspace: 'T1' });
    await heard;
    took.push(performance.now() - announced);
  }
  console.log(`a change to the last of ${REPLICAS} replicas: ${times(took)}`);
}

/** Processor time so far in milliseconds, and transactions of the database. */
async function spent() {
  const cpu = await Promise.all(replicas.map((replica) => replica.cpu()));
  const own = process.cpuUsage();
  const server = serverTimes(postgres.pid());
  const client = new pg.Client(postgres.url('admin', 'quaymaster'));
  await client.connect();
  // Counts are published by each connection once a second.
  await sleep(1_500);
  const { rows } = await client.query<{ count: string }>(
    'select xact_commit as count from pg_stat_database where datname = current_database()',
  );
  await client.end();
  return {
    replicas: cpu,
    connections: server?.connections ?? NaN,
    others: server?.others ?? NaN,
    load: (own.user + own.system) / 1000,
    transactions: Number(rows[0]?.count),
  };
}

type Spent = Awaited<ReturnType<typeof spent>>;

function reportCost(before: Spent, after: Spent, questions: number): void {
  const each = (after: number, before: number) => (after - before) / questions;
  const cpu = after.replicas.map((ms, n) => each(ms, before.replicas[n] ?? 0));
  const connections = each(after.connections, before.connections);
  const others = each(after.others, before.others);
  const load = each(after.load, before.load);
  const replicasTogether = cpu.reduce((sum, one) => sum + one, 0);
  const ms = (value: number) => value.toFixed(2);
  console.log(
    `a question costs ${ms(replicasTogether + connections + others)} ms of processor time: ` +
      `the replicas ${ms(replicasTogether)} (${cpu.map(ms).join(' + ')}), ` +
      `PostgreSQL ${ms(connections + others)} (connections ${ms(connections)}, the rest ${ms(others)}); ` +
      `and ${ms(load)} for asking it and taking the answer; ` +
      `${each(after.transactions, before.transactions).toFixed(1)} transactions`,
  );
}

async function measureQuestions(
  plan: readonly ('kill' | 'restart')[],
  questions: number,
): Promise<void> {
  const asked = new Map<string, number>();
  const acknowledged: number[] = [];
  const answered = watchAnswers(asked);
  let again = 0;
  const started = performance.now();
  let restarted = Promise.resolve();
  const troubles = plan.map(async (trouble, n) => {
    await sleep(((n + 1) * questions * 1000) / rate / (plan.length + 1));
    if (trouble === 'kill') return killAndStart(n % REPLICAS);
    // On a busy machine a restart may take longer than it is until the next.
    restarted = restarted.then(() => postgres.restart('fast'));
    return restarted;
  });
  const sent: Promise<void>[] = [];
  for (let sentSoFar = 0; sentSoFar < questions; sentSoFar++) {
    const wait = started + (sentSoFar * 1000) / rate - performance.now();
    // Also where it is late: this process is Slack as well, which has to answer meanwhile.
    await (wait > 1 ? sleep(wait) : nextTurn());
    const n = count++;
    const ts = `${1_000_000 + n}.000001`;
    asked.set(ts, performance.now());
    sent.push(deliver(people.mention(questionFor(n % NOTES), { channel: `C${n % 200}`, ts }), n));
  }
  await Promise.all([...sent, ...troubles]);
  const deadline = Date.now() + PATIENCE_MS;
  while (answered.counts.size < asked.size && Date.now() < deadline) await sleep(100);
  await sleep(2_000);
  answered.stop();

  const doubled = [...answered.counts.values()].filter((times) => times > 1).length;
  const total = asked.size;
  const apologies = slack.ephemerals.length;
  console.log(
    `${total} questions at ${rate} a second: lost ${total - answered.counts.size}, doubled ${doubled}, ` +
      `apologised for ${apologies}, ` +
      `delivered again by Slack ${again}, replicas killed ${plan.filter((one) => one === 'kill').length}, ` +
      `PostgreSQL restarted ${plan.filter((one) => one === 'restart').length}`,
  );
  console.log(`acknowledged after ${times(acknowledged)}; answered after ${times(answered.took)}`);
  if (slack.violations.length > 0) console.log('violations', slack.violations.slice(0, 5));

  /** As Slack does, only sooner: once more at once, then after a pause, until one replica acknowledges. */
  async function deliver(delivery: SlackDelivery, first: number): Promise<void> {
    const started = performance.now();
    for (let retry = 0; ; retry++) {
      const replica = replicas[(first + retry) % REPLICAS]!;
      const url = `http://127.0.0.1:${replica.port}/slack/events`;
      const marked = retry === 0 ? SIGNING : { ...SIGNING, retry };
      const status = await deliverSigned(url, delivery, marked).then(
        (response) => response.status,
        () => 0,
      );
      if (status === 200) break;
      if (retry === 0) again++;
      await sleep(retry === 0 ? 0 : RETRY_MS);
    }
    acknowledged.push(performance.now() - started);
  }
}

/** Notices each answer when it is posted. */
function watchAnswers(asked: ReadonlyMap<string, number>) {
  const counts = new Map<string, number>();
  const took: number[] = [];
  let seen = slack.posts.length;
  const timer = setInterval(() => {
    for (; seen < slack.posts.length; seen++) {
      const question = slack.posts[seen]!.thread ?? '';
      const times = (counts.get(question) ?? 0) + 1;
      counts.set(question, times);
      if (times === 1) took.push(performance.now() - (asked.get(question) ?? NaN));
    }
  }, 5);
  return {
    counts,
    took,
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function killAndStart(n: number): Promise<void> {
  await replicas[n]!.kill();
  replicas[n] = await startReplica();
}

function times(took: readonly number[]): string {
  const at = (share: number) => percentile(took, share).toFixed(0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}
