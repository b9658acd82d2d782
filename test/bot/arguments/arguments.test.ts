import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flatten, type Argument } from '../../../src/bot/arguments/argument.js';
import { readArguments, splitArguments } from '../../../src/bot/arguments/read-arguments.js';
import { usage, usages, writeCommand } from '../../../src/bot/arguments/write-command.js';
import { COMMAND_SPECS } from '../../../src/bot/commands.js';
import type { CommandSpec } from '../../../src/bot/command.js';

const one = (name: string, takes: Argument['takes'], more: Partial<Argument> = {}): Argument => ({
  name,
  summary: name,
  takes,
  ...more,
});
const NAME = one('name', 'word');
const WORDS = one('words', 'words', { optional: true });
const ACTIONS = [
  one('action', {
    list: [],
    add: [NAME, WORDS],
    close: [one('number', 'number'), one('how', ['note', 'because']), one('said', 'words')],
  }),
];
const PAIR = [one('image', 'word'), one('host', 'words', { lead: 'on' })];
const BELOW = [...PAIR, one('log', 'words', { below: true, optional: true })];
const spec = (all: readonly Argument[]): CommandSpec => ({
  name: 'do',
  summary: 'Does',
  arguments: all,
  example: '/do',
});

const read = (all: readonly Argument[], typed: string): unknown => {
  const fields = splitArguments(all, typed);
  return fields && readArguments(all, fields);
};

describe('what is typed is read as the arguments say', () => {
  test.each([
    [ACTIONS, '', { action: 'list' }],
    [ACTIONS, 'List', { action: 'list' }],
    [ACTIONS, 'add web01', { action: 'add', name: 'web01', words: undefined }],
    [ACTIONS, 'add "web 01" a  b\nc', { action: 'add', name: 'web 01', words: 'a  b\nc' }],
    [
      ACTIONS,
      'close #12 Because it is gone',
      { action: 'close', number: 12, how: 'because', said: 'it is gone' },
    ],
    [PAIR, 'nginx on windows 11', { image: 'nginx', host: 'windows 11' }],
    [PAIR, '“windows 10 vm” ubuntu', { image: 'windows 10 vm', host: 'ubuntu' }],
    [PAIR, 'nginx onyx', { image: 'nginx', host: 'onyx' }],
    [BELOW, 'nginx on pi 4\nexec\nformat', { image: 'nginx', host: 'pi 4', log: 'exec\nformat' }],
    [BELOW, 'nginx pi 4', { image: 'nginx', host: 'pi 4', log: undefined }],
    [[], '', {}],
  ])('%j: %j', (all, typed, values) => {
    expect(read(all, typed)).toEqual(values);
  });

  test.each([
    [ACTIONS, 'constructor'],
    [ACTIONS, 'list all'],
    [ACTIONS, 'add'],
    [ACTIONS, 'close twelve note x'],
    [ACTIONS, 'close 12 since x'],
    [ACTIONS, 'close 12 note'],
    [PAIR, 'nginx'],
    [PAIR, ''],
    [[], 'more'],
  ])('%j does not fit %j', (all, typed) => {
    expect(read(all, typed)).toBeNull();
  });
});

describe('fields keep what was put into each', () => {
  test.each([
    { image: 'nginx on', host: 'windows 11' },
    { image: 'windows 10 vm', host: 'nginx:alpine' },
    { image: '"quoted" on mac', host: 'on on' },
    { image: 'nginx\nmac', host: '  pi 4 '.trim() },
  ])('%j', (fields) => {
    expect(readArguments(PAIR, fields)).toEqual(fields);
  });

  test.each([
    [ACTIONS, { action: 'list', name: 'web01' }],
    [ACTIONS, { name: 'web01' }],
    [ACTIONS, { action: 'toString' }],
    [PAIR, { image: 'nginx', host: ' ' }],
    [PAIR, { image: 'nginx', host: 'mac', other: 'x' }],
  ])('%j does not take %j', (all, fields) => {
    expect(readArguments(all, fields)).toBeNull();
  });
});

test('what is written is read again, whatever stands in the fields', () => {
  const word = fc.stringMatching(/^[^\s"“”]([^"“”]{0,10}[^\s"“”])?$/);
  fc.assert(
    fc.property(word, word, (image, host) => {
      fc.pre(!/^on\s/i.test(host) && !/^on\s/i.test(image));
      const fields = { image, host };
      expect(splitArguments(PAIR, writeCommand(spec(PAIR), fields).slice(4))).toEqual(fields);
    }),
  );
});

test('what was pasted is written below', () => {
  const fields = { image: 'nginx vm', host: 'pi 4', log: 'exec\nformat' };
  const typed = '/do "nginx vm" on pi 4\nexec\nformat';
  expect(writeCommand(spec(BELOW), fields)).toBe(typed);
  expect(splitArguments(BELOW, typed.slice(4))).toEqual(fields);
});

test('usage follows from the arguments: in a line, and a line for each action', () => {
  expect(usage(spec(PAIR))).toBe('/do <image> <host>');
  expect(usage(spec(ACTIONS))).toBe('/do [list|add|close]');
  expect(usages(spec(ACTIONS))).toEqual([
    '/do list',
    '/do add <name> [words]',
    '/do close <number> <note|because> <said>',
  ]);
});

test('side by side, what only some actions take may be left out', () => {
  expect(flatten(ACTIONS).map(({ name, takes, optional }) => [name, takes, optional])).toEqual([
    ['action', ['list', 'add', 'close'], true],
    ['name', 'word', true],
    ['words', 'words', true],
    ['number', 'number', true],
    ['how', ['note', 'because'], true],
    ['said', 'words', true],
  ]);
});

describe.each(COMMAND_SPECS.map((each) => [each.name, each] as const))('/%s', (_name, each) => {
  test('takes words and actions last, and what may be left out behind what may not', () => {
    const inOrder = (all: readonly Argument[]): boolean =>
      all.every((argument, at) => {
        const { takes, optional } = argument;
        const next = all[at + 1];
        if (typeof takes === 'object' && !Array.isArray(takes))
          return next === undefined && Object.values(takes).every(inOrder);
        return (
          next === undefined ||
          ((takes !== 'words' || next.below === true) &&
            (optional !== true || next.optional === true))
        );
      });
    expect(inOrder(each.arguments)).toBe(true);
  });

  test('its example fits its arguments', () => {
    const [, typed = ''] = /^\/\S+\s*(.*)$/s.exec(each.example) ?? [];
    expect(splitArguments(each.arguments, typed)).not.toBeNull();
  });
});
