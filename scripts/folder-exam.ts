/**
 * Exams that folders of notes make of themselves: a heading that is hidden must still find its text; what was taken out
 * is not covered, though its neighbours are near; another folder's question is far.
 */
import { shippedWords } from '../src/app/engine-data.js';
import { passagesOf, type Note } from '../src/core/note.js';
import { entriesOfNote, type Entry } from '../src/engine/index/units.js';
import { FIELD, type UnitSource } from '../src/engine/index/unit-source.js';
import {
  languageOf,
  pick,
  questionOf,
  type Form,
  type Neighbours,
  type Section,
} from './question-forms.js';
import { shuffled } from './shuffled.js';

const WORDS = shippedWords();
const { tokenize } = WORDS;

/** An entry of a folder, with what it says. */
export interface ExamEntry extends Section {
  readonly id: string;
  readonly note: string;
  readonly opening: number;
  readonly depth: readonly string[];
  readonly units: readonly UnitSource[];
}

/** A folder to make exams of. */
export interface ExamFolder {
  readonly name: string;
  readonly language: string | undefined;
  readonly entries: readonly ExamEntry[];
}

/** A question with the entries that answer it. */
export interface ExamQuestion {
  readonly question: string;
  readonly kind: string;
  readonly answers: readonly string[];
}

/** Entries to be indexed, and questions to ask of them. */
export interface Exam {
  readonly name: string;
  readonly entries: readonly ExamEntry[];
  readonly questions: readonly ExamQuestion[];
}

/** How many questions of each kind an exam asks at most. */
export interface ExamSize {
  readonly kept: number;
  readonly hidden: number;
  readonly taken: number;
  readonly far: number;
  readonly chatter: number;
}

const FORMS: readonly Form[] = [
  'short',
  'wrapped',
  'wrapped',
  'mixed',
  'mixed',
  'text',
  'keywords',
];
const HIDDEN_FORMS: readonly Form[] = ['heading', 'heading', 'short', 'wrapped', 'mixed', 'text'];
const LEAST_TEXT = 5;

/** Reads a folder's notes into entries. */
export function examFolder(name: string, notes: readonly Note[]): ExamFolder {
  const entries = notes.flatMap((note) => {
    const passages = passagesOf(note);
    return entriesOfNote(note, WORDS).map((entry): ExamEntry => {
      const opening = passages[entry.opening]!;
      return {
        id: `${note.id}#${entry.opening}`,
        note: note.id,
        opening: entry.opening,
        depth: opening.path,
        heading: entry.opening === 0 ? note.topic : opening.text,
        text: textOf(entry, passages),
        units: entry.units,
      };
    });
  });
  return { name, language: languageOf(entries.map(({ text }) => text)), entries };
}

function textOf({ units, opening }: Entry, passages: readonly { text: string }[]): string {
  const places = new Set(units.map(({ passage }) => passage).filter((at) => at !== opening));
  return [...places].map((at) => passages[at]?.text ?? '').join('\n');
}

/** The exams of one folder: as it is, with headings hidden, and with sections taken out. */
export function examsOf(
  folder: ExamFolder,
  others: readonly ExamFolder[],
  everyday: { readonly chatter: readonly string[]; readonly questions: readonly string[] },
  size: ExamSize,
  random: () => number,
  neighbours: Neighbours,
): Exam[] {
  const { entries, language, name } = folder;
  const times = countsOf(entries.map(({ heading }) => plain(heading)));
  const usable = entries.filter(
    ({ heading, text }) =>
      tokenize(text).length >= LEAST_TEXT && heading.length < 160 && tokenize(heading).length > 0,
  );
  const asked = (entry: ExamEntry, forms: readonly Form[]): string | undefined => {
    // "Usage" alone asks for nothing: with what stands above, it does.
    const above = entry.depth.at(-2) ?? '';
    const common = (times.get(plain(entry.heading)) ?? 0) > 1 || entry.heading.length < 4;
    const heading = common ? `${above} ${entry.heading}` : entry.heading;
    if (common && above === '') return undefined;
    return questionOf(
      { heading, text: entry.text },
      pick(forms, random),
      language,
      random,
      neighbours,
    );
  };
  const ask = (of: readonly ExamEntry[], forms: readonly Form[], kind: string, covered: boolean) =>
    of.flatMap((entry): ExamQuestion[] => {
      const question = asked(entry, forms);
      if (question === undefined) return [];
      return [{ question, kind, answers: covered ? sameAs(entry, entries) : [] }];
    });
  const mixed = shuffled(usable, random);
  const kept = mixed.slice(0, size.kept);
  const far = Array.from({ length: size.far }, (_, at): ExamQuestion | undefined => {
    const from = others.length === 0 || at % 2 === 0 ? undefined : pick(others, random);
    if (from === undefined)
      return { question: pick(everyday.questions, random), kind: 'everyday', answers: [] };
    const entry = pick(from.entries, random);
    const question = questionOf(entry, pick(FORMS, random), from.language, random, neighbours);
    return question === undefined ? undefined : { question, kind: 'far', answers: [] };
  }).filter((one) => one !== undefined);
  const chatter = Array.from({ length: size.chatter }, () => ({
    question: pick(everyday.chatter, random),
    kind: 'chatter',
    answers: [],
  }));
  const hidden = mixed.slice(size.kept, size.kept + size.hidden);
  const taken = mixed.slice(-Math.min(size.taken, Math.ceil(usable.length / 4)));
  return [
    { name, entries, questions: [...ask(kept, FORMS, 'kept', true), ...far, ...chatter] },
    {
      name,
      entries: withoutHeadings(entries, new Set(hidden.map(({ id }) => id))),
      questions: ask(hidden, HIDDEN_FORMS, 'hidden', true),
    },
    {
      name,
      entries: withoutThese(entries, taken),
      questions: [
        ...ask(taken, FORMS, 'taken', false),
        ...ask(mixed.slice(0, Math.ceil(taken.length / 2)), FORMS, 'kept', true),
      ],
    },
  ];
}

/** A folder of a few of another's notes, as somebody keeps who has just begun. */
export function smallFolder(folder: ExamFolder, entries: number, random: () => number): ExamFolder {
  const notes = shuffled([...new Set(folder.entries.map(({ note }) => note))], random);
  const kept: ExamEntry[] = [];
  for (const note of notes) {
    if (kept.length >= entries) break;
    const own = folder.entries.filter((entry) => entry.note === note);
    const from = own.length <= entries ? 0 : Math.floor(random() * (own.length - entries));
    kept.push(...own.slice(from, from + entries));
  }
  return { ...folder, name: `${folder.name}~${entries}`, entries: kept };
}

/** The entry itself and those that say the same under the same heading. */
export function sameAs(entry: ExamEntry, entries: readonly ExamEntry[]): string[] {
  return entries
    .filter(
      (other) =>
        other.id === entry.id || (other.heading === entry.heading && other.text === entry.text),
    )
    .map(({ id }) => id);
}

function withoutHeadings(entries: readonly ExamEntry[], hidden: ReadonlySet<string>): ExamEntry[] {
  const steps = new Map<string, Set<string>>();
  for (const { id, note, heading } of entries)
    if (hidden.has(id)) {
      const words = steps.get(note) ?? new Set<string>();
      tokenize(heading).forEach((word) => words.add(word));
      steps.set(note, words);
    }
  return entries.map((entry) => {
    const words = steps.get(entry.note);
    if (words === undefined) return entry;
    const units = entry.units.map((unit) => {
      if (unit.field === FIELD.text || (unit.field !== FIELD.path && !hidden.has(entry.id)))
        return unit;
      return unit.field === FIELD.path
        ? { ...unit, words: unit.words.filter((word) => !words.has(word)) }
        : { ...unit, words: [] };
    });
    return { ...entry, units };
  });
}

/** Entries without some of them, what stands below these, and what says the same. */
export function withoutThese(
  entries: readonly ExamEntry[],
  taken: readonly ExamEntry[],
): ExamEntry[] {
  return entries.filter(
    (entry) =>
      !taken.some(
        (gone) =>
          (gone.heading === entry.heading && gone.text === entry.text) ||
          (gone.note === entry.note &&
            gone.depth.length < entry.depth.length &&
            gone.depth.every((step, at) => step === entry.depth[at])),
      ),
  );
}

function countsOf(of: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

const plain = (text: string): string => text.toLowerCase().trim();
