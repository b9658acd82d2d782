/**
 * Describes what the ranker and the confidence are trained on: the questions of sets, and the exams that folders of
 * notes make of themselves.
 *
 *     npx tsx scripts/describe.ts SETS FOLDERS OUT
 *
 * SETS holds a folder a set (bench/retrieval-sets.ts), FOLDERS a folder of notes each, of every shape; OUT is the file
 * to write, to be read by train.ts and cross-validate.ts. Deterministic.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSets, type LabelledQuestion } from '../bench/retrieval-sets.js';
import { seeded } from '../bench/seeded.js';
import { shippedWords, wordVectors } from '../src/app/engine-data.js';
import { entriesOfNote } from '../src/engine/index/units.js';
import type { WordVectors } from '../src/engine/words/word-vectors.js';
import { NotesFolder } from '../src/notes/disk/notes-folder.js';
import { askedExams, type Asked } from './asked-exam.js';
import { kept, writeGroups, type DescribedGroup } from './described-groups.js';
import { examFolder, examsOf, smallFolder, type ExamFolder } from './folder-exam.js';
import { setsOfLines } from './lines-as-questions.js';
import { nearWords } from './near-words.js';
import { describing } from './training-data.js';

/** Questions of a folder as it is, and of each of the small folders cut out of it. */
const WHOLE = { kept: 24, hidden: 14, taken: 12, far: 10, chatter: 12 };
const SMALL = { kept: 8, hidden: 5, taken: 5, far: 6, chatter: 6 };
/** How many entries the small folders have, once and up to twice. */
const SMALL_SIZES = [12, 40];
/** Questions of a set, and of its own lines, spread evenly. */
const MOST_OF_SET = 500;
const MOST_OF_LINES = 80;

async function main(setsFolder: string, foldersFolder: string, out: string): Promise<void> {
  const vectors = wordVectors();
  const groups = [
    ...(await groupsOfFolders(foldersFolder, vectors)),
    ...groupsOfSets(setsFolder, vectors),
  ];
  writeGroups(out, groups);
}

async function groupsOfFolders(directory: string, vectors: WordVectors): Promise<DescribedGroup[]> {
  const folders: ExamFolder[] = [];
  for (const name of readdirSync(directory).sort()) {
    const folder = await NotesFolder.load([join(directory, name)]);
    folders.push(examFolder(name, folder.notes()));
  }
  const everyday = parse(readFileSync('scripts/everyday.yaml', 'utf8')) as {
    chatter: string[];
    questions: string[];
  };
  const asked = parse(readFileSync('scripts/asked.yaml', 'utf8')) as Record<string, Asked>;
  const random = seeded(5);
  const near = nearWords(vectors);
  return folders.flatMap((folder) => {
    const others = folders.filter((other) => other !== folder);
    const whole = examsOf(folder, others, everyday, WHOLE, random, near);
    const small = SMALL_SIZES.flatMap((entries) => {
      const part = smallFolder(folder, entries + Math.floor(random() * entries), random);
      return examsOf(part, others, everyday, SMALL, random, near);
    });
    const own = asked[folder.name];
    const far = Object.entries(asked).flatMap(([name, { covered }]) =>
      name === folder.name ? [] : Object.keys(covered),
    );
    const people = own === undefined ? [] : askedExams(folder, own, far, random);
    console.error(folder.name, folder.entries.length);
    return [...whole, ...small, ...people].flatMap((exam) => {
      if (exam.questions.length === 0) return [];
      const { groupOf } = describing(exam.entries, vectors);
      return exam.questions.map((question) =>
        kept(
          exam.name,
          groupOf(question, ({ id }) => id),
          vectors,
        ),
      );
    });
  });
}

function groupsOfSets(directory: string, vectors: WordVectors): DescribedGroup[] {
  return readSets(directory).flatMap((set) =>
    [
      { ...set, kind: 'set', most: MOST_OF_SET },
      ...setsOfLines(set).map((lines) => ({ ...lines, kind: 'line', most: MOST_OF_LINES })),
    ].flatMap(({ notes, clean, typo, kind, most }) => {
      const { groupOf } = describing(
        notes.flatMap((note) =>
          entriesOfNote(note, shippedWords()).map(({ opening, units }) => ({
            id: `${note.id}#${opening}`,
            note: note.id,
            opening,
            units,
          })),
        ),
        vectors,
      );
      return [
        ...spread(clean, most).map((question) => ({ ...question, kind })),
        ...spread(typo, most).map((question) => ({ ...question, kind: `${kind}-typo` })),
      ].map((question) =>
        kept(
          `set:${set.name}`,
          groupOf(question, ({ note }) => note),
          vectors,
        ),
      );
    }),
  );
}

/** At most so many, spread evenly. */
function spread(questions: readonly LabelledQuestion[], most: number): LabelledQuestion[] {
  const step = Math.max(1, questions.length / most);
  return Array.from(
    { length: Math.floor(questions.length / step) },
    (_, at) => questions[Math.floor(at * step)]!,
  );
}

const [, , sets = '', folders = '', out = ''] = process.argv;
await main(sets, folders, out);
