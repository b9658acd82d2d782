/** What every object inherits is named like words that people write: none of it may be found where a fact was meant. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createWebApp } from '../../src/adapters/web/server/web-app.js';
import { replyPreviews } from '../../src/app/previews.js';
import { renderReply as renderForTerminal } from '../../src/adapters/terminal/render.js';
import { PLAIN } from '../../src/adapters/terminal/style.js';
import type { Bot } from '../../src/bot/bot.js';
import { OPERATOR } from '../../src/core/permissions.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { createWholeBot } from './message-targets.js';

/** Some two hundred names. */
const NAMES = [
  ...new Set(
    [Object, Function, Array, String, Number, Map, Set, Promise, RegExp, Date, Symbol].flatMap(
      (kind) => [
        ...Object.getOwnPropertyNames(kind.prototype),
        ...Object.getOwnPropertyNames(kind),
      ],
    ),
  ),
];

/** Those that every object has are tried in every place, of the others every tenth: each is in some. */
const EVERYWHERE = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'name']);
const namesFor = (place: number): readonly string[] =>
  NAMES.filter((name, at) => EVERYWHERE.has(name) || at % 10 === place % 10);

/** Messages with a name in each place that takes a word. */
const MESSAGES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `what is ${name}`,
  (name) => `can i run ${name} on ${name}`,
  (name) => `/${name}`,
  (name) => `/canirun ${name} ${name}`,
  (name) => `/canirun nginx windows ${name}`,
  (name) => `/canirun ${name}/${name}:${name}@${name} pi`,
  (name) => `/canirun docker run --${name} ${name} nginx ubuntu`,
  (name) => `/canirun nginx\n${name}: ${name}\nOS: ${name}`,
  (name) => `/canirun pi\nservices:\n  ${name}:\n    image: ${name}\n    ${name}: ${name}\n`,
  (name) => `/canirun pi\nkind: ${name}\nspec:\n  containers:\n  - image: ${name}\n`,
  (name) => `/canirun pi\nARG ${name}=${name}\nFROM $${name}\n`,
  (name) => `/notes ${name}`,
  (name) => `/host add ${name} ubuntu`,
  (name) => `/host show ${name}`,
  (name) => `/inbox ${name}`,
  (name) => `/inbox close 1 note ${name}`,
  (name) => `/settings ${name} ${name}`,
  (name) => `/settings language ${name}`,
  (name) => `/settings managers ${name}`,
  (name) => `/privacy ${name}`,
  (name) => `/stats ${name}`,
  (name) => `/help ${name}`,
];

/** What an inherited member looks like where it is written out. */
const INHERITED = /native code|\[object |function \w*\(/;

let bot: Bot;
beforeAll(async () => {
  bot = await createWholeBot();
});

test('there are some two hundred names', () => {
  expect(NAMES.length).toBeGreaterThan(180);
  expect(NAMES).toEqual(expect.arrayContaining(['constructor', '__proto__', 'toString', 'name']));
});

const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;

test.each(MESSAGES.map((of, at) => ({ shown: of('…'), of, names: namesFor(at) })))(
  'the message $shown is answered, as Slack, Discord, the page and the terminal draw it',
  async ({ of, names }) => {
    for (const name of names) {
      const reply = await bot.handle({
        id: '1',
        place: { ...place, workspace: name },
        author: name,
        text: of(name),
        addressed: true,
        permissions: OPERATOR,
      });
      if (reply === null) throw new Error(`silence for ${of(name)}`);
      const drawn = [
        JSON.stringify(replyPreviews.slack(reply, new Map())),
        JSON.stringify(replyPreviews.discord(reply, new Map())),
        renderForTerminal(reply, {
          width: 80,
          style: PLAIN,
          choices: { program: 'quaymaster', options: [] },
        }),
      ];
      for (const text of drawn) expect(text).not.toMatch(INHERITED);
    }
  },
  60_000,
);

test('completions find none of them', () => {
  const viewer = { place, permissions: OPERATOR };
  for (const name of namesFor(0))
    for (const before of ['/', '/canirun ', '/canirun nginx ', '/notes ', '/host ', '/host show '])
      expect(JSON.stringify(bot.complete(before + name, 8, viewer))).not.toMatch(INHERITED);
});

describe('the page', () => {
  const REQUESTS: readonly ((name: string) => [path: string, body?: unknown])[] = [
    (name) => [`/${name}`],
    (name) => [`/api/${name}`],
    (name) => [`/api/picture/${name}`],
    (name) => [`/api/library/file?path=${name}`],
    (name) => [`/api/library/search?filter=${name}`],
    (name) => [`/api/complete?input=/canirun+${name}`],
    (name) => [`/api/keeping/inbox?state=${name}`],
    (name) => [
      '/api/message',
      { text: name, conversation: `conversation-${name}`.slice(0, 64), [name]: 1 },
    ],
    (name) => ['/api/form/open', { form: name }],
    (name) => ['/api/form/read', { form: name, values: { [name]: [name] } }],
    (name) => ['/api/form/read', { form: 'canirun', values: { [name]: [name] } }],
  ];

  test('answers each request without a fault of its own', async () => {
    const faults: unknown[] = [];
    const app = createWebApp({
      bot,
      version: '1.2.3',
      host: '127.0.0.1',
      assets: new Map(),
      previews: replyPreviews,
      reportError: (error) => faults.push(error),
    });
    for (const [at, of] of REQUESTS.entries())
      for (const name of namesFor(at).map(encodeURIComponent)) {
        const [path, body] = of(name);
        const answer = await app.request(path, {
          headers: { host: 'localhost', 'content-type': 'application/json' },
          ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        });
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text()).not.toMatch(INHERITED);
      }
    expect(faults).toEqual([]);
  }, 60_000);
});

test.each(['txt', 'md', 'yaml', 'json', 'toml', 'jsonl', 'csv'])(
  'notes in .%s may use them',
  (ending) => {
    for (const name of namesFor(ending.length)) {
      const texts = [
        `---\n${name}: ${name}\n---\n# ${name}\n${name}: ${name}\n`,
        `${name}: ${name}\n`,
        `- question: ${name}\n  answer: ${name}\n  ${name}: ${name}\n`,
        JSON.stringify({ question: name, answer: name, [name]: name }),
        `[${name}]\ncontent = "${name}"\n${name} = "x"\n`,
        `question,answer,${name}\n${name},${name},${name}\n`,
      ];
      for (const text of texts)
        expect(JSON.stringify(parseNotes(`${name}.${ending}`, text))).not.toMatch(INHERITED);
    }
  },
);
