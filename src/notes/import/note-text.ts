/** A note as the text of a Markdown file: what the front matter says, the topic as heading, the rest below. */
import { stringify } from 'yaml';

/** What a note's front matter can say; `docs/notes.md` names the fields. */
export interface NoteHead {
  readonly questions?: readonly string[];
  readonly keywords?: readonly string[];
  readonly owner?: string;
  readonly 'stand-in'?: string;
  readonly review?: string;
  readonly audience?: readonly string[];
  readonly source?: readonly string[];
}

/** A note to be written. */
export interface NoteText extends NoteHead {
  readonly topic: string;
  /** Markdown. */
  readonly body: string;
}

/** A note as a file's text. Headings of its body stand below the topic, and none of its fences stays open. */
export function noteText({ topic, body, ...head }: NoteText): string {
  return withHead(head, `# ${plainHeading(topic)}\n\n${below(body)}\n`);
}

/** A text with front matter above it; without any where there is nothing to say. */
export function withHead(head: NoteHead, text: string): string {
  const fields = Object.entries(head).flatMap(
    ([name, value]: [string, string | readonly string[]]) => {
      if (value.length === 0) return [];
      const isOne = typeof value !== 'string' && value.length === 1 && name !== 'audience';
      return [[name, isOne ? value[0] : value] as const];
    },
  );
  if (fields.length === 0) return text;
  // Long questions stay on one line: a folded one is hard to read.
  return `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n\n${text}`;
}

/** Words as a heading's: one line, whose marks are no markup. */
export function plainHeading(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

const FENCE = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))/;
const HEADING = /^ {0,3}(#{1,6})(?=\s|$)/;

/** A body whose headings all stand below the first level, and whose fences are closed. */
function below(body: string): string {
  const lines = body.replace(/\r\n?/g, '\n').trim().split('\n');
  const fenced = fencesOf(lines);
  const heads = lines.flatMap((line, at) =>
    fenced.inside[at] === true ? [] : (HEADING.exec(line)?.[1]?.length ?? []),
  );
  const shift = Math.max(0, 2 - Math.min(...heads, 2));
  const shifted = lines.map((line, at) => {
    if (fenced.inside[at] === true) return line;
    const isTitle = /^ {0,3}=+\s*$/.test(line) && at > 0 && lines[at - 1] !== '';
    if (isTitle) return '-'.repeat(Math.max(3, line.trim().length)); // a second-level heading
    return line.replace(HEADING, (_all, mark: string) =>
      '#'.repeat(Math.min(6, mark.length + shift)),
    );
  });
  return [...shifted, ...(fenced.open === null ? [] : [fenced.open])].join('\n');
}

/** Which lines belong to fenced code, and the mark that would close a fence that stays open. */
function fencesOf(lines: readonly string[]): { inside: boolean[]; open: string | null } {
  let open: string | null = null;
  const inside = lines.map((line) => {
    const [all = '', mark = ''] = FENCE.exec(line) ?? [];
    const words = line.slice(all.length);
    if (open === null) {
      if (mark !== '' && !(mark.startsWith('`') && words.includes('`'))) open = mark;
      return open !== null;
    }
    if (mark.startsWith(open) && words.trim() === '') open = null;
    return true;
  });
  return { inside, open };
}
