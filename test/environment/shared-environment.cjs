/**
 * The world that test files run in: one a worker, instead of a new one a file. Pairs with shared-runtime.cjs, whose
 * modules live in it.
 */
const { TestEnvironment } = require('jest-environment-node');

/** Where Jest's own runner keeps what it knows of a file; the next file begins without. */
const OF_THE_RUNNER = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

let shared;

class SharedEnvironment extends TestEnvironment {
  constructor(...parts) {
    if (shared) return shared;
    super(...parts);
    shared = this;
    this.exit = this.global.process.exit;
  }

  async teardown() {
    this.fakeTimers.useRealTimers();
    this.fakeTimersModern.useRealTimers();
    this.global.process.exit = this.exit;
    for (const key of Object.getOwnPropertySymbols(this.global))
      if (OF_THE_RUNNER.includes(key.description)) delete this.global[key];
  }
}

module.exports = SharedEnvironment;
