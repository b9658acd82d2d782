/**
 * Measures the Slack adapter in a process of its own against a local Slack: `npm run bench:slack` for throughput and
 * the time to acknowledge, `npm run bench:slack -- soak [deliveries]` for what repeats, drops and kills do. The load
 * and the Slack run in this process, on the same machine; with PROFILE=folder the bot leaves a processor profile.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotProcess } from '../test/servers/bot-process.js';
import {
  createSlackPeople,
  deliverSigned,
  type SlackDelivery,
} from '../test/servers/slack-person.js';
import { startSlackServer, type SlackServer } from '../test/servers/slack-server.js';
import { soakSlack } from '../test/servers/slack-soak.js';
import { SIGNING } from '../test/adapters/slack/slack-room.js';
import { atRate, flatOut, printHead } from './load.js';
import { note, questionFor } from './made-up-notes.js';
import { soakTable } from './soak-table.js';

const NOTES = 10_000;
const SECONDS = 10;

/** Half of the deliveries by signed HTTP, half over sockets. */
async function soakBoth(deliveries: number): Promise<void> {
  const common = { deliveries: deliveries / 2, repeats: 0.1, kills: 20, faults: 0.04 };
  const { secret } = SIGNING;
  const results = [
    await soakSlack({ ...common, mode: 'http', drops: 0, secret, seed: 1 }),
    await soakSlack({ ...common, mode: 'socket', drops: 50, secret, seed: 2 }),
  ];
  console.log(soakTable(results));
}

async function loadBoth(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'));
  const notes = join(folder, 'notes.jsonl');
  await writeFile(notes, Array.from({ length: NOTES }, (_, n) => note(n)).join('\n'));
  printHead();
  for (const mode of ['http', 'socket'] as const) await load(mode, folder, notes);
  await rm(folder, { recursive: true, force: true });
}

async function load(mode: 'http' | 'socket', folder: string, notes: string): Promise<void> {
  const server = await startSlackServer();
  const store = join(folder, `${mode}.db`);
  const settings = { MODE: mode, API_URL: server.apiUrl, STORE: store, NOTES: notes };
  const bot = await startBotProcess(settings);
  const loaded = { bot, posts: () => server.posts.length };
  const send = sender(server, mode, bot.port);
  const people = createSlackPeople(server);
  let asked = 0;
  const question = () => {
    const n = asked++;
    const where = { channel: `C${n % 200}`, ts: `${1_000 + n}.000001` };
    return send(people.mention(questionFor(n % NOTES), where));
  };
  const chatter = () => send(people.message('nothing that is meant for a bot'));

  await atRate(`${mode}: warming up`, loaded, question, 50, 2);
  await atRate(`${mode}: questions`, loaded, question, 150, SECONDS);
  await atRate(`${mode}: questions`, loaded, question, 300, SECONDS);
  await flatOut(`${mode}: questions`, loaded, question, 2_000);
  await flatOut(`${mode}: acknowledgements alone`, loaded, chatter, 5_000);
  if (server.violations.length > 0) console.log('violations', server.violations.slice(0, 5));
  await bot.stop();
  await server.stop();
}

/** Delivers, and tells the milliseconds to acknowledgement; `null` where there was none. */
function sender(
  server: SlackServer,
  mode: 'http' | 'socket',
  port: number,
): (delivery: SlackDelivery) => Promise<number | null> {
  if (mode === 'socket') {
    return async ({ type, payload }) => (await server.sockets.send(type, payload))?.took ?? null;
  }
  const url = `http://127.0.0.1:${port}/slack/events`;
  return async (delivery) => {
    const { status, took } = await deliverSigned(url, delivery, SIGNING);
    return status === 200 ? took : null;
  };
}

const [what = 'load', size = '10000'] = process.argv.slice(2);
if (what === 'soak') await soakBoth(Number(size));
else await loadBoth();
