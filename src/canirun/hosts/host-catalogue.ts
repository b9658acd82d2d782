/** The host catalogue: recognises descriptions and completes half-typed ones. */
import type { HostCatalogue, HostRecognition, Understood } from '../host.js';
import { cleanText, readAtoms, type Atom } from './atoms.js';
import { buildHosts } from './build-hosts.js';
import { createCompletion } from './complete-host.js';
import { collectClues, wordsOf, type Clues } from './clues.js';
import type { HostData } from './host-data.js';
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
  return clues.mentions.flatMap((mention, i) => {
    const meaning = meaningOf(mention.entries);
    if (meaning === undefined) return [];
    const numbers = clues.numbers.ofMention.get(i) ?? [];
    return [
      {
        words: [wordsOf(clues, i), ...numbers].join(' '),
        meaning: [meaning, ...numbers].join(' '),
      },
    ];
  });
}

function meaningOf(entries: readonly Entry[]): string | undefined {
  const [entry] = entries;
  switch (entry?.kind) {
    case 'system':
      return entry.system.name;
    case 'release':
      return [
        entry.system.name,
        entry.release.label ?? entry.release.version,
        entry.release.feature,
      ]
        .filter(Boolean)
        .join(' ');
    case 'machine':
      return entry.machine.name.replace(/ ?\{model\}/, '') || undefined;
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
