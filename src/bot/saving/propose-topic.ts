/** Where a new answer belongs: to which note, as what, or into one of its own. Pure. */
import { passagesOf, type Note } from '../../core/note.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { questionStems } from '../ask/question-stems.js';

/** What somebody wants kept. */
export interface Offered {
  /** What it answers; empty where nobody knows. */
  readonly question: string;
  /** Markdown. */
  readonly text: string;
}

/** A note that it may belong to. */
export interface ProposedTopic {
  readonly note: Note;
  /** How sure, 0 to 1. */
  readonly confidence: number;
}

/** What is proposed. */
export interface Proposal {
  /** Best first. */
  readonly topics: readonly ProposedTopic[];
  /** The note that says all of it already: then the question is another way to ask for it. */
  readonly duplicate: Note | null;
  /** Whether a note of its own is likelier than the first topic. */
  readonly isNew: boolean;
}

/** Enough to choose from, on a small screen too. */
const MOST_TOPICS = 3;
/** Less likely ones are in the way of whoever looks for the right one. */
const WORTH_A_LOOK = 0.02;
/** Notes looked at for each of the questions to the engine. */
const RANKED = 8;
/** What stands further down in a text says less of what it is about. */
const READ_OF_TEXT = 600;
/** Less sure than this, the first topic is rather wrong than right. */
const AS_LIKELY_AS_NOT = 0.5;
/** A text of fewer different words is in many notes by chance. */
const FEWEST_STEMS = 4;
/** So much of a text's words in one note: it says nothing new. */
const ALL_BUT_SOME = 0.9;

/** Proposes topics. @param engine - knows the notes that whoever keeps it may see, and no others */
export function proposeTopics({ question, text }: Offered, engine: AnswerEngine): Proposal {
  const words = wordsOf(text).slice(0, READ_OF_TEXT);
  const asked = [...new Set([question, words, `${question} ${words}`.trim()])].filter(
    (one) => one !== '',
  );
  const topics = merge(asked.map((one) => rank(one, engine)))
    .filter(({ confidence }) => confidence >= WORTH_A_LOOK)
    .slice(0, MOST_TOPICS);
  const stems = stemsOf(text.split('\n').map(wordsOf), engine);
  const duplicate = topics.find(({ note }) => says(note, stems, engine))?.note ?? null;
  const isNew = duplicate === null && (topics[0]?.confidence ?? 0) < AS_LIKELY_AS_NOT;
  return { topics, duplicate, isNew };
}

/** Notes, each with how sure it is. */
type Ranking = ReadonlyMap<string, ProposedTopic>;

/** A note is as sure as the first one, less what its best passage scores less. */
function rank(words: string, engine: AnswerEngine): Ranking {
  const { passages, confidence } = engine.ask(words, { top: RANKED, oncePerNote: true });
  const best = passages[0]?.score ?? 1;
  return new Map(
    passages.map(({ note, score }) => [
      note.id,
      { note, confidence: (confidence * score) / (best === 0 ? 1 : best) },
    ]),
  );
}

function merge(rankings: readonly Ranking[]): ProposedTopic[] {
  const all = new Map(rankings.flatMap((one) => [...one]));
  return [...all.keys()]
    .flatMap((id) => {
      const found = rankings.flatMap((one) => one.get(id) ?? []);
      const [first] = found;
      const sum = found.reduce((total, { confidence }) => total + confidence, 0);
      return first === undefined ? [] : [{ note: first.note, confidence: sum / rankings.length }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

function says(note: Note, stems: ReadonlySet<string>, engine: AnswerEngine): boolean {
  if (stems.size < FEWEST_STEMS) return false;
  const passages = passagesOf(note).map(({ text }) => text);
  const said = stemsOf([note.topic, ...note.questions, ...passages], engine);
  return [...stems].filter((stem) => said.has(stem)).length >= ALL_BUT_SOME * stems.size;
}

/** Piece by piece: of each only the first stems are looked at. */
function stemsOf(pieces: readonly string[], { words }: AnswerEngine): ReadonlySet<string> {
  return new Set(pieces.flatMap((piece) => questionStems(piece, words)));
}

/** Without what only draws: fences, marks, addresses of links. */
function wordsOf(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(?:```|~~~).*$/gm, ' ')
    .replace(/\]\([^()\s]{0,400}\)/g, '] ')
    .replace(/[*_`#>|[\]~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
