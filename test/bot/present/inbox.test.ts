import { expect, test } from '@jest/globals';
import { presentClosing, countsOf } from '../../../src/bot/present/inbox.js';
import { wordsOf } from '../../../src/bot/words/words.js';
import type { InboxEntry } from '../../../src/core/inbox.js';
import type { AdapterName } from '../../../src/core/message.js';

function entryOf(adapter: AdapterName): InboxEntry {
  return {
    ...{ adapter, workspace: 'w', id: 7, state: 'closed', question: 'vpn token', wordings: [] },
    ...{ causes: { 'not-found': 2, unhelpful: 0, dismissed: 0 }, askers: 2, places: 2 },
    ...{ said: [], nearest: null, firstAt: 0, lastAt: 0 },
    closing: { at: 0, resolution: { kind: 'note', text: 'VPN' }, through: 'web' },
  };
}

test.each([
  ['slack', '(2× not in the notes; 2 askers)', /Those who asked are told/],
  ['discord', '(2× not in the notes; 2 askers)', /Those who asked are told/],
  ['web', '(2× not in the notes)', /Nobody is told/],
  ['cli', '(2× not in the notes)', /Nobody is told/],
] as const)('only those who can be told are counted and promised anything (%s)', (...row) => {
  const [adapter, counts, closing] = row;
  const entry = entryOf(adapter);
  expect(countsOf(entry, wordsOf())).toBe(counts);
  const told = adapter === 'web' || adapter === 'cli' ? 0 : 2;
  expect(presentClosing({ kind: 'closed', entry, told, untold: 0 }, wordsOf()).summary).toMatch(
    closing,
  );
});
