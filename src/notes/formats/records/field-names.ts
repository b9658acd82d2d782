/** Names of fields: which mean the same, which belong to other programs, and what a misspelt one was meant to be. */
import type { NoteProblem } from '../../../core/note.js';

/** What a field is for. */
export type FieldName =
  | 'id'
  | 'topic'
  | 'question'
  | 'answer'
  | 'keyword'
  | 'owner'
  | 'standin'
  | 'review'
  | 'origin'
  | 'audience';

/** A name as somebody wrote it, with its line. */
export interface NamedField {
  readonly name: string;
  readonly line: number;
}

/** What the names of one record or front matter tell. */
export interface FieldCheck {
  readonly problems: readonly NoteProblem[];
  /** Whether one of them was meant to limit who sees the note, and says so wrongly. */
  readonly hides: boolean;
}

/** Names in small letters, without blanks, dashes and underscores, by what they are for. */
const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map([
  ...names('id', 'id key noteid ref'),
  ...names('topic', 'topic title subject name heading intent'),
  ...names(
    'question',
    'question questions q alsoasked alsoaskedas asks ask query queries prompt prompts utterance utterances variant variants frage fragen front altquestion altquestions alternativequestion alternativequestions alternatequestions otherquestions similarquestions paraphrase paraphrases patterns',
  ),
  ...names(
    'answer',
    'answer answers a text body content response responses reply replies solution definition antwort note back',
  ),
  ...names(
    'keyword',
    'keyword keywords tag tags alias aliases searchwords category categories topics synonyms',
  ),
  ...names('owner', 'owner owners maintainer maintainers contact'),
  ...names('standin', 'standin deputy substitute vertretung'),
  ...names('review', 'review reviewby reviewon reviewdate expires'),
  ...names('audience', 'audience audiences visibleto onlyfor readers'),
  ...names('origin', 'source sources origin origins reference references url urls link links'),
]);

/**
 * Names that site generators, note programs and exports write for themselves, and that say nothing about a note
 * (documentation of Jekyll, Hugo, Docusaurus, MkDocs, VitePress, Obsidian, Logseq and Discourse, November 2026); and those that
 * only notes from chat have (`formats/taught`).
 */
const FOREIGN = new Set(
  'layout permalink published date lastmod lastmodified updated created createdat updatedat modified publishdate expirydate draft weight order position sortorder sidebarposition sidebarlabel sidebar hidetitle hidetableofcontents slug path type template class cssclass cssclasses css banner cover image images thumbnail icon lang language locale version versions schema description summary excerpt linktitle navorder navtitle parent haschildren grandparent toc tocdepth menu params cascade outputs markup series author authors email status priority level index number section sections page pages pagetitle metadata meta seo robots canonical canonicalurl head comments comment publish aliasesof related relatedposts next prev previous pagination build hide search nav theme color colour shape rating lastreviewed reviewed created_by uid uuid guid hash score count views likes votes format kind group locked featured sticky prime deprecated embed resources categoryid categoryids href message verbatim standin'.split(
    ' ',
  ),
);

/** What a field's name stands for, in any case and with any of its synonyms; `null` for names without meaning here. */
export function fieldName(name: string): FieldName | null {
  return FIELD_NAMES.get(plainName(name)) ?? null;
}

/** Names by which one may say who sees a note; a misspelt one must not make the note public. */
const LIMITS = ['audience', 'visibleto', 'onlyfor', 'readers'];

/** Edits that a misspelt name is away from the right one: two in a long name, one in one of five letters. */
const MOST_EDITS = 2;
const LONG_NAME = 6;
const SHORT_NAME = 5;

/**
 * Checks names of fields: one that nobody knows is said, with the nearest known one; one that is a slip away from a
 * known one is an error.
 */
export function checkFields(file: string, fields: readonly NamedField[]): FieldCheck {
  const unknown = fields.filter(
    ({ name }) => fieldName(name) === null && !FOREIGN.has(plainName(name)) && isWord(name),
  );
  const limits = unknown.filter(({ name }) =>
    LIMITS.some((limit) => editsBetween(plainName(name), limit, MOST_EDITS) <= MOST_EDITS),
  );
  return {
    problems: unknown.map((field) => unknownField(file, field, limits.includes(field))),
    hides: limits.length > 0,
  };
}

function unknownField(file: string, { name, line }: NamedField, hides: boolean): NoteProblem {
  const nearest = nearestName(plainName(name));
  const { length } = plainName(name);
  const isSlip = nearest.edits <= (length >= LONG_NAME ? MOST_EDITS : length >= SHORT_NAME ? 1 : 0);
  const shown = name.slice(0, 40);
  if (hides || isSlip) {
    const effect = hides
      ? 'so the note is hidden from everybody until it is mended'
      : 'so it was left out';
    return {
      file,
      line,
      severity: 'error',
      code: 'misspelt-field',
      message: `There is no field "${shown}", ${effect}.`,
      remedy: `Write "${hides ? 'audience' : nearest.name}" if that is meant, or take the field out.`,
    };
  }
  return {
    file,
    line,
    severity: 'warning',
    code: 'unknown-field',
    message: `The field "${shown}" has no meaning here, so it was left out.`,
    remedy: isNear(nearest, length)
      ? `The nearest one is "${nearest.name}"; docs/notes.md names all.`
      : 'Nothing is lost if it is for another program; docs/notes.md names those that are read.',
  };
}

/** Whether somebody may have meant the known name: more than half of its letters are as they stand. */
function isNear({ edits }: { edits: number }, length: number): boolean {
  return 2 * edits < length;
}

/** The known name that a name is the fewest edits away from; of those that are not near, whichever comes first. */
function nearestName(name: string): { name: string; edits: number } {
  let nearest = { name: 'question', edits: Math.max(MOST_EDITS + 1, Math.ceil(name.length / 2)) };
  for (const known of FIELD_NAMES.keys()) {
    if (known.length < 3) continue;
    const edits = editsBetween(name, known, nearest.edits - 1);
    if (edits < nearest.edits) nearest = { name: known, edits };
  }
  return nearest;
}

/** Longest name that is compared; the cost of a comparison is the product of both lengths. */
const MAX_COMPARED = 30;

/**
 * Letters to insert, take out, change or swap with their neighbour (optimal string alignment).
 * @param most - more than so many are not told apart: they are `most + 1`
 */
function editsBetween(a: string, b: string, most: number): number {
  if (a.length > MAX_COMPARED || Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let fewest = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swaps ? (before[j - 2] ?? 0) + 1 : Infinity;
      const edits = Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(edits);
      fewest = Math.min(fewest, edits);
    }
    // Nor can a swap, from the row before, make fewer: it costs as much as the change in this row did.
    if (fewest > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

/** A name that somebody may have meant as a field's, and not a sentence, a path or an index. */
function isWord(name: string): boolean {
  return /^\p{L}[\p{L}\p{N}\s_-]{2,40}$/u.test(name);
}

function names(meaning: FieldName, synonyms: string): [string, FieldName][] {
  return synonyms.split(' ').map((name) => [name, meaning]);
}
