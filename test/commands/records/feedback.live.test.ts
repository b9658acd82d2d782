import { afterEach, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { runCommand } from '../started-command.js';

// A process of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;

let folder: string;
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('votes are exported with their question, and whether the note is still there', async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-feedback-'));
  const store = await openSqliteStore({ file: join(folder, 'quaymaster.sqlite') });
  await store.inbox.record({
    ...{
      id: 'q',
      author: 'U1',
      question: 'vpn token',
      stems: ['token', 'vpn'],
      status: 'answered',
    },
    place: { ...TEAM, channel: 'C1', thread: '1' },
    answer: { note: 'no such note', topic: 'VPN', passage: 'p', version: 'v1' },
  });
  const vote = {
    ...TEAM,
    delivery: 'q',
    author: 'U2',
    helpful: false,
    reason: 'outdated',
  } as const;
  await store.feedback.record({ ...vote, comment: '=1+1' });
  await store.close();
  const run = async (...args: string[]) => {
    const command = await runCommand(['feedback', 'export', ...args], { DATA_DIR: folder });
    expect(await command.end()).toBe(0);
    await command.remove();
    return command.output.stdout;
  };
  expect((await run()).split('\r\n')).toEqual([
    'workspace,at,helpful,reason,comment,question,topic,note,passage,version,note_now',
    expect.stringMatching(
      /^slack\/T1,[-0-9T:.]+Z,no,outdated,'=1\+1,vpn token,VPN,no such note,p,v1,gone$/,
    ),
    '',
  ]);
  expect(JSON.parse(await run('--format', 'json'))).toMatchObject({
    ...{ reason: 'outdated', comment: '=1+1', question: 'vpn token', note_now: 'gone' },
  });
});
