import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  Hello,
  LibraryIndex,
  MessageResponse,
} from '../../../src/adapters/web/server/api-contract.js';
import { citedLine } from '../../../src/adapters/web/client/notes/cited-line.js';
import type { LibraryFile } from '../../../src/bot/bot.js';
import { createTinyClient, startPlayground, type Playground } from './playground.js';
import { createShippedBot } from '../../fixtures/note-bot.js';

let client: Awaited<ReturnType<typeof createTinyClient>>;
let playground: Playground;

beforeAll(async () => {
  client = await createTinyClient();
  playground = await startPlayground({
    clientDirectory: client.path,
    bot: await createShippedBot(),
  });
});
afterAll(async () => {
  await playground.stop();
  await client.remove();
});

const get = async <T>(path: string): Promise<T> =>
  (await (await fetch(new URL(path, playground.url))).json()) as T;

const ask = async (text: string): Promise<MessageResponse> => {
  const response = await fetch(new URL('/api/message', playground.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, conversation: 'conversation-1' }),
  });
  return (await response.json()) as MessageResponse;
};

test('each question that the first visit offers is answered, and what it cites can be opened there', async () => {
  const { welcome } = await get<Hello>('/api/hello');
  const offered = (welcome?.blocks ?? []).flatMap((block) =>
    block.kind === 'choices' ? block.choices : [],
  );
  expect(offered.length).toBeGreaterThanOrEqual(3);
  for (const { message } of offered) {
    const { reply } = await ask(message);
    const sources = (reply?.blocks ?? []).flatMap((block) =>
      block.kind === 'sources' ? block.sources : [],
    );
    expect(sources).not.toEqual([]);
    for (const { file, line } of sources) {
      const opened = await get<LibraryFile>(`/api/library/file?path=${encodeURIComponent(file)}`);
      expect(citedLine(opened, line)).toBe(line);
    }
  }
});

test('every file that is listed opens, with the topics that were listed', async () => {
  const { files } = await get<LibraryIndex>('/api/library');
  expect(files.length).toBeGreaterThan(10);
  for (const { file, topics } of files) {
    const opened = await get<LibraryFile>(`/api/library/file?path=${encodeURIComponent(file)}`);
    expect(opened.notes.map(({ topic }) => topic)).toEqual(topics.map(({ topic }) => topic));
  }
});
