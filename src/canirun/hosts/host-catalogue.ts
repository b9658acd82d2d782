/** The host catalogue: recognises descriptions and completes half-typed ones. */
import type { HostCatalogue, HostRecognition, Understood } from '../host.js';
import { cleanText, readAtoms, type Atom } from './atoms.js';
import { buildHosts } from './build-hosts.js';
import { createCompletion } from './complete-host.js';
import { collectClues, wordsOf, type Clues } from './clues.js';
import type { HostData } from './host-data.js';
import { machineName } from './host-name.js';
import { createLexicon, type Entry, type Lexicon } from './lexicon.js';
import { findMentions, mendAtoms } from './mentions.js';
import { describePaste } from './pasted/paste.js';

/**
 * Creates the catalogue.
 * @param data - its validated data
 * @throws UserError when a phrase of the data can't be read
 */
export function createHostCatalogue(data: HostData): HostCatalogue {
  const lexicon = createLexicon(data);
  return {
    recognise: (description) => recognise(description, lexicon),
    complete: createCompletion(data),
  };
}

function recognise(description: string, lexicon: Lexicon): HostRecognition {
  const typed = cleanText(description);
  const text = describePaste(typed) ?? typed;
  const atoms = mendAtoms(readAtoms(text), lexicon);
  const mentions = findMentions(atoms, lexicon);
  const clues = collectClues(text, atoms, mentions, lexicon.systems);
  return {
    text: description.trim(),
    ...buildHosts(clues, lexicon),
    understood: sayBack(clues),
    ignored: ignoredWords(clues),
  };
}

function sayBack(clues: Clues): readonly Understood[] {
  const said = clues.mentions.flatMap((mention, i) => {
    const meaning = meaningOf(clues, mention.entries);
    if (meaning === undefined) return [];
    const isMac = mention.entries.some(
      (e) => e.kind === 'machine' && e.machine.generations !== undefined,
    );
    const years = isMac ? clues.numbers.years.map(String) : [];
    const numbers = [...(clues.numbers.ofMention.get(i) ?? []), ...years];
    return [
      {
        words: [wordsOf(clues, i), ...numbers].join(' '),
        meaning: [meaning, ...numbers].join(' '),
      },
    ];
  });
  const { memory } = clues.numbers;
  if (memory === undefined) return said;
  const amount = `${Number((memory / 2 ** 30).toFixed(1))} GB`;
  return [...said, { words: amount, meaning: `${amount} of memory` }];
}

function meaningOf(clues: Clues, entries: readonly Entry[]): string | undefined {
  const [entry] = entries;
  switch (entry?.kind) {
    case 'system':
      return entry.system.name;
    case 'release': {
      const { name, id } = entry.system;
      const { label, version, feature } = entry.release;
      return [name, label ?? version, id === 'windows' ? feature : undefined]
        .filter(Boolean)
        .join(' ');
    }
    case 'machine':
      return machineName(clues, entry.machine) || undefined;
    case 'cpu':
      return entry.cpu.name;
    case 'tool':
      return entry.tool.name;
    case 'gpu':
      return entry.gpu.name;
    case 'claim':
      return entry.claim.means;
    case 'noise':
    case undefined:
      return undefined;
  }
}

/** Words that belong to no mention, as typed, each once. */
function ignoredWords(clues: Clues): readonly string[] {
  const known = new Set<number>(clues.numbers.used);
  for (const mention of clues.mentions) {
    for (let at = mention.from; at < mention.to; at += 1) known.add(at);
  }
  const words: string[] = [];
  let run: Atom[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined)
      words.push(clues.text.slice(first.start, last.end));
    run = [];
  };
  clues.atoms.forEach((atom, at) => {
    if (atom.join === 'space' || atom.join === 'break' || known.has(at)) flush();
    if (!known.has(at)) run.push(atom);
  });
  flush();
  return [...new Set(words)].slice(0, 20);
}
