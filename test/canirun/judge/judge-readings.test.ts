import { expect, test } from '@jest/globals';
import { PI_4, PI_5, UBUNTU, machine, recognised } from '../example-hosts.js';
import { MONGO_7, NGINX_ALPINE, shippedJudge } from '../example-images.js';
import { inEnglish } from '../in-english.js';
import { recognise } from '../hosts/shipped.js';

const judge = shippedJudge();

test('readings of two verdicts leave it open, and one row says what it depends on', () => {
  const { verdict, reasons } = judge.judge(MONGO_7, recognise('chromebook'));
  expect(verdict).toBe('unknown');
  const rows = reasons.filter(({ layer }) => layer === 'cpu');
  expect(rows).toHaveLength(1);
  expect(inEnglish(rows[0]?.text ?? '')).toMatch(
    /^It depends on the hardware: with an Intel or AMD processor .* it cannot be told yet \(.*AVX.*\); with an ARM processor .* it does not run/,
  );
});

test('no part is shown as if it had been named', () => {
  const { verdict, reasons } = judge.judge(
    NGINX_ALPINE,
    recognise(
      'Linux raspberrypi 6.6.51+rpt-rpi-v8 #1 SMP PREEMPT Debian 1:6.6.51-1+rpt3 (2024-10-08) aarch64 GNU/Linux',
    ),
  );
  expect(verdict).toBe('native');
  expect(reasons.map(({ text }) => inEnglish(text)).join(' ')).not.toContain('Cortex');
});

test('a kernel that several boards run leaves open what only one of them can', () => {
  expect(judge.judge(MONGO_7, recognise('debian 12 kernel 6.6.20+rpt-rpi-v8')).verdict).toBe(
    'unknown',
  );
});

test('readings without words of their own go by their names', () => {
  const four = { ...machine(UBUNTU, PI_4), name: 'Board A' };
  const five = { ...machine(UBUNTU, PI_5), name: 'Board B' };
  const { reasons } = judge.judge(MONGO_7, recognised(four, five));
  expect(inEnglish(reasons.find(({ ok }) => ok === null)?.text ?? '')).toMatch(
    /with Board A it does not run .*; with Board B it runs natively/,
  );
});

test('in WSL 2 the kernel that was said counts', () => {
  const wsl = recognise(
    'Linux PC 5.15.153.1-microsoft-standard-WSL2 #1 SMP Fri Mar 29 23:14:13 UTC 2024 x86_64 GNU/Linux',
  );
  const { reasons } = judge.judge(NGINX_ALPINE, wsl);
  expect(inEnglish(reasons.find(({ layer }) => layer === 'kernel')?.text ?? '')).toContain(
    '5.15.153',
  );
});
