/** wink-bm25-text-search as its documentation recommends: weighted fields, lower case, stems. It tolerates no typos. */
import { stemmer } from 'stemmer';
import bm25 from 'wink-bm25-text-search';

/** It refuses fewer documents. */
const LEAST = 3;

/** Finds the places of documents in their list, best first, with scores. */
export type WinkSearch = (
  question: string,
  limit: number,
) => { readonly at: number; readonly score: number }[];

/** A search over documents, all with the same fields. */
export function winkSearch(
  documents: readonly Readonly<Record<string, string>>[],
  weights: Readonly<Record<string, number>>,
): WinkSearch {
  if (documents.length < LEAST) return () => [];
  const engine = bm25();
  engine.defineConfig({ fldWeights: weights });
  engine.definePrepTasks([wordsOf]);
  documents.forEach((document, at) => engine.addDoc(document, at));
  engine.consolidate();
  return (question, limit) =>
    engine.search(question, limit).map(([id, score]) => ({ at: Number(id), score }));
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemmer(word));
}
