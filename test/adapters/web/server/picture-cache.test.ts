import { expect, test } from '@jest/globals';
import { createPictureCache } from '../../../../src/adapters/web/server/picture-cache.js';
import type { Reply } from '../../../../src/core/reply.js';

const replyWith = (...svgs: string[]): Reply => ({
  summary: 'Pictures.',
  tone: 'plain',
  audience: 'everyone',
  blocks: svgs.map((svg) => ({ kind: 'picture', svg, alt: 'A picture' })),
});

const bytesOf = (svg: string) => Promise.resolve(Buffer.from(`png of ${svg}`));

test('a picture that is kept is drawn by its name, the same for the same picture', async () => {
  const cache = createPictureCache(bytesOf);
  const names = cache.keep(replyWith('<svg>a</svg>', '<svg>b</svg>'));
  const name = names.get('<svg>b</svg>') ?? '';
  expect(name).toMatch(/^[0-9a-f]{32}\.png$/);
  expect(cache.keep(replyWith('<svg>b</svg>')).get('<svg>b</svg>')).toBe(name);
  expect(String(await cache.draw(name))).toBe('png of <svg>b</svg>');
});

test('a name that was never given out has no picture', () => {
  expect(createPictureCache(bytesOf).draw('../../etc/passwd')).toBeUndefined();
});

test('only the newest pictures are kept', () => {
  const cache = createPictureCache(bytesOf);
  const svgs = Array.from({ length: 201 }, (_, n) => `<svg>${n}</svg>`);
  const names = [...cache.keep(replyWith(...svgs)).values()];
  expect(cache.draw(names[0] ?? '')).toBeUndefined();
  expect(cache.draw(names[1] ?? '')).toBeDefined();
});
