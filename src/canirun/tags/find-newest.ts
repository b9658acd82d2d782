/** Finds the newest release that runs, with few questions: old releases mostly run where one of them does. */

/** How a search ended. */
export type Search<Item> =
  /** The newest that runs; `next` is the release after it, which does not. */
  | { readonly kind: 'found'; readonly item: Item; readonly next?: Item; readonly asked: number }
  /** None of those that were asked runs. */
  | { readonly kind: 'none'; readonly asked: number }
  /** There was nobody to ask, or time and questions ran out before one was found. */
  | { readonly kind: 'untold' };

/** Whether an item runs; `null`: it could not be told, and nothing more should be asked. */
export type Probe<Item> = (item: Item) => Promise<boolean | null>;

/**
 * Searches.
 *
 * Asks the newest; then the oldest, and where that fails too (many images began on one platform), a few in between; then
 * halves what lies between one that runs and the newest that does not.
 *
 * @param items - newest first
 * @param most - questions at most
 */
export async function findNewest<Item>(
  items: readonly Item[],
  probe: Probe<Item>,
  most: number,
): Promise<Search<Item>> {
  const answers = new Map<number, boolean>();
  const ask = async (place: number): Promise<boolean | null> => {
    const known = answers.get(place);
    const item = items[place];
    if (known !== undefined || item === undefined) return known ?? false;
    if (answers.size >= most) return null;
    const answer = await probe(item);
    if (answer !== null) answers.set(place, answer);
    return answer;
  };
  if (items.length === 0) return { kind: 'none', asked: 0 };
  const start = await firstRunning(items.length, ask);
  if (start === null) return { kind: 'untold' };
  if (start === -1) return { kind: 'none', asked: answers.size };
  let [fails, runs] = [newestFailing(answers, start), start];
  while (runs - fails > 1) {
    const middle = Math.floor((fails + runs) / 2);
    const answer = await ask(middle);
    if (answer === null) break;
    if (answer) runs = middle;
    else fails = middle;
  }
  const [item, next] = [items[runs], items[runs - 1]];
  if (item === undefined) return { kind: 'untold' };
  return { kind: 'found', item, ...(next === undefined ? {} : { next }), asked: answers.size };
}

/** Places to look at, as parts of the whole. */
const SOUNDINGS = [0, 1, 1 / 2, 1 / 4, 3 / 4];

/** A place that runs; -1 where none of those looked at does; `null` where it can't be told. */
async function firstRunning(
  length: number,
  ask: (place: number) => Promise<boolean | null>,
): Promise<number | null> {
  for (const part of SOUNDINGS) {
    const place = Math.round(part * (length - 1));
    const answer = await ask(place);
    if (answer === null) return null;
    if (answer) return place;
  }
  return -1;
}

/** The oldest of those that fail and are newer. */
function newestFailing(answers: ReadonlyMap<number, boolean>, runs: number): number {
  const failing = [...answers].flatMap(([place, answer]) =>
    !answer && place < runs ? [place] : [],
  );
  return Math.max(-1, ...failing);
}
