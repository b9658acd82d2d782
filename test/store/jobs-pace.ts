/** Jobs in a hurry. */
import type { JobPace } from '../../src/store/job-pace.js';

/** The shortest times that the homes take, but for a run: it may take a while on a busy machine. */
export const TEST_PACE: JobPace = { lookEvery: 1_000, longestRun: 4, retryAfter: 1, retries: 3 };
