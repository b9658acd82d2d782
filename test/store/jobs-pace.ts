/** Jobs in a hurry. */
import type { JobPace } from '../../src/store/job-pace.js';

/** The shortest times that the homes take. */
export const TEST_PACE: JobPace = { lookEvery: 1_000, longestRun: 2, retryAfter: 1, retries: 3 };
