import { beforeAll, describe, expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import type { Block, ListItem, Reply } from '../../../src/core/reply.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { readErrorArgument, readToldError } from '../../../src/bot/errors/read-told-error.js';
import type { CanirunParts } from '../../../src/bot/parts.js';
import { newEngine, shippedWords } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

let known: CanirunParts;
let bot: Bot;
beforeAll(async () => {
  known = await shippedCanirun();
  bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun: known,
    conversations: (await openMemoryStore()).conversations,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
});

const words = shippedWords();
const reader = () => ({ known, team: ['build-server'], words, conversation: null });

describe('behind /canirun', () => {
  test.each([
    [
      'mongo:7 celeron n3350\nWARNING: MongoDB 5.0+ requires a CPU with AVX support',
      'mongo:7',
      'celeron n3350',
    ],
    ['mongo:7 on celeron n3350: illegal instruction (core dumped)', 'mongo:7', 'celeron n3350'],
    ['nginx raspberry pi zero it says exec format error', 'nginx', 'raspberry pi zero'],
    ['nginx build-server, exits with code 139', 'nginx', 'build-server'],
    ['```\nexec /entrypoint.sh: exec format error\n```', '', ''],
    ['$ docker run acme/shop:1\nexec /entrypoint.sh: exec format error', 'acme/shop:1', ''],
    [
      "Unable to find image 'mongo:7' locally\ndocker: no matching manifest for linux/arm/v7",
      'mongo:7',
      '',
    ],
    [
      'redis:8\nLinux nas 4.2.8 #1 SMP aarch64 GNU/Linux\n<jemalloc>: Unsupported system page size',
      'redis:8',
      /Linux nas 4\.2\.8/,
    ],
  ])('%s', (argument, image, host) => {
    const told = readErrorArgument(argument, reader());
    expect(told?.image).toBe(image);
    if (typeof host === 'string') expect(told?.host).toBe(host);
    else expect(told?.host).toMatch(host);
  });

  test.each([
    'nginx raspberry pi 4',
    'on pi 4\nservices:\n  web:\n    image: nginx # fixes exec format error',
    'on pi 4\nFROM alpine\n# no space left on device\nRUN true',
  ])('no error: %s', (argument) => {
    expect(readErrorArgument(argument, reader())).toBeNull();
  });
});

describe('in plain words', () => {
  test.each([
    ['exec format error', '', ''],
    ['it says exec format error', '', ''],
    [
      'I get "exec format error" when I run mongo:7 on my raspberry pi 4',
      'mongo:7',
      'raspberry pi 4',
    ],
    ['exec format error on raspberry pi 4', '', 'raspberry pi 4'],
    ['es sagt exec format error', '', ''],
    ['nginx auf einem raspberry pi zero: exec format error', 'nginx', 'raspberry pi zero'],
    ['standard_init_linux.go:211: exec user process caused "exec format error"', '', ''],
    ['web-1  | <jemalloc>: Unsupported system page size', '', ''],
    [
      'Error response from daemon: client version 1.24 is too old. Minimum supported API version is 1.44',
      '',
      '',
    ],
  ])('%s', (text, image, host) => {
    expect(readToldError(text, reader())).toMatchObject({ image, host });
  });

  test.each([
    'what does exec format error mean?',
    'why does a container exit with code 137',
    'how do I free disk space when there is no space left on device',
    'was bedeutet exec format error',
    'who may see that a permission denied docker.sock is logged',
    'is there a limit of pulls, toomanyrequests comes up a lot in our builds',
    'the note on segmentation fault is out of date, please change it soon',
    'our team had many a segmentation fault last year and we learnt from each of them',
    'does a container have its own kernel',
    'can I run nginx on a macbook m2?',
  ])('a question or a remark: %s', (text) => {
    expect(readToldError(text, reader())).toBeNull();
  });
});

const say = async (text: string, thread: string): Promise<Reply> => {
  const place = { adapter: 'web', workspace: 'w', channel: 'c', thread } as const;
  const reply = await bot.handle({ id: '1', place, author: 'a', text, addressed: true });
  if (reply === null) throw new Error('silence');
  return reply;
};
const blocks = <K extends Block['kind']>(reply: Reply, kind: K): Extract<Block, { kind: K }>[] =>
  reply.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
const first = (reply: Reply): string => {
  const words = (item: ListItem | undefined): string =>
    item === undefined
      ? ''
      : 'code' in item
        ? item.code
        : [plainText(item.content), ...(item.children ?? []).map(words)].join('\n');
  return words(blocks(reply, 'list')[0]?.items[0]);
};

test('after a verdict, the error is explained for its image and host', async () => {
  await say('/canirun mysql:5.7 on raspberry pi 4', 'after');
  const reply = await say('it says exec format error', 'after');
  expect(first(reply)).toMatch(/another processor[^]*Here: The image offers linux\/amd64/);
  expect(blocks(reply, 'choices')[0]?.choices[0]?.message).toBe(
    '/canirun mysql:5.7 on raspberry pi 4',
  );
  expect(blocks(reply, 'forms')).toEqual([]);
});

test('after a question in plain words likewise', async () => {
  await say('can I run nginx on a raspberry pi 4?', 'plain');
  expect(first(await say('exec format error', 'plain'))).toMatch(/script without #!/);
});

test('where image or host is missing, the form opens with the rest filled in, and comes back as the same question', async () => {
  const reply = await say('```\nexec /x.sh: exec format error\n```', 'alone');
  const name = blocks(reply, 'forms')[0]?.forms[0]?.form ?? '';
  const asker = {
    place: { adapter: 'web', workspace: 'w', channel: 'c', thread: 'alone' },
    author: 'a',
  } as const;
  const opening = await bot.forms.open(name, asker);
  if (opening.kind !== 'form') throw new Error('refused');
  expect(opening.form.fields.map((field) => 'value' in field && field.value)).toEqual([
    '',
    '',
    expect.stringContaining('exec format error'),
  ]);
  const values = new Map([
    ['image', ['mysql:5.7']],
    ['host', ['pi 4']],
    ['error', ['exec format error']],
  ]);
  const reading = await bot.forms.read(name, values, asker);
  if (reading.kind !== 'command') throw new Error(reading.kind);
  expect(first(await say(reading.text, 'alone'))).toContain('another processor');
  expect((await bot.forms.read(name, new Map(), asker)).kind).toBe('wrong');
});

test('a host that was told is filled in, too', async () => {
  const reply = await say('exec format error on raspberry pi 4', 'half');
  expect(blocks(reply, 'forms')[0]?.forms[0]?.form).toBe('error exec-format on raspberry pi 4');
});

test('what was pasted cannot become markup: it stands as characters in a quotation', async () => {
  const reply = await say('/canirun nginx pi 4\n<!channel> **x** exec format error', 'markup');
  const [quote] = blocks(reply, 'quote');
  expect(quote?.content).toEqual([{ kind: 'text', text: '<!channel> **x** exec format error' }]);
});

test('/why after a verdict says where its reasons are', async () => {
  await say('/canirun nginx on pi 4', 'why');
  expect((await say('/why', 'why')).summary).toContain('verdict');
});

test('after several verdicts no image before them is taken for meant', async () => {
  await say('/canirun mysql:5.7 on raspberry pi 4', 'many');
  await say('/canirun nginx, redis on raspberry pi 4', 'many');
  expect(blocks(await say('exec format error', 'many'), 'forms')).toHaveLength(1);
  expect((await say('/why', 'many')).summary).toContain('verdict');
});
