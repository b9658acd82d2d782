import { expect, test } from '@jest/globals';
import { formatPlace, readPlace } from '../../../src/bot/saving/answer-place.js';
import { noteOf } from '../../fixtures/notes.js';

const LONG = 'How do I renew the token of the VPN of the branch office that was opened in ';

test('a place is read back, also where long topics begin alike', () => {
  const notes = [`${LONG}Kiel`, `${LONG}Bremen`, 'Printers'].map((topic) => noteOf(topic, {}));
  for (const { topic } of notes)
    for (const kind of ['line', 'wording'] as const) {
      const value = formatPlace({ kind, topic });
      expect(value.length).toBeLessThanOrEqual(75);
      expect(readPlace(value, notes)).toEqual({ kind, topic });
    }
  expect(readPlace(formatPlace({ kind: 'line', topic: `${LONG}Lima` }), notes)).toBeNull();
  expect(readPlace('elsewhere Printers', notes)).toBeNull();
});
