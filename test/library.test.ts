/** What programs import. */
import { expect, test } from '@jest/globals';
import { canIRun, openNotes, UserError } from '../src/library.js';

test('notes answer in the form of ask --json', async () => {
  const notes = await openNotes('test/adapters/mcp/notes');
  expect(notes.ask('what is the combination of the valt', { top: 1 })).toMatchObject({
    question: 'what is the combination of the valt',
    status: 'answered',
    passages: [
      {
        text: 'The combination of the vault is heron, seven, amber.',
        path: ['Vault'],
        source: { file: 'limited.md', line: 3 },
      },
    ],
  });
  expect(notes.ask('how tall is the Eiffel tower', { top: 1 }).status).toBe('not-found');
  expect(notes.problems()).toEqual([]);
});

test('several paths are one collection', async () => {
  const notes = await openNotes([
    'test/adapters/mcp/notes/everybody.md',
    'test/adapters/mcp/notes/limited.md',
  ]);
  expect(notes.ask('when are holidays entered').passages[0]?.source.file).toBe('everybody.md');
});

test('a path that is not there is refused with a sentence', async () => {
  await expect(openNotes('test/no-such-notes')).rejects.toBeInstanceOf(UserError);
});

test('a verdict has the form of canirun --json', async () => {
  expect(await canIRun('nginx:alpine', 'windows 7', { offline: true })).toMatchObject({
    verdict: 'legacy',
    evidence: { from: 'catalogue' },
  });
});

test('platforms by hand ask nobody; ones that cannot be read are refused', async () => {
  const on = (platforms: string) => canIRun('ours/app:1', 'raspberry pi 4', { platforms });
  expect(await on('linux/arm64')).toMatchObject({ verdict: 'native', evidence: { from: 'given' } });
  await expect(on('linux/')).rejects.toThrow('linux/');
});
