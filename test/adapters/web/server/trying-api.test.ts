import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Hello, TriedFolder } from '../../../../src/adapters/web/server/api-contract.js';
import { createTryingBot } from '../../../fixtures/trying-bot.js';
import { createTinyClient, startPlayground, type Playground } from '../playground.js';

let client: Awaited<ReturnType<typeof createTinyClient>>;
let playground: Playground;
beforeAll(async () => {
  client = await createTinyClient();
  playground = await startPlayground({
    clientDirectory: client.path,
    ...(await createTryingBot()),
  });
});
afterAll(async () => {
  await playground.stop();
  await client.remove();
});

const CONVERSATION = 'garden-talk';
const NOTES = ['# Greenhouse\n\nThe greenhouse is watered every Tuesday at 07:30.\n'];

function formOf(about: object, contents: readonly string[] = NOTES): FormData {
  const form = new FormData();
  const all = {
    conversation: CONVERSATION,
    folder: 'garden',
    paths: ['beds/garden.md'],
    names: ['beds/garden.md', 'plan.pdf'],
    isVault: false,
    ...about,
  };
  form.append('about', JSON.stringify(all));
  for (const content of contents) form.append('file', new Blob([content]), 'note');
  return form;
}

const at = (path: string) => new URL(path, playground.url).href;
const send = (body: FormData | string, headers: Record<string, string> = {}) =>
  fetch(at('/api/notes/try'), { method: 'POST', body, headers });
const say = (text: string, more: object = {}) =>
  fetch(at('/api/message'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, conversation: CONVERSATION, ...more }),
  });

test('files come in, are asked at once, cited by their path, and go with the conversation', async () => {
  const response = await send(formOf({}));
  expect(response.status).toBe(200);
  const folder = (await response.json()) as TriedFolder;
  expect(folder).toMatchObject({ name: 'garden', notes: 1, files: 1, leftOut: ['plan.pdf'] });

  const answer = await say('when is the greenhouse watered?', { tried: true });
  expect(await answer.text()).toContain('beds/garden.md');
  const file = await fetch(
    at(`/api/library/file?path=beds%2Fgarden.md&conversation=${CONVERSATION}`),
  );
  expect(file.status).toBe(200);
  expect((await fetch(at('/api/library/file?path=beds%2Fgarden.md'))).status).toBe(404);
  const hello = (await (
    await fetch(at(`/api/hello?conversation=${CONVERSATION}`))
  ).json()) as Hello;
  expect(hello).toMatchObject({ notes: 1, files: 1, trying: { mostFiles: 3_000 } });
  expect(hello.trying?.endings).toContain('md');

  await fetch(at('/api/forget'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: CONVERSATION }),
  });
  const gone = await say('when is the greenhouse watered?', { tried: true });
  expect(gone.status).toBe(409);
  expect(await gone.text()).toContain('drop the folder again');
});

test.each([
  ['no form', 'hello', 400, 'send them as a form'],
  ['fewer files than named', formOf({ paths: ['a.md', 'b.md'] }), 400, 'more or fewer than named'],
  ['no file', formOf({ paths: [] }, []), 400, 'There is no file of notes'],
  ['a path that leads up', formOf({ paths: ['../a.md'] }), 400, 'a path has no'],
  ['too many files', formOf({ paths: Array(3_001).fill('a.md') }), 400, 'up to 3000 files'],
  ['too many bytes', formOf({}, ['x'.repeat(12_000_001)]), 413, 'up to 12 MB'],
  ['no conversation', formOf({ conversation: 'x' }), 400, '"conversation" is 8 to 64'],
  ['a body without end', formOf({}, ['x'.repeat(18_000_001)]), 413, 'up to 12 MB'],
] as const)('%s is refused with a sentence', async (_, body, status, words) => {
  const response = await send(body);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: string }).error).toContain(words);
});

test('another site’s page cannot put notes in', async () => {
  const response = await send(formOf({}), { 'sec-fetch-site': 'cross-site' });
  expect(response.status).toBe(403);
});

test('a page without the port takes none, and says so before', async () => {
  const plain = await startPlayground({ clientDirectory: client.path });
  const hello = (await (await fetch(new URL('/api/hello', plain.url))).json()) as Hello;
  expect(hello.trying).toBeNull();
  const body = formOf({});
  const response = await fetch(new URL('/api/notes/try', plain.url), { method: 'POST', body });
  expect(response.status).toBe(404);
  await plain.stop();
});

test('remarks on the notes are in the language of the page', async () => {
  const about = { paths: ['beds/list.yaml'], names: ['beds/list.yaml'] };
  const response = await send(formOf(about, ['- topic: [']), { 'accept-language': 'de' });
  const { problems } = (await response.json()) as TriedFolder;
  expect(problems.map(({ message }) => message)).toContain(
    'Das ist kein gültiges YAML und wurde ausgelassen.',
  );
});
