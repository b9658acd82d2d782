/** The tags of a repository, page by page (distribution-spec, "Content Discovery", "Listing Tags"). */
import { isTag } from '../../canirun/reference/reference-grammar.js';
import { readJson } from '../../core/text/bounded-json.js';
import { ExchangeError, type ExchangeResponse } from '../http-exchange.js';
import type { RegistryClient, Repository } from '../registry-client.js';

/** Pages that are asked for at most. */
const MOST_PAGES = 5;

/** Tags that are taken at most. */
const MOST_TAGS = 20_000;

/**
 * Asks for the tags.
 * @returns the tags, or the first page's answer where its status is not 200
 * @throws ExchangeError when what came is no list of tags
 */
export async function listTags(
  client: RegistryClient,
  repository: Repository,
): Promise<{ readonly tags: readonly string[] } | { readonly refused: ExchangeResponse }> {
  const tags = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES && tags.size < MOST_TAGS; page++) {
    const response = await client.getTags(repository, after);
    if (response.status !== 200) {
      if (page === 0) return { refused: response };
      break;
    }
    const found = readTags(response);
    for (const tag of found) tags.add(tag);
    const last = found.at(-1);
    // A page that ends where the one before did would be asked for without end.
    if (!hasNext(response) || last === undefined || last === after) break;
    after = last;
  }
  return { tags: [...tags].slice(0, MOST_TAGS) };
}

/** What is no tag is left out: nothing of it could be asked for. */
function readTags({ body }: ExchangeResponse): readonly string[] {
  const json = readJson(body.toString('utf8'));
  const list =
    json.ok && typeof json.value === 'object' && json.value !== null && 'tags' in json.value
      ? json.value.tags
      : undefined;
  // Of an empty repository distribution says null.
  if (list === null) return [];
  if (!Array.isArray(list)) throw new ExchangeError('something that is no list of tags');
  return list.filter((tag): tag is string => typeof tag === 'string' && isTag(tag));
}

/** Where the link leads is not looked at: the next page is asked for at the same place. */
function hasNext({ header }: ExchangeResponse): boolean {
  return /;\s*rel="?next"?/i.test(header('link') ?? '');
}
