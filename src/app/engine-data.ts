/** Reads the engine's tables from knowledge/language, once a process, and makes engines with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerEngine } from '../engine/answer-engine.js';
import { createAnswerEngine, type EngineOptions } from '../engine/create-answer-engine.js';
import type { EngineData } from '../engine/engine-data.js';
import { createWords } from '../engine/words/create-words.js';
import { readWordLists } from '../engine/words/word-lists.js';
import { decodeWordVectors, type WordVectors } from '../engine/words/word-vectors.js';
import type { Words } from '../engine/words/words.js';
import { PACKAGE_DIR } from './config/package-dir.js';

const FOLDER = join(PACKAGE_DIR, 'knowledge', 'language');

const WORD_LISTS = [
  'function-words',
  'abbreviations',
  'shorthand',
  'irregular-words',
  'cues',
  'small-talk',
  'alike',
];

let read: EngineData | undefined;
let words: Words | undefined;
let vectors: WordVectors | undefined;

/**
 * The engine's tables.
 * @throws Error when a file is not there, or is not what scripts/train.ts and scripts/build-word-vectors.ts write
 * @throws UserError when a word list has a mistake, naming it
 */
export function engineData(): EngineData {
  read ??= {
    words: shippedWords(),
    vectors: wordVectors(),
    ...(JSON.parse(readFileSync(join(FOLDER, 'weights.json'), 'utf8')) as Pick<
      EngineData,
      'ranker' | 'confidence'
    >),
  };
  return read;
}

/** An engine without notes, with the tables that the package carries. */
export function newEngine(options?: EngineOptions): AnswerEngine {
  return createAnswerEngine(engineData(), options);
}

/** How the shipped lists take texts as words. */
export function shippedWords(): Words {
  const files = WORD_LISTS.map((name) => join(FOLDER, `${name}.yaml`));
  return (words ??= createWords(
    readWordLists(files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))),
  ));
}

/** The table of word vectors. */
export function wordVectors(): WordVectors {
  return (vectors ??= decodeWordVectors(readFileSync(join(FOLDER, 'word-vectors.bin'))));
}
