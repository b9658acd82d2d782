/** Says after a run what it left out: live tests in the quick suite, and tests whose tools this machine lacks. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';

export default class LeftOut {
  constructor({ rootDir, testPathPatterns, testNamePattern }) {
    this.rootDir = rootDir;
    this.isFiltered = Boolean(testNamePattern);
    this.isWhole = !testPathPatterns.isSet();
  }

  onRunComplete(contexts, { testResults }) {
    if (this.isFiltered) return;
    const skipped = testResults.filter(({ numPendingTests }) => numPendingTests > 0);
    for (const { testFilePath, numPendingTests } of skipped)
      say(
        `${relative(this.rootDir, testFilePath)}: ${numPendingTests} tests, whose tools are not installed here`,
      );
    if (!this.isWhole || [...contexts].some(({ config }) => config.displayName.name === 'live'))
      return;
    const files = readdirSync(join(this.rootDir, 'test'), { recursive: true });
    const count = files.filter((file) => file.endsWith('.live.test.ts')).length;
    say(
      `${count} files that start browsers, processes, databases or soaks; npm run test:all runs them too`,
    );
  }
}

function say(what) {
  process.stderr.write(`Left out: ${what}.\n`);
}
