import { expect, test } from '@jest/globals';
import { Command } from '@commander-js/extra-typings';
import { addHelp } from '../../src/commands/help.js';

/** What `help` prints for some words. */
async function help(...words: string[]): Promise<string> {
  let said = '';
  const program = new Command('quaymaster').exitOverride();
  const notes = program.command('notes').description('work on the notes');
  notes.command('check').description('look for mistakes');
  program.command('start').description('start it');
  addHelp(program);
  const all = [program, notes, ...program.commands, ...notes.commands];
  for (const one of all) one.configureOutput({ writeOut: (text) => (said += text) });
  await program.parseAsync(words, { from: 'user' });
  return said;
}

test.each([
  [['help'], 'Usage: quaymaster [options]'],
  [['help', 'notes'], 'Usage: quaymaster notes [options]'],
  [['help', 'notes', 'check'], 'Usage: quaymaster notes check'],
  [['notes', 'help', 'check'], 'Usage: quaymaster notes check'],
])('%j shows the help of that command', async (words, begins) => {
  expect(await help(...words)).toContain(begins);
});

test.each([
  [['help', 'nope'], 'There is no command nope of quaymaster. There are notes, start, help.'],
  [['help', 'notes', 'nope'], 'There is no command nope of quaymaster notes.'],
  [['notes', 'help', 'nope'], 'There is no command nope of quaymaster notes.'],
  [['help', 'start', 'now'], 'There is no command now below quaymaster start; it has none.'],
])('%j says what there is', async (words, sentence) => {
  await expect(help(...words)).rejects.toThrow(sentence);
});
