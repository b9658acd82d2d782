/**
 * All tests: the quick ones, then those that start browsers, processes, databases or soaks, each in a run of its own.
 * Workers of the quick run forbid to start processes, and a worker that did so cannot run the others.
 *
 *     node scripts/test-all.js [PATH...]
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const paths = process.argv.slice(2);

for (const project of ['quick', 'live']) {
  const run = ['--selectProjects', project, '--maxWorkers', '2', '--passWithNoTests', ...paths];
  const { status } = spawnSync(process.execPath, [...jest, ...run], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
