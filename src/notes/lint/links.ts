/** Links between notes: finding them in notes, and telling whether they lead anywhere. */
import type { Inline } from '../../core/inline.js';
import { passagesOf, type Note } from '../../core/note.js';
import { noteFormat } from '../formats/note-file.js';
import { wikiTarget } from '../formats/markdown/obsidian.js';

/** A link in a note that stays within the notes folder. */
export interface NoteLink {
  readonly file: string;
  readonly line: number;
  /** As the author wrote it: a path, or a wiki link's target. */
  readonly target: string;
  readonly wiki: boolean;
}

/** All links of a note to other files and notes. */
export function linksOf(note: Note): NoteLink[] {
  return passagesOf(note).flatMap(({ content, source: { file, line } }) =>
    hrefsIn(content).flatMap((href): NoteLink[] => {
      const target = wikiTarget(href);
      if (target !== null) return [{ file, line, target, wiki: true }];
      return isLocal(href) ? [{ file, line, target: href, wiki: false }] : [];
    }),
  );
}

/** What links can lead to. */
export class LinkTargets {
  readonly #files: ReadonlySet<string>;
  readonly #folders = new Set(['']);
  /** Files by their name without folder (and for notes without ending), in small letters. */
  readonly #names = new Map<string, string[]>();
  readonly #headings = new Map<string, Set<string>>();

  /**
   * @param files - every file in the folder, relative to it, with forward slashes
   * @param notes - the notes, for the headings in their files
   */
  constructor(files: readonly string[], notes: readonly Note[]) {
    this.#files = new Set(files);
    for (const file of files) {
      this.#addNames(file);
      this.#addFolders(file);
    }
    for (const note of notes) this.#addHeadings(note);
  }

  /** Why a link leads nowhere, or `null` if it leads somewhere. */
  missing(link: NoteLink): 'file' | 'heading' | null {
    const [path = '', ...headings] = decoded(link.target).split('#');
    const files = this.#find(link, path);
    if (files.length === 0) return 'file';
    const heading = headings.at(-1) ?? '';
    if (heading === '' || heading.startsWith('^')) return null;
    return files.some((file) => this.#hasHeading(file, heading)) ? null : 'heading';
  }

  #find(link: NoteLink, path: string): string[] {
    if (path === '') return [link.file];
    if (link.wiki) return this.#findByName(path);
    return this.#findPage(resolved(link.file, path));
  }

  /** A file; a page by the address that a site gives it; a folder. */
  #findPage(path: string): string[] {
    const page = path.replace(/\.html?$/i, '');
    const names = [path, ...PAGE_ENDINGS.map((ending) => page + ending)];
    const found = names.filter((name) => this.#files.has(name));
    return found.length === 0 && this.#folders.has(path) ? [path] : found;
  }

  #findByName(path: string): string[] {
    const wanted = path.toLowerCase().replace(/^\/+/, '');
    const found = this.#names.get(wanted.split('/').at(-1) ?? '') ?? [];
    return found.filter((file) => {
      const name = `/${file.toLowerCase()}`;
      return name.endsWith(`/${wanted}`) || withoutEnding(name).endsWith(`/${wanted}`);
    });
  }

  #addFolders(file: string): void {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      if (this.#folders.has(folder)) return;
      this.#folders.add(folder);
    }
  }

  #addNames(file: string): void {
    const name = file.toLowerCase().split('/').at(-1) ?? file;
    for (const key of new Set([name, withoutEnding(name)])) {
      const named = this.#names.get(key) ?? [];
      named.push(file);
      this.#names.set(key, named);
    }
  }

  #addHeadings(note: Note): void {
    for (const { kind, label, text, path, source } of passagesOf(note)) {
      if (kind !== 'topic' && kind !== 'label') continue;
      const known = this.#headings.get(source.file) ?? new Set();
      // A heading with nothing but smaller headings below it stands in their paths.
      for (const heading of [label ?? text, ...path]) known.add(plainHeading(heading));
      this.#headings.set(source.file, known);
    }
  }

  #hasHeading(file: string, heading: string): boolean {
    const known = this.#headings.get(file);
    return known === undefined || known.has(plainHeading(heading));
  }
}

/** What sites leave off an address. */
const PAGE_ENDINGS = [
  '.md',
  '.mdx',
  '.markdown',
  '/index.md',
  '/_index.md',
  '/README.md',
  '/index.mdx',
];

function hrefsIn(content: readonly Inline[]): string[] {
  return content.flatMap((node) => {
    if (!('children' in node)) return [];
    const inside = hrefsIn(node.children);
    return node.kind === 'link' ? [node.href, ...inside] : inside;
  });
}

/** A path within the folder: no scheme, no address of another host, no absolute path. */
function isLocal(href: string): boolean {
  return href !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(href);
}

/** A note's name as wiki links write it; names of other files keep their ending. */
function withoutEnding(name: string): string {
  return noteFormat(name) === null ? name : name.replace(/\.[^.]+$/, '');
}

/** A relative path from a file, with `.` and `..` resolved; one that leads out of the folder keeps its `..`. */
function resolved(from: string, path: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of (path.split('?')[0] ?? '').split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** `%20` and its like as characters; a text with a stray `%` as it is. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** A heading's words as both `#Start up` (Obsidian) and `#start-up` (web) write them. */
function plainHeading(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
