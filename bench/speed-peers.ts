/** The same questions asked of other search libraries. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createNoteMaker } from './generate-notes.js';
import { latencyOf } from './speed.js';

/** fuse.js takes about a second for a question at 10,000 notes: a few questions tell. */
const FUSE_QUESTIONS = 10;

/** Prints median and 99th percentile of the peers on the same notes. */
export function measurePeers(
  size: number,
  clean: readonly string[],
  typo: readonly string[],
): void {
  const maker = createNoteMaker(size);
  const notes = Array.from({ length: size }, (_, id) => ({ id, text: maker.text() }));
  const mini = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2 } });
  mini.addAll(notes);
  const exact = { fuzzy: false };
  const fuse = new Fuse(notes, { keys: ['text'], includeScore: true });
  const peers: [string, readonly string[], (question: string) => unknown][] = [
    ['MiniSearch exact, clean', clean, (question) => mini.search(question, exact)],
    ['MiniSearch fuzzy 0.2, clean', clean, (question) => mini.search(question)],
    ['MiniSearch fuzzy 0.2, typos', typo, (question) => mini.search(question)],
    ['fuse.js default, clean', clean.slice(0, FUSE_QUESTIONS), (question) => fuse.search(question)],
  ];
  for (const [name, questions, search] of peers) {
    const { median, p99 } = latencyOf(questions, search);
    console.log(`| ${name} | median ${median.toFixed(2)} ms | p99 ${p99.toFixed(2)} ms |`);
  }
}
