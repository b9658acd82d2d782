/** Completes half-typed host descriptions. */
import { readAtoms } from './read/atoms.js';
import type { HostData } from './host-data.js';

interface Candidate {
  readonly text: string;
  readonly words: readonly string[];
}

/**
 * Prepares completion: useful descriptions first, then every system with its releases and every machine.
 * @param data - the catalogue
 * @returns completions of a prefix, best first, at most `limit`
 */
export function createCompletion(
  data: HostData,
): (prefix: string, limit: number) => readonly string[] {
  let candidates: readonly Candidate[] | undefined;
  return (prefix, limit) => {
    candidates ??= listCandidates(data);
    return complete(prefix, limit, candidates);
  };
}

function listCandidates(data: HostData): readonly Candidate[] {
  const systems = data.systems.flatMap(({ value }) => {
    const name = value.name.toLowerCase();
    return [
      name,
      ...value.releases.flatMap((r) => (r.version === undefined ? [] : [`${name} ${r.version}`])),
    ];
  });
  const machines = data.machines.flatMap(({ value }) =>
    value.name.includes('{') ? [] : [value.name.toLowerCase()],
  );
  const all = [...new Set([...data.completions, ...systems, ...machines])];
  return all.map((text) => ({ text, words: wordsOf(text) }));
}

function wordsOf(text: string): readonly string[] {
  return readAtoms(text.toLowerCase()).map((atom) => atom.text);
}

/** Those that begin as typed come before those that only have the words; the order of the list decides the rest. */
function complete(
  prefix: string,
  limit: number,
  candidates: readonly Candidate[],
): readonly string[] {
  const typed = wordsOf(prefix.slice(0, 200));
  const starting: string[] = [];
  const holding: string[] = [];
  for (const { text, words } of candidates) {
    if (typed.every((word, i) => isLike(word, words[i], i === typed.length - 1)))
      starting.push(text);
    else if (typed.every((word, i) => words.some((w) => isLike(word, w, i === typed.length - 1))))
      holding.push(text);
  }
  return [...starting, ...holding].slice(0, limit);
}

/** The last word may be half typed. */
function isLike(typed: string, word: string | undefined, isLast: boolean): boolean {
  return isLast ? word?.startsWith(typed) === true : word === typed;
}
