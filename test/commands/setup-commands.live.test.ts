import { afterEach, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../src/core/finding.js';
import { runCommand, type StartedCommand } from './started-command.js';

let command: StartedCommand | undefined;

afterEach(() => command?.remove());

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  command = await runCommand(args, environment);
  const status = await command.end();
  return { status, ...command.output, dataDir: command.dataDir };
}

test('manifest slack prints JSON to paste, with the prefixed commands, and the link beside it', async () => {
  const { status, stdout, stderr } = await run(['manifest', 'slack'], { COMMAND_PREFIX: 'qm-' });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    features: {
      slash_commands: expect.arrayContaining([expect.objectContaining({ command: '/qm-canirun' })]),
    },
    settings: { socket_mode_enabled: true },
  });
  expect(stderr).toContain('https://api.slack.com/apps?new_app=1');
}, 30_000);

test('init without a terminal waits for nobody, writes nothing, and names the variables', async () => {
  const { status, stderr, dataDir } = await run(['init']);
  expect(status).toBe(2);
  expect(stderr).toContain('SLACK_BOT_TOKEN, SLACK_APP_TOKEN');
  await expect(stat(join(dataDir, '.env'))).rejects.toThrow('ENOENT');
}, 30_000);

test('doctor prints a finding a line, and ends with 1 when one fails', async () => {
  const { status, stdout } = await run(['doctor', '--json', '--offline'], {
    KNOWLEDGE_DIR: '/nowhere',
    KEEP_FEEDBACK_DAYS: '77',
  });
  expect(status).toBe(1);
  const findings = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(findings).toContainEqual(
    expect.objectContaining({
      subject: 'Notes',
      status: 'fail',
      remedy: expect.stringContaining('KNOWLEDGE_DIR'),
    }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ subject: 'Store', status: 'ok' }));
  expect(findings).toContainEqual(
    expect.objectContaining({ subject: 'Kept for', text: expect.stringContaining('votes 77') }),
  );
}, 30_000);

test('doctor reports a configuration that can not be read, without repeating a token', async () => {
  const { status, stdout } = await run(['doctor'], { SLACK_BOT_TOKEN: 'hunter2-very-secret' });
  expect(status).toBe(1);
  expect(stdout).toContain('SLACK_BOT_TOKEN does not begin with xoxb-');
  expect(stdout).not.toContain('hunter2');
}, 30_000);

test('doctor reads the settings file as start does: each mistake is a finding, with its place', async () => {
  const { status, findings } = await examine('defaults: { cooldown: abc, langage: de }');
  expect(status).toBe(1);
  const failing = findings.filter((finding) => finding.status === 'fail');
  expect(failing).toMatchObject([
    { subject: 'Settings file', text: expect.stringMatching(/^defaults\.cooldown/) },
    { subject: 'Settings file', text: expect.stringMatching(/^defaults\.langage/) },
    { subject: 'Notes' },
  ]);
}, 30_000);

test('doctor counts the notes of the sets that the settings file names', async () => {
  const { status, findings } = await examine('sets: { public: { path: public } }');
  expect(status).toBe(0);
  expect(findings).toContainEqual(
    expect.objectContaining({
      subject: 'Notes',
      status: 'ok',
      text: expect.stringMatching(/^1 note with .*public\.$/),
    }),
  );
}, 30_000);

test('doctor says once that the database does not answer, and where it looked', async () => {
  const { status, stdout, stderr } = await run(['doctor', '--json', '--offline'], {
    DATABASE_URL: 'postgres://bot:made-up-password@127.0.0.1:1/bot',
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /"fail","subject":"Store","text":"The database at 127\.0\.0\.1:1 does not/,
  );
  expect(stdout).not.toContain('made-up-password');
  expect(stderr).not.toContain('trying again');
}, 30_000);

async function examine(settings: string) {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-doctor-'));
  try {
    await mkdir(join(folder, 'public'));
    await writeFile(join(folder, 'public', 'tides.md'), '# Tides\n\nHigh water is at six.\n');
    await writeFile(join(folder, 'settings.yaml'), settings);
    const { status, stdout } = await run(['doctor', '--json', '--offline'], {
      SETTINGS_FILE: join(folder, 'settings.yaml'),
      KNOWLEDGE_DIR: '/nowhere',
    });
    const lines = stdout.trim().split('\n');
    return { status, findings: lines.map((line) => JSON.parse(line) as Finding) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
