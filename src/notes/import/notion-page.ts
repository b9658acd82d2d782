/** One page of a Notion export as a file of notes. */
import { leftOut, type ImportStep } from './exported-files.js';
import type { NotionDatabase } from './notion-database.js';
import { withHead } from './note-text.js';

/** What pages of one export may lead to. */
export interface NotionSite {
  /** What each page's note is called. */
  readonly pages: ReadonlyMap<string, string>;
  /** The same by the page's id. */
  readonly byId: ReadonlyMap<string, string>;
  /** All files of the export. */
  readonly names: ReadonlySet<string>;
}

/** A page as it was exported. */
export interface NotionPage {
  readonly name: string;
  /** What its note is called. */
  readonly target: string;
  readonly text: string;
  /** Of which it is a row. */
  readonly database: NotionDatabase | undefined;
  readonly site: NotionSite;
}

/** Reads a page: its properties become front matter or lines, its links lead to notes, its attachments stay behind. */
export function readNotionPage(page: NotionPage): { title: string; steps: ImportStep[] } {
  const lines = page.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const title = /^#\s(.*)$/.exec(lines[0] ?? '')?.[1]?.trim() ?? '';
  const { count, properties } = propertiesOf(lines, page.database);
  const said = page.database?.told(properties) ?? { head: {}, lines: [], problems: [] };
  const links = new Links(page);
  const body = links.mend(lines.slice(count).join('\n')).trim();
  const told = said.lines.map((line) => `- ${links.mend(line)}\n`).join('');
  const heading = title === '' ? '' : `${lines[0] ?? ''}\n\n`;
  const text = `${heading}${told}${told === '' ? '' : '\n'}${body}\n`;
  const problems = said.problems.map(({ code, message, remedy }) =>
    leftOut(page.name, code, message, remedy),
  );
  if (body === '' && told === '')
    return { title, steps: [...problems, emptyPage(page.name), ...links.problems()] };
  const file = { file: page.target, text: withHead(said.head, text), from: page.name };
  return { title, steps: [...problems, ...links.problems(), { kind: 'file', file }] };
}

/**
 * A row's page begins with its properties, a line each. Which words are names of properties is what the database's table
 * says: any other line with a colon is the page's own.
 * @returns the properties, and how many lines title and properties take
 */
function propertiesOf(
  lines: readonly string[],
  database: NotionDatabase | undefined,
): { count: number; properties: [name: string, value: string][] } {
  let at = /^#\s/.test(lines[0] ?? '') ? 1 : 0;
  const title = at;
  while (lines[at]?.trim() === '') at++;
  const properties: [string, string][] = [];
  for (; database !== undefined; at++) {
    const line = lines[at] ?? '';
    const name = database.columns.find((column) => line.startsWith(`${column}: `));
    if (name === undefined) break;
    properties.push([name, line.slice(name.length + 2).trim()]);
  }
  return properties.length === 0 ? { count: title, properties } : { count: at, properties };
}

/** Markdown's links and pictures. Brackets within an address come in pairs, one deep. */
const LINK = /(!?)\[([^[\]]{0,1000})\]\(((?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)/g;

/** The links of one page. */
class Links {
  readonly #page: NotionPage;
  readonly #left = new Set<string>();

  constructor(page: NotionPage) {
    this.#page = page;
  }

  /** The same text, its links leading to notes; those to what is not imported are words. */
  mend(text: string): string {
    return text.replace(LINK, (whole, mark: string, words: string, address: string) => {
      const found = this.#resolve(address);
      if (found === null) return whole;
      if (found.note !== null) return `[${words}](${this.#wayTo(found.note)})`;
      if (!/\.csv$/i.test(found.file)) this.#left.add(found.file);
      return mark === '!' ? '' : words;
    });
  }

  /** Attachments stay behind: notes are words. */
  problems(): ImportStep[] {
    const count = this.#left.size;
    if (count === 0) return [];
    const some = [...this.#left].slice(0, 3).map((file) => file.split('/').at(-1) ?? file);
    const names = some.join(', ') + (count > some.length ? ', …' : '');
    return [
      leftOut(
        this.#page.name,
        'attachments-left-out',
        `${count} ${count === 1 ? 'picture or file of this page was' : 'pictures and files of this page were'} left out: ${names}.`,
        'Say in words what they show, or link to where they are kept.',
      ),
    ];
  }

  /** Where an address leads within the export; `null` for everything outside. */
  #resolve(address: string): { note: string | null; file: string } | null {
    const { site, name } = this.#page;
    const way = decoded(address).split('#', 1)[0] ?? '';
    const onSite = /^https?:\/\/(?:www\.)?notion\.(?:so|site|com)\/\S*?([0-9a-f]{32})(?:$|[?#&])/;
    const id = onSite.exec(address)?.[1];
    if (id !== undefined) {
      const note = site.byId.get(id);
      return note === undefined ? null : { note, file: address };
    }
    if (way === '' || /^[a-z][a-z\d+.-]*:/i.test(way)) return null;
    const file = within(name, way);
    if (file === null || !site.names.has(file)) return null;
    return { note: site.pages.get(file) ?? null, file };
  }

  /** The way from this page's note to another. */
  #wayTo(note: string): string {
    const from = this.#page.target.split('/').slice(0, -1);
    const to = note.split('/');
    let same = 0;
    while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
    const way = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
    return encodeURI(way);
  }
}

/** A relative way from a file's folder; `null` where it leads out of the export. */
function within(from: string, way: string): string | null {
  const steps = from.split('/').slice(0, -1);
  for (const step of way.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}

/** `%20` and its like as characters; an address with a stray `%` as it is. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const emptyPage = (name: string): ImportStep =>
  leftOut(
    name,
    'empty-page',
    'This page has a title and no words, so it was left out.',
    'Nothing, if it only held other pages.',
  );
