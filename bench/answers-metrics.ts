/** Measures of a searcher's answers. */
import type { AnswerStatus } from '../src/engine/answer-engine.js';

/** What came back for one question. */
export interface Outcome {
  /** The notes that answer it; none: not covered. */
  readonly answers: readonly string[];
  /** Found notes, best first. */
  readonly ids: readonly string[];
  /** For peers, which have none, the best score. */
  readonly confidence: number;
  readonly status?: AnswerStatus;
}

/** Share of the covered questions with a right note among the first `places`. */
export function recallAt(outcomes: readonly Outcome[], places: number): number {
  const covered = outcomes.filter(({ answers }) => answers.length > 0);
  const hits = covered.filter(({ answers, ids }) =>
    ids.slice(0, places).some((id) => answers.includes(id)),
  );
  return hits.length / covered.length;
}

/** Probability that a covered question has more confidence than an uncovered one; NaN when all are of one kind. */
export function auroc(outcomes: readonly Outcome[]): number {
  const sorted = [...outcomes].sort((a, b) => a.confidence - b.confidence);
  let ranks = 0;
  let covered = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]!.confidence === sorted[from]!.confidence) to++;
    for (let at = from; at < to; at++) {
      if (sorted[at]!.answers.length === 0) continue;
      ranks += (from + to + 1) / 2;
      covered++;
    }
    from = to;
  }
  return (ranks - (covered * (covered + 1)) / 2) / (covered * (sorted.length - covered));
}

/** Expected calibration error over ten bins: how far confidence is from the share that is right. */
export function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const outcome of outcomes) {
    const bin = bins[Math.max(0, Math.min(9, Math.floor(outcome.confidence * 10)))]!;
    bin.count++;
    bin.confidence += outcome.confidence;
    bin.right += isRight(outcome) ? 1 : 0;
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) /
    outcomes.length
  );
}

/** Of the answers given in a state (or a surer one), the share that is right; and the share of covered questions given one. */
export function riskAndCoverage(
  outcomes: readonly Outcome[],
  from: 'answered' | 'suggested',
): { precision: number; coverage: number } {
  const given = outcomes.filter(
    ({ status }) => status === 'answered' || (from === 'suggested' && status === 'suggested'),
  );
  const covered = outcomes.filter(({ answers }) => answers.length > 0);
  return {
    precision: given.filter(isRight).length / given.length,
    coverage: given.filter(({ answers }) => answers.length > 0).length / covered.length,
  };
}

function isRight({ answers, ids }: Outcome): boolean {
  return ids[0] !== undefined && answers.includes(ids[0]);
}
