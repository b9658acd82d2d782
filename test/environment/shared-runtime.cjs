/**
 * Loads the product's modules and its packages once a worker. Jest evaluates everything anew for each test file, which
 * cost three seconds and more a file; the product keeps no state in its modules, so only what stands in test/ is.
 */
const { default: Runtime } = require('jest-runtime');

let shared;

class SharedRuntime extends Runtime {
  constructor(...parts) {
    if (shared) return shared;
    super(...parts);
    shared = this;
  }

  teardown() {
    this.restoreAllMocks();
    this.mockState.clear();
    this.jestGlobals.clearJestObjectCache();
    const { registries } = this;
    registries.internalModuleRegistry.clear();
    for (const modules of [registries.esModuleRegistry, registries.moduleRegistry])
      for (const key of modules.keys()) if (!isKept(key)) modules.delete(key);
  }
}

/** Whether a module stays for the next file: packages, Node's own, and the product's. */
function isKept(key) {
  return key.includes('/node_modules/') || key.includes('/src/') || key.startsWith('node:');
}

module.exports = SharedRuntime;
