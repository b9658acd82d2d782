/** Lists in Discord's markdown, which the parser does not know by itself. */
import type {
  ParserRule,
  SingleASTNode,
} from 'discord-markdown-parser/dist/simple-markdown/index.js';

/** An item of a list, with the lists below it. */
export interface DiscordListItem {
  readonly content: readonly SingleASTNode[];
  readonly below: DiscordList | null;
}

/** A list. */
export interface DiscordList {
  readonly ordered: boolean;
  readonly items: readonly DiscordListItem[];
}

interface Line {
  readonly depth: number;
  readonly ordered: boolean;
  readonly content: readonly SingleASTNode[];
}

/** The last group tells the parser's other rules that a line begins behind the list. */
const LINES = /^(?: *(?:[-*]|\d{1,9}\.) +\S.*(\n|$))+/;
const LINE = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

/** Reads the lines of a list, wherever a line begins. */
export const listRule: ParserRule = {
  order: 0,
  match: (source, _state, before) => (/(^|\n)$/.test(before) ? LINES.exec(source) : null),
  parse: ([all = ''], parse, state) => {
    const lines = all
      .trimEnd()
      .split('\n')
      .map((line): Line => {
        const [, indent = '', mark = '-', words = ''] = LINE.exec(line) ?? [];
        const content = parse(words, { ...state, inline: true });
        return { depth: indent.length, ordered: /\d/.test(mark), content };
      });
    return { type: 'list', list: nest(lines) };
  },
};

/** Lines that are indented more than the first one before them hang below it. */
function nest(lines: readonly Line[]): DiscordList {
  const [first] = lines;
  const depth = first?.depth ?? 0;
  const starts = lines.flatMap((line, n) => (line.depth <= depth ? n : []));
  const items = starts.map((start, n): DiscordListItem => {
    const below = lines.slice(start + 1, starts[n + 1] ?? lines.length);
    return { content: lines[start]?.content ?? [], below: below.length > 0 ? nest(below) : null };
  });
  return { ordered: first?.ordered ?? false, items };
}
