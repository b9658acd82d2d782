/**
 * QnA Maker's tables, and those of its successor, custom question answering: one row a way to ask, rows of one `QnaId` being
 * one pair (Microsoft Learn, "Format guidelines for imported documents and URLs" and "Export and import a knowledge base",
 * read November 2026).
 */
import { z } from 'zod';
import type { NoteProblem } from '../../core/note.js';
import { readJson } from '../../core/text/bounded-json.js';
import type { CsvRow } from '../formats/records/csv-rows.js';

/** One answer with all ways to ask for it. */
export interface QnaPair {
  readonly questions: readonly string[];
  /** Markdown. */
  readonly answer: string;
  /** Address or file that it was made from; empty for what was written there. */
  readonly source: string;
  readonly keywords: readonly string[];
  /** Pairs that are only meant behind this one. */
  readonly followUps: readonly QnaPair[];
}

/** What a table holds. */
export interface QnaTable {
  readonly pairs: readonly QnaPair[];
  readonly problems: readonly NoteProblem[];
}

/** A pair while its rows are gathered. */
interface Gathered {
  readonly line: number;
  readonly questions: string[];
  readonly answer: string;
  readonly source: string;
  readonly keywords: Set<string>;
  isContextOnly: boolean;
  readonly prompts: Set<string>;
  readonly followUps: Gathered[];
}

/** What only these tables have beside question and answer. */
const OWN_COLUMNS = ['qnaid', 'metadata', 'suggestedquestions', 'iscontextonly', 'prompts'];

/** What stands in `Source` for pairs that were written by hand. */
const BY_HAND = /^(?:editorial|custom editorial)$/i;

/**
 * Reads the rows of a table, its head first.
 * @returns `null` where the head is none of QnA Maker's
 */
export function readQnaTable(file: string, [head, ...rows]: readonly CsvRow[]): QnaTable | null {
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase().replace(/[\s_-]+/g, ''));
  const isOurs = names.includes('question') && names.includes('answer');
  if (!isOurs || !OWN_COLUMNS.some((name) => names.includes(name))) return null;
  const problems: NoteProblem[] = [];
  const pairs = new Map<string, Gathered>();
  let suggested = 0;
  for (const row of rows) {
    const cell = (name: string): string => (row.cells[names.indexOf(name)] ?? '').trim();
    const [question, answer] = [cell('question'), unescaped(cell('answer'))];
    suggested += suggestionsIn(cell('suggestedquestions'));
    if (question === '' || answer === '') {
      problems.push(halfRow(file, row.line, question === '' ? 'question' : 'answer'));
      continue;
    }
    const key = cell('qnaid') === '' ? `${cell('source')}\n${answer}` : cell('qnaid');
    const pair = pairs.get(key) ?? started(row.line, answer, cell('source'));
    pairs.set(key, pair);
    if (!pair.questions.includes(question)) pair.questions.push(question);
    for (const word of keywordsIn(cell('metadata'))) pair.keywords.add(word);
    for (const id of promptsIn(cell('prompts'))) pair.prompts.add(id);
    pair.isContextOnly ||= /^true$/i.test(cell('iscontextonly'));
    if (pair.answer !== answer) problems.push(otherAnswer(file, row.line));
  }
  if (suggested > 0) problems.push(notAccepted(file, suggested));
  const top = withFollowUps(file, pairs, problems);
  return { pairs: top.map(finished), problems };
}

function started(line: number, answer: string, source: string): Gathered {
  return {
    line,
    questions: [],
    answer,
    source: BY_HAND.test(source) ? '' : source,
    keywords: new Set(),
    isContextOnly: false,
    prompts: new Set(),
    followUps: [],
  };
}

function finished({ questions, answer, source, keywords, followUps }: Gathered): QnaPair {
  const below = followUps.map(finished);
  return { questions, answer, source, keywords: [...keywords], followUps: below };
}

/** Puts each pair that only follows another below the first that leads to it. */
function withFollowUps(
  file: string,
  pairs: ReadonlyMap<string, Gathered>,
  problems: NoteProblem[],
): Gathered[] {
  const placed = new Set<Gathered>();
  for (const pair of pairs.values()) {
    for (const id of pair.prompts) {
      const next = pairs.get(id);
      if (next === undefined || !next.isContextOnly || placed.has(next) || next === pair) continue;
      // One step deep: what follows a follow-up stands beside it, so that no circle of prompts loses its pairs.
      if (pair.isContextOnly) continue;
      pair.followUps.push(next);
      placed.add(next);
    }
  }
  const top = [...pairs.values()].filter((pair) => !placed.has(pair));
  for (const pair of top) if (pair.isContextOnly) problems.push(withoutContext(file, pair));
  return top;
}

/**
 * Line breaks are written `\n` in these tables. In a path (`C:\new`, `\\server\new`) they are none.
 */
function unescaped(answer: string): string {
  return answer.replace(/\S+/g, (word) =>
    word.includes(':\\') || word.startsWith('\\\\') ? word : word.replaceAll('\\n', '\n'),
  );
}

/** `category:wifi|os:windows`: the values are words that the pair is found by. */
function keywordsIn(metadata: string): string[] {
  return metadata
    .split('|')
    .map((one) => one.slice(one.indexOf(':') + 1).trim())
    .filter((word) => word !== '');
}

const Prompts = z.array(z.object({ qnaId: z.union([z.number(), z.string()]).nullish() }));
const Suggestions = z.array(z.object({ alternateQuestionList: z.array(z.unknown()).nullish() }));

function promptsIn(cell: string): string[] {
  return listIn(cell, Prompts).flatMap(({ qnaId }) =>
    qnaId === null || qnaId === undefined ? [] : [String(qnaId)],
  );
}

function suggestionsIn(cell: string): number {
  return listIn(cell, Suggestions).reduce(
    (sum, { alternateQuestionList }) => sum + (alternateQuestionList?.length ?? 0),
    0,
  );
}

/** A cell's JSON list; empty where it holds none, which is how most rows are. */
function listIn<T>(cell: string, schema: z.ZodType<T[]>): T[] {
  if (!cell.startsWith('[')) return [];
  const read = readJson(cell);
  const parsed = read.ok ? schema.safeParse(read.value) : null;
  return parsed?.data ?? [];
}

function problem(
  file: string,
  line: number,
  code: string,
  message: string,
  remedy: string,
): NoteProblem {
  return { file, line, severity: 'warning', code, message, remedy };
}

const halfRow = (file: string, line: number, missing: 'question' | 'answer') =>
  problem(
    file,
    line,
    'half-row',
    `This row has no ${missing}, so it was left out.`,
    'Fill it in, and import the table again, or leave it.',
  );

const otherAnswer = (file: string, line: number) =>
  problem(
    file,
    line,
    'other-answer',
    'This row has the QnaId of another row, and another answer; the first answer was taken.',
    'Give it a QnaId of its own if both are right.',
  );

const notAccepted = (file: string, count: number) =>
  problem(
    file,
    1,
    'suggestions-left-out',
    `${count} suggested ${count === 1 ? 'question was' : 'questions were'} never accepted, and ${count === 1 ? 'was' : 'were'} left out.`,
    'Accept there what is right, and export again, or wait until people ask.',
  );

const withoutContext = (file: string, { line, questions }: Gathered) =>
  problem(
    file,
    line,
    'no-context',
    `"${(questions[0] ?? '').slice(0, 80)}" is only meant behind another question, and found no place below one; it became a note of its own.`,
    'Name in its question what it is about.',
  );
