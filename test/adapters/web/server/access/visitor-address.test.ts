import { expect, test } from '@jest/globals';
import { visitorAddress } from '../../../../../src/adapters/web/server/access/visitor-address.js';

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['10.0.0.7', 'made up, 203.0.113.9', '203.0.113.9'],
  ['10.0.0.7', 'made up', '10.0.0.7'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['2001:db8:1:2:3::4', undefined, '8193:3512:1:2'],
  ['::1', '2001:db8:1:2:ffff::', '8193:3512:1:2'],
  ['', undefined, ''],
])('%s that states %s is %s', (peer, forwarded, visitor) => {
  expect(visitorAddress(peer, forwarded)).toBe(visitor);
});
