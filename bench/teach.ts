/**
 * How well the topic is right that is proposed for an answer: each question of the folders with the words of the line
 * that answers it, once with that line in the notes and once without (as when somebody has just written it in a chat);
 * a peer beside it.
 *
 *     npm run bench:teach -- --data DIR [--set NAME] [--verbose]
 *
 * DIR holds `questions.jsonl` and a folder a collection (see folder-questions.ts).
 */
import MiniSearch from 'minisearch';
import { newEngine } from '../src/app/engine-data.js';
import { proposeTopics, type Offered } from '../src/bot/saving/propose-topic.js';
import { passagesOf, type Note, type Passage } from '../src/core/note.js';
import { isAmong, readCollections, type Collection } from './folder-questions.js';

/** A question with its answer, the note that it belongs to, and the notes as they are when it is offered. */
interface Case {
  readonly offered: Offered;
  readonly right: Note;
  readonly notes: readonly Note[];
}

/** Ids of the notes that were proposed, best first, and how sure the first is. */
interface Proposed {
  readonly ids: readonly string[];
  readonly confidence: number;
}

async function main(): Promise<void> {
  const directory = option('--data');
  if (directory === undefined) throw new Error('Say where the folders are: --data DIR.');
  const collections = await readCollections(directory, option('--set'));
  const kinds = [
    ['the line is in the notes', collections.flatMap((one) => casesOf(one, false))],
    ['the line is not there yet', collections.flatMap((one) => casesOf(one, true))],
  ] as const;
  for (const [kind, cases] of kinds) {
    console.log(`\n${kind}: ${cases.length} answers`);
    console.log('| | right first | among three |\n| --- | --- | --- |');
    print('Quaymaster', cases, ours);
    print('MiniSearch', cases, peers);
  }
}

function casesOf({ notes, questions }: Collection, hidden: boolean): Case[] {
  return questions.flatMap(({ question, lines }): Case[] => {
    const found = notes.flatMap((note) =>
      passagesOf(note).flatMap((passage) =>
        isAmong(passage.source, lines) ? [{ note, passage }] : [],
      ),
    )[0];
    if (found === undefined) return [];
    const { note, passage } = found;
    const text = passagesOf({ ...note, root: passage })
      .map((one) => one.text)
      .join('\n');
    const offered = { question, text };
    if (!hidden) return [{ offered, right: note, notes }];
    // A note that is nothing but this line has no other by which it could be known.
    if (passage.id === note.root.id) return [];
    const right = { ...note, root: without(note.root, passage.id) };
    return [{ offered, right, notes: notes.map((one) => (one.id === note.id ? right : one)) }];
  });
}

function without(passage: Passage, id: string): Passage {
  const children = passage.children.filter((child) => child.id !== id);
  return { ...passage, children: children.map((child) => without(child, id)) };
}

function print(name: string, cases: readonly Case[], propose: (one: Case) => Proposed): void {
  let [first, three] = [0, 0];
  for (const one of cases) {
    const { ids, confidence } = propose(one);
    if (ids[0] === one.right.id) first++;
    else if (process.argv.includes('--verbose'))
      console.error(
        [name, confidence.toFixed(2), one.offered.question, one.right.topic].join(' | '),
      );
    if (ids.slice(0, 3).includes(one.right.id)) three++;
  }
  const share = (count: number): string =>
    `${count} (${((100 * count) / Math.max(1, cases.length)).toFixed(0)} %)`;
  console.log(`| ${name} | ${share(first)} | ${share(three)} |`);
}

let known: {
  readonly notes: readonly Note[];
  readonly engine: ReturnType<typeof newEngine>;
} | null = null;

function ours({ offered, notes }: Case): Proposed {
  if (known?.notes !== notes) {
    const engine = newEngine();
    engine.update([], notes);
    known = { notes, engine };
  }
  const { topics } = proposeTopics(offered, known.engine);
  return { ids: topics.map(({ note }) => note.id), confidence: topics[0]?.confidence ?? 0 };
}

/** As its documentation recommends for questions; the question and the answer together. */
function peers({ offered: { question, text }, notes }: Case): Proposed {
  const mini = new MiniSearch<{ id: string; topic: string; text: string }>({
    fields: ['topic', 'text'],
    searchOptions: { fuzzy: 0.2, prefix: (term) => term.length > 4, boost: { topic: 1.5 } },
  });
  mini.addAll(
    notes.map((note) => ({
      id: note.id,
      topic: note.topic,
      text: [...note.questions, ...passagesOf(note).map((one) => one.text)].join('\n'),
    })),
  );
  const found = mini.search(`${question} ${text}`);
  return { ids: found.map(({ id }) => id as string), confidence: found[0]?.score ?? 0 };
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

await main();
