/**
 * The world that test files run in: one a worker, instead of a new one a file. Pairs with shared-runtime.cjs, whose
 * modules live in it.
 */
const v8 = require('node:v8');
const { runInNewContext } = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// V8's compilation cache holds a module's code, through it Node the module, and through that all that a test file made.
v8.setFlagsFromString('--no-compilation-cache');
// On a machine with much memory V8 lets garbage pile up to several times of what is in use, and does not see at all what
// a closed database holds for as long as its handle is garbage.
v8.setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
/** Bytes of the process beyond what was left after the last time; going over all of them takes a tenth of a second and more. */
const MUCH = 60_000_000;
let left = 0;

// A worker with nothing left to do ends without giving back each of its pages: on a busy machine that takes longer than the
// half second that Jest waits, which then speaks of leaks.
process.once('beforeExit', () => process.exit());

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
    // Jest keeps what was deleted until the world ends, and with it each file's tests and all that they hold.
    this._globalProxy.leftovers.length = 0;
    if (process.memoryUsage.rss() < left + MUCH) return;
    collectGarbage();
    left = process.memoryUsage.rss();
  }
}

module.exports = SharedEnvironment;
