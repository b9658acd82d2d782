/** Jest runs the TypeScript sources as ES modules through SWC; types are checked apart, by `tsc`. */
export default {
  testEnvironment: 'node',
  // Real servers and processes take their time on a busy machine; a test that hangs is still caught.
  testTimeout: 60_000,
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
  testMatch: ['**/*.test.ts'],
};
