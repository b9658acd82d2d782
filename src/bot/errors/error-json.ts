/** The machine-readable form of an explained error, in English; documented in docs/cli.md. */
import type { ErrorExplanation, ExplainedCause } from '../../canirun/errors/explain-error.js';
import { wordSentence } from '../messages/canirun/word-sentence.js';
import { messagesOf } from '../messages/messages.js';
import type { Sentence } from '../../canirun/said.js';

/** An explained error for programs. */
export interface ErrorJson {
  readonly id: string;
  readonly title: string;
  /** The line in which it was found. */
  readonly line: string;
  /** The likely ones first. */
  readonly causes: readonly ErrorCauseJson[];
  readonly source: string;
}

/** A cause for programs. */
export interface ErrorCauseJson {
  readonly id: string;
  readonly text: string;
  readonly fit: ExplainedCause['fit'];
  readonly because?: string;
  readonly tells?: string;
  readonly command?: string;
  readonly cure: string;
  readonly run?: string;
}

/** Writes it. */
export function errorToJson({ id, title, line, causes, source }: ErrorExplanation): ErrorJson {
  return { id, title: inEnglish(title), line, causes: causes.map(causeToJson), source };
}

function causeToJson(cause: ExplainedCause): ErrorCauseJson {
  const { id, text, fit, because, tells, command, cure, run } = cause;
  return {
    id,
    text: inEnglish(text),
    fit,
    ...(because === undefined ? {} : { because: inEnglish(because) }),
    ...(tells === undefined ? {} : { tells: inEnglish(tells) }),
    ...(command === undefined ? {} : { command }),
    cure: inEnglish(cure),
    ...(run === undefined ? {} : { run }),
  };
}

function inEnglish(sentence: Sentence): string {
  return wordSentence(sentence, messagesOf('en'));
}
