/**
 * How well ranker and confidence do on folders that they were not trained on: a third of the folders is left out in
 * turn (of the sets, a third of the questions).
 *
 *     npx tsx scripts/cross-validate.ts OUT       (what scripts/describe.ts wrote)
 */
import { confidenceRow, createEstimate } from '../src/engine/rank/confidence/confidence.js';
import { standingOf } from '../src/engine/rank/confidence/standing.js';
import { createRanker } from '../src/engine/rank/ranker.js';
import { readGroups, type DescribedGroup } from './described-groups.js';
import { confidenceFor, judgedBy, partsOf, rankerFor } from './train.js';

/** What came of one question. */
interface Outcome {
  readonly group: DescribedGroup;
  readonly right: boolean;
  readonly confidence: number;
}

function main(file: string): void {
  const groups = readGroups(file).filter(({ kind }) => !kind.startsWith('line'));
  const part = partsOf(groups);
  const outcomes = [0, 1, 2].flatMap((left) => {
    const others = groups.filter((group) => part(group) !== left);
    const ranker = createRanker(rankerFor(others));
    const estimate = createEstimate(confidenceFor(others));
    return groups.flatMap((group): Outcome[] => {
      if (part(group) !== left) return [];
      const ranked = judgedBy(ranker, group);
      const [first] = ranked;
      if (first === undefined) return [{ group, right: false, confidence: 0 }];
      const confidence = estimate(confidenceRow(group.shape, standingOf(ranked)));
      return [{ group, right: first.right, confidence }];
    });
  });
  const folders = outcomes.filter(({ group }) => !group.of.startsWith('set:'));
  for (const kind of ['kept', 'hidden'])
    print(
      `${kind}: first`,
      folders.filter(({ group }) => group.kind === kind && group.covered),
      isRight,
    );
  for (const set of new Set(
    outcomes.map(({ group }) => group.of).filter((of) => of.startsWith('set:')),
  ))
    print(
      `${set}: first`,
      outcomes.filter(({ group }) => group.of === set && group.covered),
      isRight,
    );
  for (const threshold of [0.5, 0.6, 0.65, 0.7, 0.75, 0.8]) {
    const told = folders.filter(({ confidence }) => confidence >= threshold);
    print(`from ${threshold}: right`, told, isRight);
    print(
      '  of kept, right and told',
      folders.filter(({ group }) => group.kind === 'kept'),
      (one) => one.right && one.confidence >= threshold,
    );
  }
  for (const threshold of [0.15, 0.2, 0.25, 0.3, 0.35])
    for (const kind of ['kept', 'taken', 'far', 'everyday', 'chatter'])
      print(
        `${kind} from ${threshold}`,
        folders.filter(({ group }) => group.kind === kind),
        ({ confidence }) => confidence >= threshold,
      );
}

const isRight = ({ right }: Outcome): boolean => right;

function print(name: string, of: readonly Outcome[], test: (one: Outcome) => boolean): void {
  const count = of.filter(test).length;
  console.log(`${name}: ${count} of ${of.length} (${((100 * count) / of.length).toFixed(1)} %)`);
}

main(process.argv[2] ?? '');
