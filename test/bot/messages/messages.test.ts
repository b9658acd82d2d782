import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { flatten } from '../../../src/bot/arguments/argument.js';
import { COMMAND_SPECS } from '../../../src/bot/commands.js';
import type { MessageKey } from '../../../src/bot/messages/catalogue.js';
import { commandIn } from '../../../src/bot/messages/command-messages.js';
import { EN } from '../../../src/bot/messages/en.js';
import { CATALOGUES, messagesOf } from '../../../src/bot/messages/messages.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { argumentsOf, samplesOf } from './sample-arguments.js';

const KEYS = Object.keys(EN) as MessageKey[];

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const catalogue = CATALOGUES[language];

  test('has the keys of the English one, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(KEYS);
  });

  test.each(KEYS)('%s takes what the English one takes, and says something with it', (key) => {
    expect(argumentsOf(catalogue[key])).toEqual(argumentsOf(EN[key]));
    const message = new IntlMessageFormat(catalogue[key], language);
    for (const values of samplesOf(catalogue[key])) {
      const said = message.format<string>({ ...values, ...PLAIN });
      expect(said).toEqual(expect.stringMatching(/\p{L}/u));
      expect(said).not.toMatch(/[{}]/);
    }
  });

  test('keeps to the platforms’ room for titles and buttons', () => {
    const room: readonly (readonly [RegExp, number])[] = [
      [/^form\.[a-zA-Z]+\.(?:title|submit)/, 24],
      [/^button\.(?:cancel|close)$/, 24],
      [/^reply\.whole$/, 24],
      [/^(?:button\.|settings\.change[CW]|host\.try|privacy\.(?:export|erase)$)/, 75],
      [/^form\.reason\./, 75],
    ];
    const tooLong = Object.entries(catalogue).filter(([key, message]) =>
      room.some(([keys, most]) => keys.test(key) && message.length > most),
    );
    expect(tooLong).toEqual([]);
  });

  test('is typeset as books are', () => {
    // An option such as --platform is typed as it is.
    const typed = /\.\.\.|--(?![a-z])|[a-z]'[a-z]/;
    expect(Object.entries(catalogue).filter(([, message]) => typed.test(message))).toEqual([]);
  });
});

/** Tags as the plain words inside. */
const PLAIN = Object.fromEntries(
  ['code', 'b', 'i'].map((tag) => [tag, (chunks: readonly string[]) => chunks.join('')]),
);

describe('words', () => {
  test('arguments are put in as they are, whatever they hold', () => {
    const topic = "<b>{count}</b> ’ '{x}' <@U1>";
    expect(messagesOf('de').say('notes.noTopic', { topic })).toBe(
      `Die Notizen haben kein Thema „${topic}“.`,
    );
  });

  test('markup becomes inline text, and plain words where words are asked for', () => {
    expect(messagesOf().inline('listen.on.how')).toEqual([
      { kind: 'text', text: 'To stop it: ' },
      { kind: 'code', text: '/listen off' },
    ]);
    expect(messagesOf().say('listen.on.how')).toBe('To stop it: /listen off');
  });

  test('inline text is put in as it is', () => {
    const words = [{ kind: 'emphasis', children: [{ kind: 'text', text: 'quokka' }] }] as const;
    expect(messagesOf('de').inline('why.unknownWords', { words })).toEqual([
      { kind: 'text', text: 'Wörter, die keine Notiz kennt: ' },
      ...words,
      { kind: 'text', text: '.' },
    ]);
  });

  test.each([
    ['en', 1, 'Your team has one host.'],
    ['en', 1200, 'Your team has 1,200 hosts.'],
    ['de', 1, 'Dein Team hat einen Host.'],
    ['de', 1200, 'Dein Team hat 1.200 Hosts.'],
  ] as const)('in %s %i is counted as people count', (language, count, said) => {
    expect(messagesOf(language).say('host.count', { count })).toBe(said);
  });

  test('the compiler knows what a message takes', () => {
    const messages = messagesOf();
    // @ts-expect-error -- a count is missing
    expect(() => messages.say('host.count')).toThrow();
    // @ts-expect-error -- a number is wanted
    messages.say('host.count', { count: 'two' });
    // @ts-expect-error -- another name is wanted
    expect(() => messages.say('host.forgotten', { host: 'web01' })).toThrow();
    // @ts-expect-error -- there is no such message
    expect(() => messages.say('host.nonsense')).toThrow();
    // @ts-expect-error -- nothing is wanted
    messages.say('host.notKept', {});
  });
});

test('every message is said somewhere', async () => {
  const sources = (await readdir('src', { recursive: true })).filter(
    (path) => path.endsWith('.ts') && !/words[/\\](?:en|de|word-vector-table)\.ts$/.test(path),
  );
  const code = (await Promise.all(sources.map((path) => readFile(`src/${path}`, 'utf8')))).join('');
  const isKey = new Set<string>(KEYS);
  const literal = new Set([...code.matchAll(/['"`]([\w. -]+)['"`]/g)].map(([, key = '']) => key));
  // `why.by.${match.by}` says every message that begins so; `${how}.how` every one that goes on so.
  const built = [...code.matchAll(/`([a-z]+\.[\w.-]*)?\$\{[^}]+\}([\w.]*)`/g)].flatMap(
    ([, begin = '', end = '']) => (begin + end === '' ? [] : [{ begin, end }]),
  );
  const isBuilt = (key: string) =>
    built.some(
      ({ begin, end }) =>
        key.startsWith(begin) &&
        key.endsWith(end) &&
        (begin !== '' || isKey.has(key.slice(0, -end.length))),
    );
  expect(KEYS.filter((key) => !literal.has(key) && !isBuilt(key))).toEqual([]);
});

test.each(COMMAND_SPECS.map((spec) => [spec.name, spec] as const))(
  '/%s is explained in every language, in less than a hundred characters',
  (_name, spec) => {
    for (const language of LANGUAGES) {
      const { summary, arguments: all } = commandIn(spec, { language });
      const said = [summary, ...flatten(all).map((one) => one.summary)];
      for (const line of said) expect(line.length).toBeLessThanOrEqual(100);
      if (language !== 'en') expect(summary).not.toBe(spec.summary);
    }
  },
);

test('only commands that there are stand in messages, whatever the language', () => {
  // `/command` stands for any of them.
  const commands = ['/command', '/quit', ...COMMAND_SPECS.map(({ name }) => `/${name}`)];
  for (const language of LANGUAGES)
    for (const message of Object.values(CATALOGUES[language]))
      for (const [typed] of message.matchAll(/(?<![\w'>/<])\/[a-z]+/g))
        expect(commands).toContain(typed);
});
