/** Imports of exports that a test writes down: a name and its text. */
import type {
  ImportedFile,
  ImportProposal,
  ReadExport,
} from '../../../src/notes/import/exported-files.js';

/** What became of an export. */
export interface Imported {
  readonly files: ReadonlyMap<string, string>;
  readonly proposals: readonly ImportProposal[];
  /** `file: code` */
  readonly problems: readonly string[];
  readonly read: number;
}

/** Reads an export. */
export async function importOf(
  reader: ReadExport,
  files: Readonly<Record<string, string>>,
): Promise<Imported> {
  const written: ImportedFile[] = [];
  const problems: string[] = [];
  const proposals: ImportProposal[] = [];
  let read = 0;
  const names = Object.keys(files).toSorted();
  const text = (name: string): Promise<string> => Promise.resolve(files[name] ?? '');
  for await (const step of reader({ names, problems: [], text })) {
    if (step.kind === 'file') written.push(step.file);
    if (step.kind === 'proposal') proposals.push(step.proposal);
    if (step.kind === 'problem') problems.push(`${step.problem.file}: ${step.problem.code}`);
    if (step.kind === 'read') read += step.files;
  }
  return { files: new Map(written.map((one) => [one.file, one.text])), proposals, problems, read };
}
