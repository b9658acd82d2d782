/** The catalogue that the product ships, for tests of what people type. */
import { inEnglish } from '../in-english.js';
import type { Host, HostCatalogue, HostRecognition } from '../../../src/canirun/hosts/host.js';
import { createHostCatalogue } from '../../../src/canirun/hosts/host-catalogue.js';
import { loadHostData } from '../../../src/app/read-host-data.js';

const catalogue: HostCatalogue = createHostCatalogue(await loadHostData('knowledge/hosts'));

/** Recognises a description. */
export function recognise(text: string): HostRecognition {
  return catalogue.recognise(text);
}

/** The one host that a description stands for; fails when it stands for none or several. */
export function hostOf(text: string): Host {
  const { readings, missing } = catalogue.recognise(text);
  const [host] = readings;
  if (host === undefined || readings.length > 1) {
    throw new Error(
      `"${text}" has ${readings.length} readings: ${missing.map((m) => inEnglish(m.question)).join(' ')}`,
    );
  }
  return host;
}

/** Completions of a prefix. */
export function complete(prefix: string, limit: number): readonly string[] {
  return catalogue.complete(prefix, limit);
}
