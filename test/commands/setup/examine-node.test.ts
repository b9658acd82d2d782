import { expect, test } from '@jest/globals';
import { examineNode } from '../../../src/commands/setup/examine-node.js';

test.each([
  ['20.19.0', 'warn'],
  ['21.7.3', 'warn'],
  ['22.13.0', 'ok'],
  ['26.1.0', 'ok'],
])('Node %s: %s', (version, status) => {
  expect(examineNode(version)).toMatchObject([{ subject: 'Node.js', status }]);
});
