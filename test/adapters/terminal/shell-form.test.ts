import { expect, test } from '@jest/globals';
import { shellForm } from '../../../src/adapters/terminal/shell-form.js';

test.each([
  ['/canirun mongo:7 on chromebook intel', "quaymaster canirun mongo:7 'chromebook intel'"],
  ['/canirun "windows 10 vm" on pi5', "quaymaster canirun 'windows 10 vm' pi5"],
  ['/notes Containers › Size', "quaymaster ask 'Containers › Size'"],
  ['/inbox show 12', '/inbox show 12'],
  ['/why', '/why'],
  ["what's a kernel", "quaymaster ask 'what'\\''s a kernel'"],
  ['/canirun nginx on a $(reboot) `id`', "quaymaster canirun nginx 'a $(reboot) `id`'"],
])('%s is the shell command %s', (message, command) => {
  expect(shellForm(message, { program: 'quaymaster', options: [] })).toBe(command);
});

test('what is offered keeps the options and the way of the start', () => {
  const shell = { program: 'npx quaymaster', options: ['--notes', 'my notes'] };
  expect(shellForm('/notes Tides › Spring', shell)).toBe(
    "npx quaymaster ask --notes 'my notes' 'Tides › Spring'",
  );
});
