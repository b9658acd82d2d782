/** The same questions asked of other search libraries: how long they take, and how often the right note comes first. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { AnswerEngine } from '../src/engine/answer-engine.js';
import { createNoteMaker } from './generate-notes.js';
import { latencyOf } from './latency.js';
import { winkSearch } from './wink-peer.js';

/** A peer that takes long is asked few questions: they tell. */
const FEW = 4;
const SOME = 100;

interface Document {
  readonly id: number;
  readonly text: string;
}

/** A library with its settings: gives the text of the note that it puts first. */
interface Peer {
  readonly name: string;
  readonly most: number;
  readonly first: (question: string) => string | undefined;
}

/**
 * Prints medians, percentiles, and by what factor the engine is faster, in processor time.
 * @param size how many notes; they are the same as the engine's
 * @param sample the text of the note that each question was drawn from
 */
export function measurePeers(
  size: number,
  sample: readonly string[],
  clean: readonly string[],
  typo: readonly string[],
  engine: AnswerEngine,
): void {
  const maker = createNoteMaker(size);
  const notes = Array.from({ length: size }, (_, id) => ({ id, text: maker.text() }));
  const own: Peer = {
    name: 'Quaymaster',
    most: clean.length,
    first: (question) => engine.ask(question).passages[0]?.note.topic,
  };
  console.log('\n| | questions | median ms | p99 ms | median ms of processor | × ours | first |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [kind, questions] of [
    ['clean', clean],
    ['typos', typo],
  ] as const) {
    let ours = 0;
    for (const peer of [own, ...peersOf(notes)]) {
      const { name, most, first } = peer;
      const asked = questions.slice(0, most);
      const { median, p99, cpuMedian } = latencyOf(asked, first);
      const right = asked.filter((question, at) => first(question) === sample[at]).length;
      if (peer === own) ours = cpuMedian;
      console.log(
        `| ${name}, ${kind} | ${asked.length} | ${median.toFixed(2)} | ${p99.toFixed(2)} | ${cpuMedian.toFixed(2)} | ${(cpuMedian / ours).toFixed(0)} | ${((100 * right) / asked.length).toFixed(1)} % |`,
      );
    }
  }
}

function* peersOf(notes: readonly Document[]): Generator<Peer> {
  const mini = new MiniSearch<Document>({ fields: ['text'], storeFields: ['text'] });
  mini.addAll(notes);
  for (const [name, fuzzy] of [
    ['MiniSearch, exact', false],
    ['MiniSearch, fuzzy 0.2', 0.2],
  ] as const)
    yield {
      name,
      most: SOME,
      first: (question) => mini.search(question, { fuzzy })[0]?.['text'] as string | undefined,
    };
  const wink = winkSearch(
    notes.map(({ text }) => ({ text })),
    { text: 1 },
  );
  yield {
    name: 'wink BM25, exact',
    most: SOME,
    first: (question) => notes[wink(question, 1)[0]?.at ?? -1]?.text,
  };
  for (const [name, useTokenSearch] of [
    ['fuse.js, token search', true],
    ['fuse.js, default', false],
  ] as const) {
    const fuse = new Fuse(notes, { keys: ['text'], useTokenSearch, ignoreLocation: true });
    yield {
      name,
      most: FEW,
      first: (question) => fuse.search(question, { limit: 1 })[0]?.item.text,
    };
  }
}
