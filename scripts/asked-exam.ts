/**
 * Exams of questions as people type them (asked.yaml): of the folder as it is, of the folder without what they ask for,
 * and of a few sections of it, as somebody keeps who has just begun.
 */
import { shuffled } from './shuffled.js';
import { sameAs, withoutThese, type Exam, type ExamEntry, type ExamFolder } from './folder-exam.js';

/** The questions of one folder. */
export interface Asked {
  /** By question: the heading that it should find, or that and the one above it. */
  readonly covered: Readonly<Record<string, string>>;
  readonly uncovered: readonly string[];
}

/** Other folders' questions that are asked of a folder, too. */
const FAR = 12;
/** Sections of a small folder that nobody asks for, once and up to twice. */
const BESIDES = 20;

/**
 * The exams.
 * @param far questions of other folders
 * @throws Error when a heading is not in the folder
 */
export function askedExams(
  folder: ExamFolder,
  asked: Asked,
  far: readonly string[],
  random: () => number,
): Exam[] {
  const { entries, name } = folder;
  const covered = Object.entries(asked.covered).map(([question, heading]) => {
    const found = entries.filter((entry) => isHeaded(entry, heading));
    if (found[0] === undefined) throw new Error(`${name} has no heading “${heading}”.`);
    return { question, entry: found[0], answers: found.flatMap((one) => sameAs(one, entries)) };
  });
  const strange = [
    ...asked.uncovered.map((question) => ({ question, kind: 'asked-none', answers: [] })),
    ...shuffled(far, random)
      .slice(0, FAR)
      .map((question) => ({ question, kind: 'asked-far', answers: [] })),
  ];
  const found = covered.map(({ question, answers }) => ({ question, kind: 'asked', answers }));
  const missed = covered.map(({ question }) => ({ question, kind: 'asked-taken', answers: [] }));
  const mixed = shuffled(covered, random);
  const half = Math.ceil(mixed.length / 2);
  const small = smallPart(
    entries,
    mixed.slice(0, half).flatMap(({ answers }) => answers),
    mixed.flatMap(({ answers }) => answers),
    random,
  );
  const askedOf = (some: readonly { question: string }[]): ReadonlySet<string> =>
    new Set(some.map(({ question }) => question));
  const [kept, gone] = [askedOf(mixed.slice(0, half)), askedOf(mixed.slice(half))];
  return [
    { name, entries, questions: [...found, ...strange] },
    {
      name,
      entries: withoutThese(
        entries,
        covered.map(({ entry }) => entry),
      ),
      questions: missed,
    },
    {
      name: `${name}~${small.length}`,
      entries: small,
      questions: [
        ...found.filter(({ question }) => kept.has(question)),
        ...missed.filter(({ question }) => gone.has(question)),
        ...strange,
      ],
    },
  ];
}

function isHeaded({ heading, depth }: ExamEntry, wanted: string): boolean {
  return heading === wanted || `${depth.at(-2) ?? ''} › ${heading}` === wanted;
}

/** Some entries and a few that nobody asks for, in their order. */
function smallPart(
  entries: readonly ExamEntry[],
  kept: readonly string[],
  asked: readonly string[],
  random: () => number,
): ExamEntry[] {
  const others = shuffled(
    entries.filter(({ id }) => !asked.includes(id)),
    random,
  ).slice(0, BESIDES + Math.floor(random() * BESIDES));
  return entries.filter((entry) => kept.includes(entry.id) || others.includes(entry));
}
