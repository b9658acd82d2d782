/** Names of files that are made of strangers' words, and good on every system. Pure. */

/** Longest name of a file or folder without its ending, in characters: with an id behind it, disks take it in any script. */
const LONGEST_NAME = 60;

/** Names that Windows keeps for devices, whatever stands behind a dot (Microsoft, "Naming Files, Paths, and Namespaces", 2024). */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Words as a name: small letters and digits of any script, with dashes between.
 * @returns `instead` where nothing is left, or a device's name
 */
export function nameOf(words: string, instead: string): string {
  const name = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+/u, '');
  const cut = Array.from(name).slice(0, LONGEST_NAME).join('').replace(/-$/, '');
  return cut === '' || isDevice(cut) ? instead : cut;
}

/** Whether Windows would take a name for a device's. */
export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}
