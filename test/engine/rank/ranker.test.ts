import { expect, test } from '@jest/globals';
import { FEATURES, FEATURE_COUNT, PLACE } from '../../../src/engine/rank/features/features.js';
import { createRanker, shapeOf, type RankerWeights } from '../../../src/engine/rank/ranker.js';

const NONE = new Array<number>(FEATURE_COUNT).fill(0);

/** Weights of a ranker that looks at one feature only, times the candidates' shape. */
function byShape(feature: number): RankerWeights {
  const linear = [...NONE, ...NONE];
  linear[FEATURE_COUNT + feature] = 1;
  return {
    features: FEATURES,
    mean: NONE,
    spread: NONE.map(() => 1),
    shape: { mean: 0.5, spread: 0.25 },
    nets: [{ linear, hidden: [], output: [] }],
  };
}

function rowWith(fewUnits: number, dice: number): Float32Array {
  const row = new Float32Array(FEATURE_COUNT);
  row[PLACE.fewUnits] = fewUnits;
  row[PLACE.dice] = dice;
  return row;
}

test('what a feature is worth depends on the shape of the notes', () => {
  const rank = createRanker(byShape(PLACE.dice));
  expect([...rank([rowWith(0.75, 1), rowWith(0.75, 0)])]).toEqual([1, 0]);
  expect(rank([rowWith(0.25, 1), rowWith(0.25, 0)])[0]).toBe(-1);
});

test('a shape beyond what was trained on counts as the farthest of it', () => {
  expect(shapeOf([rowWith(100, 0)], { mean: 0.5, spread: 0.25 })).toBe(2);
});

test('no candidates, no scores', () => {
  expect(createRanker(byShape(0))([])).toHaveLength(0);
});
