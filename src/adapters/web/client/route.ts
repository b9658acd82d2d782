/** Addresses of the page's views. They live behind `#`, so that the server needs no routes for them. */

/** A line of a note file; without `line`, the whole file. */
export interface NotePlace {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
}

/**
 * What is shown: the chat, with a note opened beside it; the notes, with one of them opened; or what is kept.
 * ```
 * #/                                 the chat
 * #/chat/containers/size.txt:14      the chat, and beside it line 14 of containers/size.txt
 * #/notes                            all notes
 * #/notes/containers/size.txt:14     the same line in the notes
 * #/inbox                            the questions that the notes did not answer
 * #/teaching                         notes from chat, and what is proposed
 * #/numbers                          what was asked, in charts
 * #/settings                         how the bot behaves, to be changed
 * ```
 */
export interface Route {
  readonly page: 'chat' | 'notes' | 'inbox' | 'teaching' | 'numbers' | 'settings';
  readonly place?: NotePlace;
}

/** Reads the part of an address from `#` on. What can't be read is the chat. */
export function parseRoute(hash: string): Route {
  if (hash === '#/inbox') return { page: 'inbox' };
  if (hash === '#/teaching') return { page: 'teaching' };
  if (hash === '#/numbers') return { page: 'numbers' };
  if (hash === '#/settings') return { page: 'settings' };
  const [, page, rest] = /^#\/(chat|notes)(?:\/(.*))?$/.exec(hash) ?? [];
  if (page !== 'chat' && page !== 'notes') return { page: 'chat' };
  const place = rest ? parsePlace(rest) : undefined;
  return place ? { page, place } : { page };
}

/** Writes a route so that `parseRoute` reads it back. */
export function formatRoute({ page, place }: Route): string {
  if (!place) return page === 'chat' ? '#/' : `#/${page}`;
  const file = place.file.split('/').map(encodeURIComponent).join('/');
  return `#/${page}/${file}${place.line === undefined ? '' : `:${place.line}`}`;
}

/** A colon inside a file's name is written `%3A`, so the last colon before digits is ours. */
function parsePlace(rest: string): NotePlace | undefined {
  const [, path = '', digits] = /^(.*?)(?::([1-9]\d{0,8}))?$/.exec(rest) ?? [];
  const file = decode(path);
  if (!file) return undefined;
  return digits === undefined ? { file } : { file, line: Number(digits) };
}

/** Half an escape (`%4`) makes no name. */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
