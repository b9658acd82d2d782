/** A registry's answers with their sentences in English, as people read them. */
import type { RegistryFailure } from '../../src/canirun/image/image-ports.js';
import type { LiveImageRegistry } from '../../src/registry/image-registry.js';
import { inEnglish } from '../canirun/in-english.js';

/** The same registry; what it says of a failure is in words. */
export function worded(registry: LiveImageRegistry): LiveImageRegistry {
  return {
    ...registry,
    look: async (reference) => inWords(await registry.look(reference)),
    digest: async (reference) => inWords(await registry.digest(reference)),
    inspect: async (reference, digest) => inWords(await registry.inspect(reference, digest)),
    tags: async (reference) => inWords(await registry.tags(reference)),
  };
}

function inWords<Answer extends { readonly ok: true }>(
  answer: Answer | RegistryFailure,
): Answer | RegistryFailure {
  return answer.ok ? answer : { ...answer, message: inEnglish(answer.message) };
}
