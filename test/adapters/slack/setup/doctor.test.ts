import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { examineSlack } from '../../../../src/adapters/slack/setup/doctor.js';
import { startSlackServer, type SlackServer } from '../../../servers/slack-server.js';
import { modeOptions } from '../slack-room.js';

let server: SlackServer;

beforeEach(async () => {
  server = await startSlackServer();
});
afterEach(() => server.stop());

const examine = (mode = modeOptions('socket')) => examineSlack({ mode, apiUrl: server.apiUrl });
const workspace = () => [...server.workspaces.values()][0];

test('good tokens with every permission are fine throughout', async () => {
  const findings = await examine();
  expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(findings.map(({ subject }) => subject)).toContain('Slack app token');
  expect(findings.map(({ text }) => text)).toContain('The bot is in one channel: #general.');
  expect(server.sockets.open()).toBe(0);
  expect(server.violations).toEqual([]);
});

test('a missing permission says what is lost and where to add it; a vital one fails', async () => {
  workspace()?.scopes.delete('files:write');
  workspace()?.scopes.delete('chat:write');
  const findings = await examine();
  const about = (scope: string) => findings.find(({ text }) => text.startsWith(scope));
  expect(about('files:write')).toMatchObject({
    status: 'warn',
    text: expect.stringContaining('pictures'),
  });
  expect(about('chat:write')).toMatchObject({
    status: 'fail',
    remedy: expect.stringMatching(/OAuth & Permissions.*chat:write/),
  });
});

test('a bot in no channel is told how to get into one', async () => {
  server.joined.clear();
  expect(await examine()).toContainEqual(
    expect.objectContaining({
      subject: 'Slack channels',
      status: 'warn',
      remedy: expect.stringContaining('/invite'),
    }),
  );
});

test('tokens that Slack turns away fail with the clicks, and are never repeated', async () => {
  const findings = await examine({
    kind: 'socket',
    botToken: 'xoxb-wrong-one',
    appToken: 'xapp-wrong-one',
  });
  expect(findings.map(({ status }) => status)).toEqual(['fail', 'fail']);
  expect(findings[0]?.remedy).toContain('“Install App”');
  expect(findings[1]?.remedy).toContain('“App-Level Tokens”');
  expect(JSON.stringify(findings)).not.toContain('wrong-one');
});

test('a Slack that does not answer is named as such', async () => {
  server.faults.push({ method: 'auth.test', answer: 'reset' });
  expect(await examine(modeOptions('http'))).toEqual([
    expect.objectContaining({
      status: 'fail',
      text: expect.stringContaining('could not be reached'),
    }),
  ]);
});
