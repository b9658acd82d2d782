/** Names of note files: which format a name stands for, and what a file is called as a topic. */

/** Formats that notes are written in. */
export type NoteFormat = 'outline' | 'markdown' | 'yaml' | 'toml' | 'jsonl' | 'csv';

const FORMATS: ReadonlyMap<string, NoteFormat> = new Map(
  Object.entries({
    txt: 'outline',
    text: 'outline',
    md: 'markdown',
    markdown: 'markdown',
    mdx: 'markdown',
    yaml: 'yaml',
    yml: 'yaml',
    json: 'yaml',
    toml: 'toml',
    jsonl: 'jsonl',
    ndjson: 'jsonl',
    csv: 'csv',
    tsv: 'csv',
  } as const),
);

/** Endings of the names of note files, without the dot, in small letters. */
export const NOTE_ENDINGS: readonly string[] = [...FORMATS.keys()];

/** The format of a file by the ending of its name; `null` for files that hold no notes. */
export function noteFormat(file: string): NoteFormat | null {
  return FORMATS.get(/\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '') ?? null;
}

/** A file's name as the words of a topic: `basics/package-managers.txt` is about "package managers". */
export function topicOfFile(file: string): string {
  const name = file.split('/').at(-1) ?? file;
  const words = name
    .replace(/\.[^.]+$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? name : words;
}
