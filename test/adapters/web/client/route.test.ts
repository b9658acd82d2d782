import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatRoute, parseRoute, type Route } from '../../../../src/adapters/web/client/route.js';

test.each<[string, Route]>([
  ['', { page: 'chat' }],
  ['#/', { page: 'chat' }],
  ['#/notes', { page: 'notes' }],
  ['#/notes/', { page: 'notes' }],
  ['#/notes/size.txt', { page: 'notes', place: { file: 'size.txt' } }],
  ['#/notes/size.txt:14', { page: 'notes', place: { file: 'size.txt', line: 14 } }],
  ['#/chat/a/b%20c.md:1', { page: 'chat', place: { file: 'a/b c.md', line: 1 } }],
  ['#/notes/a%3A7.md:2', { page: 'notes', place: { file: 'a:7.md', line: 2 } }],
  ['#/notes/size.txt:0', { page: 'notes', place: { file: 'size.txt:0' } }],
  ['#/notes/%E0%A4%A', { page: 'notes' }],
  ['#/settings', { page: 'settings' }],
  ['#/nonsense', { page: 'chat' }],
  ['javascript:alert(1)', { page: 'chat' }],
])('the address %s is read', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('every route is read back as it was written', () => {
  const file = fc.string({ unit: 'grapheme', minLength: 1 });
  const line = fc.integer({ min: 1, max: 999_999_999 });
  const place = fc.oneof(fc.record({ file }), fc.record({ file, line }));
  const page = fc.constantFrom<Route['page']>('chat', 'notes');
  const routes = fc.oneof(fc.record({ page }), fc.record({ page, place }));
  fc.assert(
    fc.property(routes, (route) => {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});

test('anything may stand in the address', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      expect(['chat', 'notes']).toContain(parseRoute(`#/notes/${hash}`).page);
    }),
  );
});
