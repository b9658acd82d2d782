/**
 * Notion's export "Markdown & CSV": a file a page, named after its title with an id behind it, pages below it in a folder
 * of that name, a table a database (Notion Help, "Export your content", read November 2026; newer exports leave the ids
 * off folders). Pages go over as they are, under names that people read, with links that lead to them.
 */
import { leftOut, type ExportedFiles, type ImportStep } from './exported-files.js';
import { nameOf } from '../../core/text/file-name.js';
import { FreeNames } from './file-names.js';
import { readNotionDatabase, type NotionDatabase } from './notion-database.js';
import { readNotionPage } from './notion-page.js';

/** Name of a page or database: title, blank, 32 hexadecimal digits; `_all` marks the view without filters. */
const NAMED = /^(.*?)\s?([0-9a-f]{32})(_all)?$/s;

/** Whether names are those of such an export. */
export function isNotionExport(names: readonly string[]): boolean {
  return names.some((name) => /[ /][0-9a-f]{32}(?:_all)?\.(?:md|csv)$/.test(name));
}

/** Reads the pages and databases of an export. */
export async function* readNotion(files: ExportedFiles): AsyncGenerator<ImportStep> {
  const pages = pageNames(files.names);
  const databases = yield* readDatabases(files);
  const site = { pages, byId: byId(pages), names: new Set(files.names) };
  const free = new FreeNames();
  // What pages are called is known before, so that rows without a page get none of their names.
  for (const target of pages.values()) free.take(target.slice(0, -'.md'.length), 'md');
  const seenRows = new Map<NotionDatabase, Set<string>>();
  for (const name of files.names) {
    yield { kind: 'read', files: 1 };
    const target = pages.get(name);
    if (target === undefined) {
      if (/\.html?$/i.test(name)) yield noHtml(name);
      continue;
    }
    const text = await files.text(name);
    if (typeof text !== 'string') {
      yield { kind: 'problem', problem: text };
      continue;
    }
    const database = databases.get(folderKey(folderOf(name)));
    const page = readNotionPage({ name, target, text, database, site });
    if (database !== undefined) rowsOf(seenRows, database).add(page.title);
    yield* page.steps;
  }
  for (const database of new Set(databases.values()))
    yield* database.rowFiles(rowsOf(seenRows, database), free);
}

function rowsOf(seen: Map<NotionDatabase, Set<string>>, database: NotionDatabase): Set<string> {
  const rows = seen.get(database) ?? new Set();
  seen.set(database, rows);
  return rows;
}

/** The tables of an export, by the folder that their pages lie in. One without filters is better than one with. */
async function* readDatabases(
  files: ExportedFiles,
): AsyncGenerator<ImportStep, Map<string, NotionDatabase>> {
  const found = new Map<string, NotionDatabase>();
  const tables = files.names.filter((name) => /\.csv$/i.test(name));
  const isWhole = (name: string): boolean => name.endsWith('_all.csv');
  for (const name of tables.toSorted((a, b) => Number(isWhole(b)) - Number(isWhole(a)))) {
    const stem = name.replace(/(?:_all)?\.csv$/i, '');
    const key = folderKey(stem);
    if (found.has(key)) continue;
    const text = await files.text(name);
    if (typeof text === 'string') found.set(key, readNotionDatabase(name, namesOf(stem), text));
    else yield { kind: 'problem', problem: text };
  }
  return found;
}

/** Each page with the name that its note gets: the same folders, without ids, each name once. */
function pageNames(names: readonly string[]): ReadonlyMap<string, string> {
  const free = new FreeNames();
  return new Map(
    names
      .filter((name) => /\.(?:md|markdown)$/i.test(name))
      .map((name) => [name, free.take(namesOf(name.replace(/\.[^.]+$/, '')), 'md')]),
  );
}

/** A path of an export as one that people read. */
function namesOf(path: string): string {
  return path
    .split('/')
    .map((part) => nameOf(titleOf(part), 'untitled'))
    .join('/');
}

/** A folder's path with its ids left off, as newer exports write it. */
function folderKey(path: string): string {
  return path.split('/').map(titleOf).join('/');
}

function titleOf(part: string): string {
  return (NAMED.exec(part)?.[1] ?? part).trim();
}

function folderOf(name: string): string {
  return name.split('/').slice(0, -1).join('/');
}

/** Pages by the id in their names, by which links to the site itself name them. */
function byId(pages: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...pages].flatMap(([name, target]) => {
      const id = NAMED.exec((name.split('/').at(-1) ?? '').replace(/\.[^.]+$/, ''))?.[2];
      return id === undefined ? [] : [[id, target] as const];
    }),
  );
}

const noHtml = (name: string): ImportStep =>
  leftOut(
    name,
    'html-export',
    'Pages exported as HTML are not read.',
    'Export again, and choose "Markdown & CSV".',
  );
