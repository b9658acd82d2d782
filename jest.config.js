/**
 * Jest's two projects. `quick` is what `npm test` runs; `live` are the files named `*.live.test.ts`, which start a
 * browser, another process, a database server or a soak, and run by `npm run test:all` beside the quick ones.
 * TypeScript is run as ES modules through SWC; types are checked apart, by `tsc`.
 */

import process from 'node:process';

const common = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2023' },
        module: { type: 'es6' },
      },
    ],
  },
};

const LIVE = '\\.live\\.test\\.ts$';

/** Coverage counts by file: each needs its own copy of the modules. */
const isMeasured = process.argv.includes('--coverage');

const quick = {
  ...common,
  displayName: 'quick',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [LIVE],
  setupFiles: ['<rootDir>/test/environment/no-processes.cjs'],
  ...(!isMeasured && {
    runtime: '<rootDir>/test/environment/shared-runtime.cjs',
    testEnvironment: '<rootDir>/test/environment/shared-environment.cjs',
  }),
};

const live = { ...common, displayName: 'live', testMatch: ['**/*.live.test.ts'] };

export default {
  projects: [quick, live],
  reporters: ['default', '<rootDir>/test/environment/left-out.js'],
  // A busy machine takes its time; a test that hangs is still caught.
  testTimeout: 120_000,
  workerIdleMemoryLimit: '600MB',
  collectCoverageFrom: ['src/**/*.ts', '!src/adapters/web/client/**'],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'json-summary'],
};
