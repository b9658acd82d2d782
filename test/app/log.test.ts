import { expect, test } from '@jest/globals';
import { createLog, redact } from '../../src/app/log.js';

function logged(
  write: (log: ReturnType<typeof createLog>) => void,
  secrets: string[] = [],
): string {
  const lines: string[] = [];
  write(createLog('info', secrets, (line) => lines.push(line)));
  return lines.join('');
}

test('a line is one JSON object with time and level', () => {
  const line = logged((log) => {
    log.info({ notes: 3 }, 'loaded');
  });
  expect(JSON.parse(line)).toMatchObject({ level: 30, notes: 3, msg: 'loaded' });
  expect(line.endsWith('\n')).toBe(true);
});

test('configured secrets are taken out wherever they stand', () => {
  const line = logged(
    (log) => {
      log.warn({ error: new Error('said my-secret-value') }, 'x');
    },
    ['my-secret-value'],
  );
  expect(line).not.toContain('my-secret-value');
  expect(line).toContain('[redacted]');
});

const discordShape = ['MTAxMDEwMTAxMDEwMTAxMDEwMQ', 'GabcDE', 'a'.repeat(38)].join('.');

test.each([
  ['xoxb-' + '123456789012-abcdefghij', 'a Slack bot token'],
  ['xapp-' + '1-A0123-456-abcdef', 'a Slack app token'],
  [discordShape, 'a Discord token'],
  ['Bearer abcdef.ghijkl', 'a bearer token'],
  ['postgres://me:hunter22@db/x', 'a password in an address'],
])('%s is redacted', (words) => {
  expect(redact(`before ${words} after`, [])).toContain('[redacted]');
  expect(redact(words, [])).not.toContain('hunter22');
});

test('ordinary words stay', () => {
  expect(redact('GET https://example.com/v2/library/nginx', [])).toBe(
    'GET https://example.com/v2/library/nginx',
  );
});
