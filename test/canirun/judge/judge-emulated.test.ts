import { expect, test } from '@jest/globals';
import { shippedCanirun } from '../../fixtures/canirun.js';
import { inEnglish } from '../in-english.js';

const { hosts, judge, images } = await shippedCanirun();

// github.com/microsoft/mssql-docker/issues/888
test.each([
  ['mcr.microsoft.com/mssql/server:2022-latest', 'raspberry pi 5', true],
  ['mcr.microsoft.com/mssql/server:2022-latest', 'macbook m1', true],
  ['mysql:5.7', 'raspberry pi 5', false],
])('%s emulated on %s: that QEMU stops it is told: %s', async (name, host, told) => {
  const { verdict, warnings } = judge.judge(await images.describe({ name }), hosts.recognise(host));
  expect(verdict).toBe('emulated');
  expect(warnings.map(inEnglish).join(' ').includes('QEMU')).toBe(told);
});

test('where it is not emulated nothing is told of emulation', async () => {
  const mssql = await images.describe({ name: 'mcr.microsoft.com/mssql/server:2022-latest' });
  const { warnings } = judge.judge(mssql, hosts.recognise('ubuntu 24.04'));
  expect(warnings.map(inEnglish).join(' ')).not.toContain('QEMU');
});
