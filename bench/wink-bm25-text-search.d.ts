/** What the benchmarks use of wink-bm25-text-search, which brings no types. */
declare module 'wink-bm25-text-search' {
  interface Engine {
    defineConfig(config: { fldWeights: Readonly<Record<string, number>> }): boolean;
    /** Each task takes what the one before gave; the first a text, the last gives words. */
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): number;
    addDoc(document: Readonly<Record<string, string>>, id: number): number;
    /** To be called once, when all documents are added; at least three. */
    consolidate(): boolean;
    /** Ids, which have become texts, with scores, best first. */
    search(question: string, limit?: number): [string, number][];
  }
  export default function bm25(): Engine;
}
