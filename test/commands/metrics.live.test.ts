import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { until } from '../adapters/slack/slack-room.js';
import { parseExposition, valueOf } from '../metrics/exposition.js';
import { createSlackPeople } from '../servers/slack-person.js';
import { APP_TOKEN, startSlackServer, type SlackServer } from '../servers/slack-server.js';
import { ensurePage, freePort, runCommand, type StartedCommand } from './started-command.js';

const TOKEN = 'made-up-token-of-metrics';

let slack: SlackServer | undefined;
let command: StartedCommand | undefined;
beforeAll(ensurePage, 30_000);
afterEach(async () => {
  await command?.remove();
  await slack?.stop();
});

test('the numbers show what was asked on the page and in Slack, and not on the page’s own port', async () => {
  slack = await startSlackServer();
  const port = await freePort();
  command = await runCommand(['start'], {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-test-token',
    SLACK_APP_TOKEN: APP_TOKEN,
    METRICS_PORT: port,
    METRICS_TOKEN: TOKEN,
  });
  await command.says('ready');
  const [page = ''] = command.output.stdout.split('\n');
  const readNumbers = async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    expect(response.status).toBe(200);
    return response.text();
  };

  const asked = await fetch(new URL('/api/message', page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'what is a kernel?', conversation: 'c'.repeat(22) }),
  });
  expect(asked.status).toBe(200);
  const { type, payload } = createSlackPeople(slack).mention('what is a hypervisor?', {
    ts: '7.1',
  });
  await slack.sockets.send(type, payload);
  await slack.sockets.send(type, payload);
  await until('an answer', () => (slack?.posts.length ?? 0) > 0);
  await until(
    'its settlement',
    async () =>
      valueOf(parseExposition(await readNumbers()), 'quaymaster_deliveries_settled_total') > 0,
  );

  const text = await readNumbers();
  const samples = parseExposition(text);
  const count = (name: string, labels = {}) => valueOf(samples, `quaymaster_${name}`, labels);
  for (const adapter of ['web', 'slack']) {
    expect(count('messages_total', { adapter, outcome: 'replied' })).toBe(1);
    expect(count('reply_seconds_count', { adapter })).toBe(1);
  }
  expect(count('deliveries_accepted_total', { adapter: 'slack' })).toBe(1);
  expect(count('deliveries_repeated_total', { adapter: 'slack' })).toBe(1);
  expect(count('deliveries_settled_total', { adapter: 'slack', outcome: 'answered' })).toBe(1);
  expect(count('delivery_seconds_count', { adapter: 'slack' })).toBe(1);
  expect(count('engine_seconds_count', { status: 'answered' })).toBeGreaterThanOrEqual(2);
  expect(count('deliveries_open')).toBe(0);
  expect(count('notes')).toBeGreaterThan(100);
  expect(count('index_bytes', { of: 'shared' })).toBeGreaterThan(1_000);
  expect(count('jobs_total', { job: 'retention', outcome: 'done' })).toBe(1);
  expect(text).not.toMatch(/hypervisor|kernel|T1\b|C1\b|U1\b/);

  const public_ = await fetch(new URL('/metrics', page));
  expect(await public_.text()).not.toContain('quaymaster_messages_total');
  const stranger = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(stranger.status).toBe(401);
  expect(await command.end('SIGTERM')).toBe(0);
}, 60_000);

test('a port for numbers that is taken ends the start, naming the variable', async () => {
  slack = await startSlackServer();
  const { port } = new URL(slack.apiUrl);
  command = await runCommand(['start'], { METRICS_PORT: port });
  expect(await command.end()).not.toBe(0);
  expect(command.output.stderr).toContain('METRICS_PORT');
}, 30_000);
