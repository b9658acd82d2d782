/** An error's or an alert's name, pasted among words that don't matter, decides alone. */
import { expect, test } from '@jest/globals';
import { engineWith, saidFirst } from './small-folders.js';

const engine = engineWith({
  'errors.md': `# Errors
## ECONNREFUSED
The database is down: start it with \`make db\`.
## E1042
The licence file is missing. Copy it to /etc/app.
## KubePodCrashLooping
Look at the previous logs.
## ERR_MODULE_NOT_FOUND
Run \`npm ci\`.

# Start
Run \`make start\`; the app listens on port 5432 of 127.0.0.1.
`,
  'codes.txt': `> Error codes
- ORA-12154: the service name is not in tnsnames.ora
- ORA-00001: a unique constraint is violated
- 0x80070005: access denied, run as administrator
> Getting started
- Install the client, then log in at start
> Releases
- v1.2.3: fixes the leak
- v1.3.0: adds the exporter
`,
});

test.each([
  ['connect ECONNREFUSED 127.0.0.1:5432', 'database is down'],
  ['Error: connect econnrefused at TCPConnectWrap.afterConnect (net.js:1141:16)', 'database is'],
  ['getting E1042 on start', 'licence file'],
  ['[FIRING:1] KubePodCrashLooping (namespace=prod pod=api-7f9 severity=warning)', 'previous logs'],
  ["node:internal/errors throw err_module_not_found, can't start", 'npm ci'],
  ['ORA-12154: TNS:could not resolve the connect identifier specified', 'service name'],
  ['2026-11-02 [worker-3] java.sql.SQLException: ORA-00001 (PK_USERS)', 'unique constraint'],
  ['my installer fails with 0x80070005 at start', 'access denied'],
])('%s', (question, words) => {
  const answer = engine.ask(question);
  expect(saidFirst(answer)).toContain(words);
  expect(answer.status).toBe('answered');
});

test('a version is worth suggesting, however little else matches', () => {
  const answer = engine.ask('what changed in 1.2.3');
  expect(saidFirst(answer)).toContain('leak');
  expect(answer.status).not.toBe('not-found');
});
