/**
 * Measures the Discord adapter in a process of its own against a local Discord: `npm run bench:discord` for
 * throughput and the time to acknowledge, `npm run bench:discord -- soak [deliveries]` for what repeats, drops and
 * kills do. The load and the Discord run in this process, on the same machine; with PROFILE=folder the bot leaves a
 * processor profile.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBotProcess } from '../test/servers/bot-process.js';
import {
  createDiscordPeople,
  createSigner,
  deliverSigned,
  type InteractionPayload,
} from '../test/servers/discord-person.js';
import { takeResponse } from '../test/servers/discord-rest.js';
import { startDiscordServer, type DiscordServer } from '../test/servers/discord-server.js';
import { soakDiscord } from '../test/servers/discord-soak.js';
import { GENERAL, type DiscordState } from '../test/servers/discord-state.js';
import { atRate, flatOut, printHead } from './load.js';
import { note, questionFor } from './made-up-notes.js';
import { soakTable } from './soak-table.js';

const NOTES = 10_000;
const SECONDS = 10;
const signer = createSigner();

async function load(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'));
  const notes = join(folder, 'notes.jsonl');
  await writeFile(notes, Array.from({ length: NOTES }, (_, n) => note(n)).join('\n'));
  const server = await startDiscordServer();
  const { state } = server;
  const store = join(folder, 'load.db');
  const settings = { API_URL: server.apiUrl, PUBLIC_KEY: signer.publicKey, STORE: store };
  const bot = await startBotProcess({ ...settings, NOTES: notes }, 'discord-bot-process.ts');
  const loaded = { bot, posts: () => state.posts.length };
  const people = createDiscordPeople(server);
  const url = `http://127.0.0.1:${bot.port}/discord/interactions`;
  let asked = 0;
  const asking = () => {
    const question = questionFor(asked++ % NOTES);
    return people.command('ask', { question }, { user: visitor(asked), channel: GENERAL });
  };
  const bySignedRequest = () => sendSigned(state, url, asking());
  const byGateway = () => sendByGateway(server, asking());
  const completion = () => sendSigned(state, url, people.typing('notes', 'topic', 'w'));

  printHead();
  await atRate('signed requests: warming up', loaded, bySignedRequest, 50, 2);
  await atRate('signed requests: questions', loaded, bySignedRequest, 150, SECONDS);
  await atRate('signed requests: questions', loaded, bySignedRequest, 300, SECONDS);
  await flatOut('signed requests: questions', loaded, bySignedRequest, 2_000);
  await flatOut('signed requests: completions', loaded, completion, 5_000);
  await atRate('gateway: questions', loaded, byGateway, 150, SECONDS);
  await atRate('gateway: questions', loaded, byGateway, 300, SECONDS);
  if (state.violations.length > 0) console.log('violations', state.violations.slice(0, 5));
  await bot.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Two hundred people. */
const visitor = (n: number) => `7${String(n % 200).padStart(17, '0')}`;

async function sendSigned(
  state: DiscordState,
  url: string,
  { payload, known }: InteractionPayload,
): Promise<number | null> {
  const started = performance.now();
  const { status, body } = await deliverSigned(url, payload, signer);
  const took = performance.now() - started;
  if (status !== 200) return null;
  takeResponse(state, known, JSON.parse(body) as Record<string, unknown>);
  return took;
}

async function sendByGateway(
  { gateway }: DiscordServer,
  { payload, known }: InteractionPayload,
): Promise<number | null> {
  const deadline = performance.now() + 3_000;
  gateway.dispatch('INTERACTION_CREATE', payload);
  while (known.response === null && performance.now() < deadline) await sleep(2);
  return known.response === null ? null : known.took;
}

const [what = 'load', size = '10000'] = process.argv.slice(2);
if (what === 'soak') {
  const deliveries = Number(size);
  const plan = { deliveries, repeats: 0.1, kills: 20, drops: 50, faults: 0.04, seed: 1 };
  console.log(soakTable([await soakDiscord(plan)]));
} else await load();
