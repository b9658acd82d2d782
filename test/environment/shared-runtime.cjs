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
    for (const modules of [
      registries.internalModuleRegistry,
      registries.esModuleRegistry,
      registries.moduleRegistry,
    ])
      for (const key of modules.keys()) if (!isKept(key)) modules.delete(key);
  }
}

/** Tests' own modules that read what the product ships, and hold nothing else. */
const SHIPPED = [
  '/test/fixtures/canirun.ts',
  '/test/canirun/example-images.ts',
  '/test/canirun/hosts/shipped.ts',
];

/** Whether a module stays for the next file: packages, Node's own, and the product's; Jest's runner knows one file's tests. */
function isKept(key) {
  if (key.includes('/node_modules/')) return !key.includes('/jest-circus/');
  return (
    key.includes('/src/') || key.startsWith('node:') || SHIPPED.some((path) => key.endsWith(path))
  );
}

module.exports = SharedRuntime;
