/** The tools as a client sees them, by the SDK's own client over a transport in memory. */
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { createMcpServer } from '../../../src/adapters/mcp/create-mcp-server.js';
import type { AskNotesResult } from '../../../src/adapters/mcp/ask-notes.js';
import { LONGEST_TEXT } from '../../../src/adapters/mcp/plain-reply.js';
import { openLibrary } from '../../../src/app/open-note-library.js';
import type { CanirunParts, NoteView } from '../../../src/bot/parts.js';
import type { ImageRequest } from '../../../src/canirun/image/image.js';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Note } from '../../../src/core/note.js';
import { shippedCanirun } from '../../fixtures/canirun.js';
import { noteOf } from '../../fixtures/notes.js';
import { viewOver } from '../../fixtures/note-view.js';

let canirun: CanirunParts;
beforeAll(async () => {
  canirun = await shippedCanirun();
});

let open: Client | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const NOTES = [
  noteOf('Backups', {
    children: [
      { text: 'The nightly backup of the ledger starts at half past two.' },
      { text: 'Restoring it needs the key from the safe.' },
    ],
  }),
  noteOf('Coffee machine', { children: [{ text: 'Descale it every first Monday.' }] }),
];

function viewOf(notes: readonly Note[]): NoteView {
  const engine = newEngine();
  engine.update([], notes);
  return viewOver('test', engine, notes);
}

async function connect(
  parts: Partial<Parameters<typeof createMcpServer>[0]> = {},
): Promise<Client> {
  const view = viewOf(NOTES);
  const server = createMcpServer({
    version: '1.2.3',
    notes: () => view,
    canirun,
    offline: true,
    now: () => new Date('2026-11-30T12:00:00Z'),
    ...parts,
  });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '0' });
  await Promise.all([server.connect(there), client.connect(here)]);
  open = client;
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown>) {
  const result = (await client.callTool({ name, arguments: args })) as CallToolResult;
  const [first] = result.content;
  return { ...result, text: first?.type === 'text' ? first.text : '' };
}

test('there are two tools, and both only read', async () => {
  const client = await connect();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['ask_notes', 'can_it_run']);
  for (const { annotations } of tools) expect(annotations).toMatchObject({ readOnlyHint: true });
  expect(client.getServerVersion()).toMatchObject({ name: 'quaymaster', version: '1.2.3' });
});

test('only a server that may ask registries says that it reaches out', async () => {
  const hints = async (offline: boolean) =>
    (await (await connect({ offline })).listTools()).tools.map((t) => t.annotations?.openWorldHint);
  expect(await hints(true)).toEqual([false, false]);
  expect(await hints(false)).toEqual([false, true]);
});

describe('ask_notes', () => {
  test('an answer is a quotation with file, line and path, as data and as words', async () => {
    const { text, structuredContent, isError } = await call(await connect(), 'ask_notes', {
      question: 'when does the nigthly backup of the ledger start',
    });
    expect(isError).toBeUndefined();
    expect(structuredContent).toMatchObject({
      status: 'answered',
      quotes: [
        {
          text: 'The nightly backup of the ledger starts at half past two.',
          path: ['Backups'],
          source: { file: 'made.md', line: 2 },
        },
      ],
      nearest: [],
    });
    expect(text).toContain('half past two');
    expect(text).toContain('made.md, line 2 › Backups');
  });

  test('what the notes do not cover is said so, without a quotation', async () => {
    const { text, structuredContent } = await call(await connect(), 'ask_notes', {
      question: 'how tall is the Eiffel tower',
    });
    expect(structuredContent).toMatchObject({ status: 'not-found', quotes: [] });
    expect(text).toContain('not in the notes');
  });

  test('notes that are limited to channels or roles are never asked', async () => {
    const everybody = { name: 'all', path: 'test/adapters/mcp/notes/everybody.md' };
    const limited = { name: 'few', path: 'test/adapters/mcp/notes/limited.md' };
    const answer = async (audience?: readonly string[]) => {
      const library = await openLibrary({
        sets: [everybody, { ...limited, ...(audience && { audience }) }],
        mostBytes: 1e8,
        warn: () => undefined,
      });
      const client = await connect({ notes: () => library.everybody() });
      const { text, structuredContent } = await call(client, 'ask_notes', {
        question: 'what is the combination of the vault',
      });
      await library.close();
      return { text, status: (structuredContent as AskNotesResult).status };
    };
    expect(await answer()).toMatchObject({ status: 'answered' });
    for (const audience of [['web'], ['cli'], ['C0123'], ['@admins'], ['mcp']]) {
      const { status, text } = await answer(audience);
      expect(status).toBe('not-found');
      expect(text).not.toContain('heron');
    }
  });

  test('changed notes answer at once', async () => {
    let view = viewOf([]);
    const client = await connect({ notes: () => view });
    const ask = async () =>
      (await call(client, 'ask_notes', { question: 'when is the coffee machine descaled' }))
        .structuredContent;
    expect(await ask()).toMatchObject({ status: 'not-found' });
    view = viewOf(NOTES);
    expect(await ask()).toMatchObject({ status: 'answered' });
  });

  test('an answer is bounded, and cites even then', async () => {
    const word = 'zeppelin '.repeat(400);
    const long = noteOf('Zeppelin hangar', {
      children: Array.from({ length: 20 }, (_, nth) => ({ text: `${nth} ${word}` })),
    });
    const view = viewOf([long]);
    const { text, structuredContent } = await call(
      await connect({ notes: () => view }),
      'ask_notes',
      { question: 'zeppelin hangar' },
    );
    expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(text).toContain('made.md');
    expect(JSON.stringify(structuredContent).length).toBeLessThan(16_000);
  });

  test.each([
    ['nothing', {}],
    ['an empty question', { question: '  ' }],
    ['a number', { question: 7 }],
    ['more than a screenful of output', { question: 'x'.repeat(8_001) }],
  ])('%s is refused with a sentence', async (_, args) => {
    const { isError, text } = await call(await connect(), 'ask_notes', args);
    expect(isError).toBe(true);
    expect(text).toContain('question');
  });
});

describe('can_it_run', () => {
  test('a verdict has the form of canirun --json, each reason with its source', async () => {
    const { text, structuredContent } = await call(await connect(), 'can_it_run', {
      image: 'nginx:alpine',
      host: 'windows 7',
    });
    expect(structuredContent).toMatchObject({
      image: 'nginx:alpine',
      host: 'windows 7',
      verdict: 'legacy',
      evidence: { from: 'catalogue' },
    });
    const { reasons } = structuredContent as { reasons: { source: string }[] };
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(({ source }) => source !== '')).toBe(true);
    expect(text).toContain('nginx:alpine on windows 7');
  });

  test('platforms by hand decide; ones that cannot be read are refused with a sentence', async () => {
    const client = await connect();
    const ask = (platforms: string) =>
      call(client, 'can_it_run', { image: 'ours/app:1', host: 'raspberry pi 4', platforms });
    expect((await ask('linux/arm64')).structuredContent).toMatchObject({ verdict: 'native' });
    const { isError, text } = await ask('linux/');
    expect(isError).toBe(true);
    expect(text).toContain('linux/');
  });

  test('look-ups count as one asker’s, and a server without a network says so', async () => {
    const asked: ImageRequest[] = [];
    const counting: CanirunParts = {
      ...canirun,
      images: {
        ...canirun.images,
        describe: (request) => {
          asked.push(request);
          return canirun.images.describe(request);
        },
      },
    };
    for (const offline of [true, false])
      await call(await connect({ canirun: counting, offline }), 'can_it_run', {
        image: 'nginx',
        host: 'linux',
      });
    expect(asked).toMatchObject([
      { asker: 'mcp', offline: true },
      { asker: 'mcp', offline: false },
    ]);
  });

  test.each([
    ['no host', { image: 'nginx' }],
    ['an endless image', { image: 'x'.repeat(513), host: 'linux' }],
    ['an endless host', { image: 'nginx', host: 'x'.repeat(8_001) }],
  ])('%s is refused', async (_, args) => {
    expect((await call(await connect(), 'can_it_run', args)).isError).toBe(true);
  });
});
