/** What is measured of the running bot: its parts as they were, with a count and a clock around them. */
import type { Bot } from '../bot/bot.js';
import type { ImageRegistry } from '../canirun/image/image-ports.js';
import type { Store } from '../core/records/store.js';
import type { AnswerEngine } from '../engine/answer-engine.js';

/** Puts counts and clocks around parts. What comes back behaves like what went in. */
export interface Measuring {
  readonly bot: (bot: Bot) => Bot;
  readonly engine: (engine: AnswerEngine) => AnswerEngine;
  readonly registry: <R extends ImageRegistry>(registry: R) => R;
  readonly store: (store: Store) => Store;
  /** A statement of the store was tried again. */
  readonly retried: () => void;
}

/** Measures nothing. */
export const NOT_MEASURED: Measuring = {
  bot: (bot) => bot,
  engine: (engine) => engine,
  registry: (registry) => registry,
  store: (store) => store,
  retried: () => undefined,
};
