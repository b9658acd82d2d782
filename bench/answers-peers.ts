/** Other search libraries behind one interface, each as its documentation recommends for questions. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Outcome } from './answers-metrics.js';
import { passagesOf, type Note } from '../src/core/note.js';
import { winkSearch } from './wink-peer.js';

/** Finds notes for a question. */
export type Searcher = (question: string) => Omit<Outcome, 'answers'>;

/** The peers, by name, over the same notes. */
export function peersOf(notes: readonly Note[]): [string, Searcher][] {
  const documents = notes.map((note) => ({
    id: note.id,
    topic: note.topic,
    text: [
      ...note.questions,
      ...passagesOf(note)
        .slice(1)
        .map(({ text }) => text),
    ].join('\n'),
  }));
  return [
    ['fuse.js default', fuseDefault(documents)],
    ['fuse.js a word', fuseByWord(documents)],
    ['MiniSearch', miniSearch(documents)],
    ['wink BM25', wink(documents)],
  ];
}

interface Document {
  readonly id: string;
  readonly topic: string;
  readonly text: string;
}

function fuseDefault(documents: readonly Document[]): Searcher {
  const fuse = new Fuse(documents, {
    keys: ['topic', 'text'],
    includeScore: true,
    ignoreLocation: true,
  });
  return (question) => {
    const found = fuse.search(question, { limit: 3 });
    return { ids: found.map(({ item }) => item.id), confidence: 1 - (found[0]?.score ?? 1) };
  };
}

/** One search a word of four letters or more; a note's score is the sum of how well each word fits. */
function fuseByWord(documents: readonly Document[]): Searcher {
  const fuse = new Fuse(documents, {
    keys: ['topic', 'text'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.3,
  });
  return (question) => {
    const sums = new Map<string, number>();
    for (const word of question.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []) {
      const found = fuse.search(word);
      const rarity = Math.log(1 + documents.length / (1 + found.length));
      for (const { item, score = 1 } of found)
        sums.set(item.id, (sums.get(item.id) ?? 0) + rarity * (1 - score));
    }
    const best = [...sums].sort((a, b) => b[1] - a[1]);
    return {
      ids: best.slice(0, 3).map(([id]) => id),
      confidence: 1 - Math.exp(-(best[0]?.[1] ?? 0) / 5),
    };
  };
}

function miniSearch(documents: readonly Document[]): Searcher {
  const mini = new MiniSearch<Document>({
    fields: ['topic', 'text'],
    searchOptions: { fuzzy: 0.2, prefix: (term) => term.length > 4, boost: { topic: 1.5 } },
  });
  mini.addAll(documents);
  return (question) => {
    const found = mini.search(question).slice(0, 3);
    return {
      ids: found.map(({ id }) => String(id)),
      confidence: 1 - Math.exp(-(found[0]?.score ?? 0) / 30),
    };
  };
}

function wink(documents: readonly Document[]): Searcher {
  const search = winkSearch(
    documents.map(({ topic, text }) => ({ topic, text })),
    { topic: 1.5, text: 1 },
  );
  return (question) => {
    const found = search(question, 3);
    return {
      ids: found.map(({ at }) => documents[at]?.id ?? ''),
      confidence: 1 - Math.exp(-(found[0]?.score ?? 0) / 10),
    };
  };
}
