import { beforeEach, describe, expect, test } from '@jest/globals';
import { OPERATOR } from '../../../src/core/permissions.js';
import { createTryingBot, givenFiles, type TryingBot } from '../../fixtures/trying-bot.js';

const GARDEN = {
  'garden.md': '# Greenhouse\n\nThe greenhouse is watered every Tuesday at 07:30.\n',
  'tools/shed.md': '# Shed key\n\nThe key of the shed hangs behind the blue door.\n',
};

let trying: TryingBot;
beforeEach(async () => {
  trying = await createTryingBot();
});

async function ask(conversation: string, text: string): Promise<string> {
  const place = {
    adapter: 'web',
    workspace: 'local',
    channel: conversation,
    thread: conversation,
  } as const;
  const reply = await trying.bot.handle({
    id: `${conversation}-${text}`,
    place,
    author: conversation,
    text,
    addressed: true,
    permissions: OPERATOR,
  });
  return JSON.stringify(reply?.blocks);
}

test('a conversation is answered from the notes that it tries, and no other is', async () => {
  await trying.trying.tryOut('garden-talk', 'garden', givenFiles(GARDEN));
  expect(await ask('garden-talk', 'when is the greenhouse watered')).toContain('Tuesday at 07:30');
  expect(await ask('garden-talk', 'what is a hypervisor')).not.toContain('sources');
  expect(await ask('other-talk', 'when is the greenhouse watered')).not.toContain('Tuesday');
  expect(await ask('other-talk', 'what is a hypervisor')).toContain('sources');
});

test('its completions and its library are those of the tried notes; afterwards all is as before', async () => {
  const viewer = {
    place: { adapter: 'web', workspace: 'local', channel: 'garden-talk' },
    permissions: OPERATOR,
  } as const;
  await trying.trying.tryOut('garden-talk', 'garden', givenFiles(GARDEN));
  const files = () => trying.bot.library(viewer).map(({ file }) => file);
  expect(files()).toEqual(['garden.md', 'tools/shed.md']);
  expect(trying.bot.complete('/notes she', 8, viewer).map(({ text }) => text)).toContain(
    '/notes Shed key',
  );
  expect(trying.trying.isTried('garden-talk')).toBe(true);
  trying.trying.leave('garden-talk');
  expect(trying.trying.isTried('garden-talk')).toBe(false);
  expect(files()).not.toContain('garden.md');
});

test('what is asked of tried notes is not recorded, and the reply does not say that it was', async () => {
  await trying.trying.tryOut('garden-talk', 'garden', givenFiles(GARDEN));
  await ask('garden-talk', 'when is the greenhouse watered');
  const missing = await ask('garden-talk', 'who painted the boat house');
  expect(trying.recorded).toEqual([]);
  const missed = await ask('other-talk', 'who painted the boat house');
  expect(trying.recorded).toHaveLength(1);
  expect(missing).not.toBe(missed);
});

test('what could not be read is told as by the check of notes, and named', async () => {
  const folder = await trying.trying.tryOut('garden-talk', 'garden', {
    ...givenFiles({
      ...GARDEN,
      'broken.yaml': 'a: [1, 2',
      '.trash/old.md': '# Old\n\nGone.',
      'big.toml': `a = "${'x'.repeat(600_000)}"`,
    }),
    names: [
      ...Object.keys(GARDEN),
      'broken.yaml',
      'big.toml',
      'plan.pdf',
      'letter.docx',
      'cat.png',
    ],
  });
  expect(folder).toMatchObject({ name: 'garden', notes: 2, files: 2, moreProblems: 0 });
  expect(folder.leftOut).toEqual(['big.toml', 'broken.yaml', 'letter.docx', 'plan.pdf']);
  expect(folder.problems.map(({ file, code }) => `${file} ${code}`)).toEqual(
    expect.arrayContaining([
      'big.toml file-too-large',
      'letter.docx unsupported-format',
      'plan.pdf unsupported-format',
    ]),
  );
});

test('a folder without a note says so', async () => {
  const folder = await trying.trying.tryOut('garden-talk', 'nothing', givenFiles({ 'a.md': '' }));
  expect(folder.notes).toBe(0);
  expect(folder.problems.map(({ code }) => code)).toContain('no-notes');
  expect(await ask('garden-talk', 'what is a hypervisor')).not.toContain('containers');
});

describe('memory', () => {
  test('the conversation that was not asked for longest makes room', async () => {
    for (let at = 0; at < 8; at += 1)
      await trying.trying.tryOut(`talk-${at}`, 'garden', givenFiles(GARDEN));
    await ask('talk-0', 'when is the greenhouse watered');
    await trying.trying.tryOut('talk-new', 'garden', givenFiles(GARDEN));
    const held = ['talk-0', 'talk-1', 'talk-2', 'talk-new'].map((name) =>
      trying.trying.isTried(name),
    );
    expect(held).toEqual([true, false, true, true]);
  });
});
