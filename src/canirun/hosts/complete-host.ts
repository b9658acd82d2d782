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

/**
 * Every word may be half typed. Those that begin as typed come before those that only have the words; the order of
 * the list decides the rest.
 */
function complete(
  prefix: string,
  limit: number,
  candidates: readonly Candidate[],
): readonly string[] {
  const typed = wordsOf(prefix.slice(0, 200));
  const starting: string[] = [];
  const holding: string[] = [];
  for (const { text, words } of candidates) {
    if (typed.every((word, i) => words[i]?.startsWith(word) === true)) starting.push(text);
    else if (typed.every((word) => words.some((w) => w.startsWith(word)))) holding.push(text);
  }
  return [
    ...starting.sort((a, b) => wholeWords(b, typed) - wholeWords(a, typed)),
    ...holding,
  ].slice(0, limit);
}

/** Words that were typed to their end go before those that are only begun: `pi 1` before `pi 1.2`. */
function wholeWords(text: string, typed: readonly string[]): number {
  const words = wordsOf(text);
  return typed.slice(0, -1).filter((word, i) => words[i] === word).length;
}
