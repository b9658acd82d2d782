import { expect, test } from '@jest/globals';
import { createBoltLogger } from '../../../../src/adapters/slack/setup/bolt-logger.js';
import { createQuietLog } from '../../../delivery/quiet-log.js';

test.each([
  'token xoxb-1-made-up',
  'token xapp-1-made-up',
  'wss://wss.example/link/?ticket=made-up&app_id=1',
  'https://hooks.slack.com/commands/T1/made-up',
])('%s is logged without its secret', (line) => {
  const log = createQuietLog();
  createBoltLogger(log).error(line, new Error(line));
  expect(log.lines.join()).toContain('[redacted]');
  expect(log.lines.join()).not.toContain('made-up');
});
