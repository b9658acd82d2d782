/** Remembers recognised descriptions: batches and channels name the same few machines again and again. */
import { remember } from '../../core/remember.js';
import type { HostCatalogue, HostRecognition } from './host.js';

/** Descriptions kept; a recognition takes a few kilobytes. */
const CAPACITY = 2_000;

/** Longer descriptions are pasted outputs, which seldom come twice. */
const LONGEST = 300;

/**
 * The same catalogue with a memory.
 * @param catalogue - recognises; must be pure, so that remembering changes nothing
 */
export function rememberingHosts(catalogue: HostCatalogue): HostCatalogue {
  const known = new Map<string, HostRecognition>();
  return {
    complete: (prefix, limit) => catalogue.complete(prefix, limit),
    recognise(description) {
      const before = known.get(description);
      if (before !== undefined) return before;
      const recognition = catalogue.recognise(description);
      if (description.length <= LONGEST) {
        remember(known, description, recognition, CAPACITY);
      }
      return recognition;
    },
  };
}
