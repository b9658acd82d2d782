/** Work on the database that is done together: what comes while a batch is under way makes the next one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreAway } from '../../core/errors.js';

/** Most pieces of a batch: beyond that a statement saves little and takes noticeably long. */
const MOST = 64;

/**
 * Makes of work for several pieces a function for one.
 * @param run - does the work; its results are in the pieces' order. Pieces whose batch failed are given to it again
 */
export type Join = <Piece, Result>(
  run: (pieces: readonly Piece[]) => Promise<readonly Result[]>,
) => (piece: Piece) => Promise<Result>;

/** Joins nothing: for a database in the same process, where nothing is saved by it. */
export function oneByOne<Piece, Result>(
  run: (pieces: readonly Piece[]) => Promise<readonly Result[]>,
): (piece: Piece) => Promise<Result> {
  return async (piece) => {
    const [result] = await run([piece]);
    return result as Result;
  };
}

/**
 * Joins pieces. One that comes alone does not wait: only what comes in the same turn of the event loop, or while the
 * batch before is under way, goes together. Where a batch fails for what is in it, each piece is tried alone.
 */
export function batching<Piece, Result>(
  run: (pieces: readonly Piece[]) => Promise<readonly Result[]>,
): (piece: Piece) => Promise<Result> {
  let waiting: Waiting<Piece, Result>[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    isWorking = true;
    await nextTurn();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await settle(batch);
    }
    isWorking = false;
  }

  async function settle(batch: readonly Waiting<Piece, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ piece }) => piece));
      batch.forEach(({ resolve }, n) => {
        resolve(results[n] as Result);
      });
    } catch (error) {
      if (batch.length === 1 || error instanceof StoreAway)
        for (const { reject } of batch) reject(error);
      else for (const one of batch) await settle([one]);
    }
  }

  return (piece) =>
    new Promise((resolve, reject) => {
      waiting.push({ piece, resolve, reject });
      if (!isWorking) void work();
    });
}

interface Waiting<Piece, Result> {
  readonly piece: Piece;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
