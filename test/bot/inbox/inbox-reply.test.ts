import { expect, test } from '@jest/globals';
import {
  countsOf,
  presentClosing,
  presentEntry,
  presentInboxPage,
} from '../../../src/bot/inbox/inbox-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { InboxEntry } from '../../../src/core/records/inbox.js';
import type { AdapterName } from '../../../src/core/adapters.js';

function entryOf(adapter: AdapterName): InboxEntry {
  return {
    ...{ adapter, workspace: 'w', id: 7, state: 'closed', question: 'vpn token', wordings: [] },
    ...{ causes: { 'not-found': 2, unhelpful: 0, dismissed: 0, missed: 0 }, askers: 2, places: 2 },
    ...{ said: [], escalated: false, nearest: null, firstAt: 0, lastAt: 0, closings: 0 },
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
  expect(countsOf(entry, messagesOf())).toBe(counts);
  const told = adapter === 'web' || adapter === 'cli' ? 0 : 2;
  expect(presentClosing({ kind: 'closed', entry, told, untold: 0 }, messagesOf()).summary).toMatch(
    closing,
  );
});

test('why an answer did not help is said in the list and at the question', () => {
  const said = [{ reason: 'outdated', comment: 'Gone since May.', at: 0, version: 'v1' }] as const;
  const entry = { ...entryOf('slack'), said };
  const list = JSON.stringify(presentInboxPage([entry], messagesOf()));
  expect(list).toContain('said of the answer: It is out of date: “Gone since May.”');
  const whole = JSON.stringify(presentEntry(entry, messagesOf('de')));
  expect(whole).toContain('Sie ist veraltet: „Gone since May.“ (1970-01-01)');
});
