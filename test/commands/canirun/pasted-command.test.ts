import { expect, test } from '@jest/globals';
import { readPastedCommand } from '../../../src/commands/canirun/pasted-command.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const parts = await shippedCanirun();

test.each([
  [['docker', 'run', '-p', '80:80', 'nginx', 'ubuntu', '22.04'], 'nginx', 'ubuntu 22.04'],
  [['sudo', 'docker', 'run', '-e', 'A=b c', 'nginx', 'on', 'debian 12'], 'nginx', 'debian 12'],
  [['kubectl', 'run', 'web', '--image=nginx:1.27', 'debian', '12'], 'nginx:1.27', 'debian 12'],
  [['windows', '11', 'on', 'macbook', 'm1'], 'windows 11 vm', 'macbook m1'],
  [['windows', '11', 'macbook', 'm1'], 'windows 11 vm', 'macbook m1'],
  [['ubuntu', '24.04', 'on', 'windows', '11', 'pro'], 'ubuntu:24.04', 'windows 11 pro'],
  [['debian', '12', 'vm', 'esxi', '8'], 'debian 12 vm', 'esxi 8'],
  [['raspberry', 'pi', 'zero', 'nginx'], 'nginx', 'raspberry pi zero'],
])('%j is %s on %s', (words, image, host) => {
  const pair = readPastedCommand(words, parts);
  expect(pair).toEqual({ image, host });
});

test.each([
  [['nginx', 'ubuntu', '22.04']],
  [['./compose.yml', 'raspberry', 'pi', '4']],
  [['windows 11', 'macbook', 'm1']],
  [['docker', 'raspberry', 'pi', '4']],
  [['windows 10 vm', 'macbook']],
])('%j is image and host as given', (words) => {
  expect(readPastedCommand(words, parts)).toBeNull();
});
