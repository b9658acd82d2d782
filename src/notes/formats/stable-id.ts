/**
 * Ids that stay the same while a passage's words and its place in the outline stay the same, whatever is
 * edited elsewhere in the file: they are made of the words, never of line numbers or counts.
 *
 *   basics/vms.md#containers-and-vms              a topic whose words are plain
 *   basics/vms.md#errors/exec-format-error-5f2c19  one below a heading, with characters that the slug drops
 *   basics/vms.md#containers-and-vms:9c0d33a1e2    a passage of the note
 *   …~2                                            the same words a second time in the same place
 */
import { hash } from 'node:crypto';

/** Longest slug; more adds nothing for a reader and makes addresses unwieldy. */
const SLUG_LENGTH = 48;

/** Gives out the ids of one file's notes and passages, each once. */
export class IdGiver {
  readonly #file: string;
  readonly #given = new Map<string, number>();

  /** @param file - the file's name as citations show it; part of every id that has no author's id in front */
  constructor(file: string) {
    this.#file = file;
  }

  /** The id of a note by its topic and the headings above it. */
  forTopic(above: readonly string[], topic: string): string {
    return this.#once(`${this.#file}#${[...above, topic].map(slug).join('/')}`);
  }

  /** The id of a record that the author gave one: exactly that, unless it is taken in this file. */
  forRecord(id: string): string {
    return this.#once(id);
  }

  /** The id of a section inside a note: the same as if its heading opened a note of its own. */
  forSection(parent: string, heading: string): string {
    return this.#once(`${parent}/${slug(heading)}`);
  }

  /** The id of a passage below another. */
  forPassage(parent: string, label: string | undefined, text: string): string {
    const words = digest(`${parent}\0${label ?? ''}\0${text}`, 10);
    const note = parent.replace(/:[0-9a-f]{10}(~\d+)?$/, '');
    return this.#once(`${note}:${words}`);
  }

  #once(id: string): string {
    const times = (this.#given.get(id) ?? 0) + 1;
    this.#given.set(id, times);
    return times === 1 ? id : this.#once(`${id}~${times}`);
  }
}

/** The words of a topic as a part of an address; with a short digest where that loses more than case and spaces. */
export function slug(words: string): string {
  const plain = words.trim().toLowerCase();
  const kept = plain
    .slice(0, SLUG_LENGTH)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (kept !== '' && kept === plain.replaceAll(' ', '-')) return kept;
  return [kept, digest(plain, 6)].filter((part) => part !== '').join('-');
}

function digest(words: string, length: number): string {
  return hash('sha256', words, 'hex').slice(0, length);
}
