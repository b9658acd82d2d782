import { worded } from './worded.js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseReference } from '../../src/canirun/reference/reference.js';
import { createImageRegistry } from '../../src/registry/image-registry.js';
import { serve } from './loopback-server.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** What a registry answers to a question for tags. */
interface Page {
  readonly status?: number;
  readonly body: string;
  readonly link?: string;
}

async function tagsOf(page: (query: URLSearchParams) => Page) {
  const server = await serve((_request, response, path) => {
    const { status = 200, body, link } = page(new URL(path, 'http://x').searchParams);
    response.writeHead(status, link === undefined ? {} : { link }).end(body);
  });
  const registry = createImageRegistry({ allow: [server.origin], now: Date.now });
  closing.push(server.close, () => registry.close());
  const reading = parseReference(`${server.host}/lab/app`);
  if (reading.kind === 'bad-reference') throw new Error(reading.message);
  return { answer: await worded(registry).tags(reading.reference), requests: server.requests };
}

const list = (tags: unknown): string => JSON.stringify({ name: 'lab/app', tags });

test('the tags of all pages, wherever the link says that the next one is', async () => {
  const { answer, requests } = await tagsOf((query) =>
    query.get('last') === null
      ? { body: list(['1.0', '1.1']), link: '<http://169.254.169.254/steal?last=1.1>; rel="next"' }
      : { body: list(['1.2']) },
  );
  expect(answer).toEqual({ ok: true, tags: ['1.0', '1.1', '1.2'] });
  expect(requests).toEqual([
    'GET /v2/lab/app/tags/list',
    'GET /v2/lab/app/tags/list?last=1.1&n=1000',
  ]);
});

test('a list without end ends here', async () => {
  let page = 0;
  const { answer, requests } = await tagsOf(() => ({
    body: list([`1.${page++}`]),
    link: '<x>; rel=next',
  }));
  expect(answer.ok && answer.tags).toHaveLength(5);
  expect(requests).toHaveLength(5);
});

test('a page that comes again is asked for no third time', async () => {
  const { requests } = await tagsOf(() => ({ body: list(['1']), link: '<x>; rel="next"' }));
  expect(requests).toHaveLength(2);
});

describe('what is no list of tags', () => {
  test.each([
    ['null of an empty repository', { body: list(null) }, []],
    [
      'words that are no tags',
      { body: list(['1', 'a b', '../x', 7, '-x', 'y'.repeat(200), null]) },
      ['1'],
    ],
  ])('%s: %p', async (_name, page, tags) => {
    expect((await tagsOf(() => page)).answer).toEqual({ ok: true, tags });
  });

  test.each([
    ['words', { body: 'hello' }],
    ['another thing', { body: '{"tags": "all"}' }],
    ['too much', { body: list(['x'.repeat(3 << 20)]) }],
  ])('%s is an error with a sentence', async (_name, page) => {
    const { answer } = await tagsOf(() => page);
    expect(answer).toMatchObject({
      ok: false,
      why: 'unreachable',
      message: expect.stringMatching(/\.$/),
    });
  });

  test('a repository that is not there', async () => {
    const { answer } = await tagsOf(() => ({
      status: 404,
      body: '{"errors":[{"code":"NAME_UNKNOWN"}]}',
    }));
    expect(answer).toMatchObject({ ok: false, why: 'not-found' });
  });
});
