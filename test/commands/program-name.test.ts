import { expect, test } from '@jest/globals';
import { programName } from '../../src/commands/program-name.js';

test.each([
  ['/usr/local/bin/quaymaster', '/home/ann', undefined, 'quaymaster'],
  ['/home/ann/app/node_modules/.bin/quaymaster', '/home/ann/app', 'exec', 'npx quaymaster'],
  ['/home/ann/bot/dist/cli.js', '/home/ann/bot', undefined, 'node dist/cli.js'],
  ['/home/ann/bot/dist/cli.js', '/home/ann/bot', 'run-script', 'node dist/cli.js'],
  ['/app/dist/cli.js', '/', undefined, 'node app/dist/cli.js'],
  ['/srv/my bot/dist/cli.js', '/home/ann', undefined, 'node "/srv/my bot/dist/cli.js"'],
])('%s in %s (npm: %s) is pasted as %s', (file, folder, npm, name) => {
  const environment = npm === undefined ? {} : { npm_command: npm };
  expect(programName({ file, folder, environment })).toBe(name);
});
