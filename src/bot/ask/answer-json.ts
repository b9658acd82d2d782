/** The machine-readable form of an answer, as docs/cli.md promises it. */
import type { Answer, AnswerStatus, RankedPassage } from '../../engine/answer-engine.js';
import { quotedText } from '../../engine/answer/quoted-text.js';

/** A passage that was found. */
export interface PassageJson {
  readonly id: string;
  /** The notes' own words. */
  readonly text: string;
  /** The topic, then the headings or labels down to the passage. */
  readonly path: readonly string[];
  /** The file, relative to its folder of notes, and the line, counted from 1. */
  readonly source: { readonly file: string; readonly line: number };
  /** Comparable within one answer only. */
  readonly score: number;
}

/** One line of `ask --json`. */
export interface AnswerJson {
  /** As it was asked. */
  readonly question: string;
  readonly status: AnswerStatus;
  /** Estimated probability that the first passage is right. */
  readonly confidence: number;
  /** Whether it is sure enough to be said to people who did not ask the bot. */
  readonly sure: boolean;
  /** Best first, also for `not-found`. */
  readonly passages: readonly PassageJson[];
}

/**
 * @param question - as it was asked
 * @param answer - as the engine gave it
 * @param oncePerNote - passages stand for their notes: the form for `.jsonl` files
 */
export function answerToJson(question: string, answer: Answer, oncePerNote = false): AnswerJson {
  const { status, confidence, sure } = answer;
  const passages = answer.passages.map((ranked) => passageToJson(ranked, oncePerNote));
  return { question, status, confidence, sure, passages };
}

function passageToJson(
  { note, passage, score, withChildren = false }: RankedPassage,
  oncePerNote: boolean,
): PassageJson {
  const { file, line } = passage.source;
  return {
    id: oncePerNote ? note.id : passage.id,
    text: quotedText(passage, withChildren),
    path: passage.path,
    source: { file, line },
    score: Number(score.toFixed(6)),
  };
}
