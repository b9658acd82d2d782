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

test.each([
  ['response_url', '{"url":"https://hooks.slack.com/commands/T0/123/s3cr3tpart"}'],
  ['a webhook', 'posting to https://hooks.slack.com/services/T0/B0/s3cr3tpart'],
  [
    'an interaction',
    'POST https://discord.com/api/webhooks/123456789012345678/s3cr3tpartOfManyLetters',
  ],
  ['a callback', 'POST /interactions/123456789012345678/s3cr3tpartOfManyLetters/callback'],
  ['?token=', 'GET /?token=s3cr3tpart&x=1'],
  ['an OAuth code', 'GET /slack/oauth?state=s3cr3tpart&code=s3cr3tpart'],
  ['Basic', '{"authorization":"Basic czNjcjN0cGFydDpzM2NyM3RwYXJ0s3cr3tpart"}'],
  ['Bot', 'authorization: Bot s3cr3tpart.abc'],
  ['Bearer on the next line', 'Bearer\ns3cr3tpart.abc'],
  ['Bearer on the next line, in JSON', String.raw`{"msg":"Bearer\ns3cr3tpart.abc"}`],
  ['Slack’s session without its header', 'sent d=s3cr3tpart%2Bmore0123456789; lc=1'],
  ['a file of Slack', 'GET https://files.slack.com/files-pri/T0-F0/a.png?x=1&t=s3cr3tpart'],
  ['a session', 'quaymaster_session=s3cr3tpart; a=b'],
  ['a cookie header', '{"headers":{"cookie":"sid=s3cr3tpart; b=s3cr3tpart"}}'],
  ['a cookie header in JSON in JSON', String.raw`{"msg":"{\"set-cookie\":\"sid=s3cr3tpart\"}"}`],
  ['a password with /', 'postgres://me:s3cr3tpart/more@db/x'],
  ['a password with @', 'postgres://me:s3cr3tpart@s3cr3tpart@db/x'],
  ['a password without a name', 'redis://:s3cr3tpart@db'],
  ['a password in an address in an address', 'next=postgres%3A%2F%2Fme%3As3cr3tpart%40db'],
  ['a token in the place of a name', 'https://s3cr3tpart0123456789@github.com/x'],
  ['a variable', 'SLACK_SIGNING_SECRET=s3cr3tpart'],
  ['a connection string', 'host=db user=me password=s3cr3tpart dbname=x'],
  ['a form', 'token=s3cr3tpart&team_id=T1'],
  ['a fragment', 'https://x/#access_token=s3cr3tpart'],
  ['a signed address', 'https://x/?X-Amz-Signature=s3cr3tpart&a=b'],
  ['a ticket', 'wss://wss-primary.slack.com/link/?ticket=s3cr3tpart&app_id=x'],
  ['JSON', '{"client_secret":"s3cr3tpart","a":1}'],
  ['JSON in JSON', String.raw`{"msg":"{\"password\":\"s3cr3tpart\"}"}`],
  ['an inspected object', "{ token: 's3cr3tpart' }"],
  ['a header', '{"x-slack-signature":"v0=s3cr3tpart"}'],
  ["Docker's file", '{"auths":{"x":{"auth":"s3cr3tpart"}}}'],
  ["GitHub's", 'ghp_s3cr3tpart0123456789'],
  ['a web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.s3cr3tpart'],
  [
    'a private key',
    String.raw`-----BEGIN RSA PRIVATE KEY-----\ns3cr3tpart\n-----END RSA PRIVATE KEY-----`,
  ],
])('%s is redacted, what says where it was stays', (_, words) => {
  const line = redact(words, []);
  expect(line).not.toContain('s3cr3tpart');
  expect(line).toContain('[redacted]');
});

test('a configured secret is taken out as JSON and addresses write it', () => {
  const secret = 'pa"ss\\wo/rd ü';
  for (const written of [secret, JSON.stringify({ secret }), `x?y=${encodeURIComponent(secret)}`])
    expect(redact(written, [secret])).not.toMatch(/wo.?.?.?rd/);
});

test('lines of any length are redacted in time that grows with them', () => {
  const slow = [
    '%3a%2f%2fa%3a',
    'token=',
    'eyJa.',
    'ghp_',
    '-----BEGIN PRIVATE KEY-----',
    '://a:',
    'cookie:',
    'bearer ',
    '?token=',
    'a.',
    'xoxb-',
    '://',
    'https://a:b/',
  ];
  for (const part of slow) expect(redact(part.repeat(100_000), [])).toBeDefined();
});

test('ordinary words stay', () => {
  expect(redact('GET https://example.com/v2/library/nginx', [])).toBe(
    'GET https://example.com/v2/library/nginx',
  );
  for (const words of [
    '{"url":"http://127.0.0.1:4141/readyz","msg":"asked"}',
    'the bot answered within 12 ms, http://host:8080/path',
    'a basic question about cookies: which?',
    'Slack does not know this token: set SLACK_BOT_TOKEN to the one of “Install App”.',
    'the password: authentication failed for user "quaymaster"',
    '{"tokens":12,"secrets":"none","author":"U123456789"}',
  ])
    expect(redact(words, [])).toBe(words);
});
