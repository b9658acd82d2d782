/** Reads the engine's tables from knowledge/language, once a process, and makes engines with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerEngine } from '../engine/answer-engine.js';
import { createAnswerEngine, type EngineOptions } from '../engine/create-answer-engine.js';
import type { EngineData } from '../engine/engine-data.js';
import { decodeWordVectors, type WordVectors } from '../engine/words/word-vectors.js';
import { PACKAGE_DIR } from './config/package-dir.js';

const FOLDER = join(PACKAGE_DIR, 'knowledge', 'language');

let read: EngineData | undefined;

/**
 * The engine's tables.
 * @throws Error when a file is not there, or is not what scripts/train.ts and scripts/build-word-vectors.ts write
 */
export function engineData(): EngineData {
  read ??= {
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

/** The table of word vectors. */
export function wordVectors(): WordVectors {
  return decodeWordVectors(readFileSync(join(FOLDER, 'word-vectors.bin')));
}
