/**
 * The index: notes cut into units, each a run of words in one field. A unit is what is scored on its own: the
 * topic, one other way to ask, the keywords, one passage (or a window of a long one).
 *
 *     note 7   unit 41 topic      "Containers and VMs"
 *              unit 42 question   "what is lighter, a vm or a container"
 *              unit 43 text       "Size: an image of a VM holds a whole system"      parent: 41
 *
 * Everything is a column of numbers by note, unit or stem. Notes are numbered in order of arrival; a removed
 * note's numbers are not used again until the engine packs the index.
 */
import { Definitions } from './definitions.js';
import { withRoom } from './growable.js';
import { Families } from './vocabulary/families.js';
import { hashOf } from './hash.js';
import { Impacts } from './postings/impacts.js';
import { MOST_NOTES, Postings } from './postings/postings.js';
import { rarityOf, StemCounts } from './vocabulary/stem-counts.js';
import { Spelling } from './vocabulary/spelling.js';
import { LONGEST_UNIT, TokenPages } from './token-pages.js';
import type { Words } from '../words/words.js';
import { FIELD_WEIGHT, type UnitSource } from './unit-source.js';
import { Vocabulary } from './vocabulary/vocabulary.js';

/** What was added to the lists is merged in when it exceeds this share of all, and this number. */
const MERGE_SHARE = 0.4;
const MERGE_LEAST = 20_000;

/** The inverted and the forward index of a set of notes. */
export class NoteIndex {
  /** How texts are taken as words. */
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  readonly families: Families;
  readonly spelling: Spelling;
  readonly postings = new Postings();
  readonly tokens = new TokenPages();
  /** What the notes' abbreviations stand for. */
  readonly definitions = new Definitions();
  readonly counts: StemCounts;
  readonly impacts = new Impacts();

  /** By note: its first unit; its units follow each other. Valid up to `notes`. */
  noteFirst = new Uint32Array(16);
  /** By note: how many units it has; 0 for a removed one. */
  noteUnits = new Uint32Array(16);
  /** By note: a number made from its id, to decide between equals. */
  noteKey = new Uint32Array(16);
  /** By note: words, weighted by field. */
  noteLength = new Float32Array(16);
  /** By unit. Valid up to `units`. */
  unitField = new Uint8Array(16);
  /** By unit: the unit it hangs below, or -1. */
  unitParent = new Int32Array(16);
  /** By unit: position of its passage in the note, depth first. */
  unitPassage = new Uint32Array(16);
  unitStart = new Uint32Array(16);
  unitLength = new Uint16Array(16);

  notes = 0;
  units = 0;
  liveNotes = 0;
  liveUnits = 0;
  totalNoteLength = 0;
  totalUnitLength = 0;
  /** Notes below this number stand in the lists. */
  private filedNotes = 0;
  private hasRemoved = false;

  /** @param words how texts are taken as words */
  constructor(words: Words) {
    this.words = words;
    this.vocabulary = new Vocabulary(words.stem);
    this.families = new Families(this.vocabulary, words.familyKey);
    this.spelling = new Spelling(this.vocabulary);
    this.counts = new StemCounts(this.vocabulary, words.isFunctionStem);
  }

  /** Mean weighted length of a note, in words; at least 1. */
  get meanNoteLength(): number {
    return Math.max(1, this.totalNoteLength / Math.max(1, this.liveNotes));
  }

  /** Mean length of a unit, in words; at least 1. */
  get meanUnitLength(): number {
    return Math.max(1, this.totalUnitLength / Math.max(1, this.liveUnits));
  }

  /**
   * Adds a note. It is found after the next `commit`.
   * @param id decides between notes of equal score
   * @returns its number
   * @throws RangeError when there are more than sixteen million, removed ones included
   */
  add(id: string, sources: readonly UnitSource[]): number {
    if (this.notes === MOST_NOTES) throw new RangeError(`more than ${MOST_NOTES} notes`);
    const note = this.notes++;
    this.growNotes();
    const first = this.units;
    this.noteFirst[note] = first;
    this.noteKey[note] = hashOf(id);
    this.noteUnits[note] = sources.length;
    let length = 0;
    for (const source of sources) length += this.addUnit(note, first, source);
    this.noteLength[note] = length;
    this.totalNoteLength += length;
    this.liveNotes++;
    return note;
  }

  /** Removes a note at once. */
  remove(note: number): void {
    const first = this.noteFirst[note]!;
    const end = first + this.noteUnits[note]!;
    const counted = new Set<number>();
    for (let unit = first; unit < end; unit++) {
      this.forEachWord(unit, (word) => {
        const stem = this.vocabulary.stemOf(word);
        counted.add(stem);
        this.counts.remove(word, stem);
      });
      this.totalUnitLength -= this.unitLength[unit]!;
      this.liveUnits--;
    }
    for (const stem of counted) this.counts.removeNote(stem);
    this.totalNoteLength -= this.noteLength[note]!;
    this.liveNotes--;
    this.noteUnits[note] = 0;
    this.hasRemoved = true;
    if (this.liveNotes === 0) this.totalNoteLength = this.totalUnitLength = 0;
  }

  /** Makes what was added and removed since the last commit count. */
  commit(): void {
    this.spelling.extend();
    this.families.extend();
    if (!this.impacts.fits(this.meanNoteLength, this.meanUnitLength)) this.startLists();
    for (; this.filedNotes < this.notes; this.filedNotes++) {
      this.file(this.filedNotes);
      const { added, size } = this.postings;
      if (added > MERGE_LEAST && added > MERGE_SHARE * size) this.merge();
    }
    this.counts.forgetRarities();
  }

  /** In how many notes a stem occurs. */
  notesWith(stem: number): number {
    return this.counts.notesWith(stem);
  }

  /** The share of all words that are this stem. */
  commonness(stem: number): number {
    return this.counts.timesOf(stem) / Math.max(1, this.totalUnitLength);
  }

  /** Whether a word occurs in a note, or is the bare stem of one that does. */
  isInUse(word: number): boolean {
    return this.counts.isInUse(word);
  }

  /** How telling a stem is. */
  rarity(stem: number): number {
    return this.counts.rarity(stem, this.liveNotes);
  }

  /** How telling a stem would be that occurs in `count` notes. */
  rarityOfCount(count: number): number {
    return rarityOf(count, this.liveNotes);
  }

  /** Calls back with the stem of each word of a unit, in order. */
  forEachStem(unit: number, visit: (stem: number) => void): void {
    const stems = this.vocabulary.stemOfWord;
    this.forEachWord(unit, (word) => {
      visit(stems[word]!);
    });
  }

  /** The stems of a unit's words, in order. */
  stemsOf(unit: number): number[] {
    const stems: number[] = [];
    this.forEachStem(unit, (stem) => stems.push(stem));
    return stems;
  }

  private forEachWord(unit: number, visit: (word: number) => void): void {
    const start = this.unitStart[unit]!;
    const page = this.tokens.page(start);
    const from = this.tokens.offset(start);
    const end = from + this.unitLength[unit]!;
    for (let at = from; at < end; at++) visit(page[at]!);
  }

  private addUnit(note: number, first: number, source: UnitSource): number {
    const unit = this.units++;
    this.growUnits();
    const words: number[] = [];
    for (const text of source.words.slice(0, LONGEST_UNIT)) words.push(this.addWord(note, text));
    this.unitField[unit] = source.field;
    this.unitParent[unit] = source.parent < 0 ? -1 : first + source.parent;
    this.unitPassage[unit] = source.passage;
    this.unitStart[unit] = this.tokens.append(words);
    this.unitLength[unit] = words.length;
    this.totalUnitLength += words.length;
    this.liveUnits++;
    return words.length * FIELD_WEIGHT[source.field];
  }

  private addWord(note: number, text: string): number {
    const word = this.vocabulary.intern(text);
    this.counts.add(note, word, this.vocabulary.stemOf(word));
    return word;
  }

  /** Brings a note's stems into the lists. */
  private file(note: number): void {
    const text = {
      first: this.noteFirst[note]!,
      units: this.noteUnits[note]!,
      length: this.noteLength[note]!,
    };
    this.impacts.take(text, this, this.vocabulary.stemCount, (stem, impact) => {
      this.postings.add(stem, note, impact);
    });
  }

  /** Empties the lists, to be filled anew on a scale that fits. */
  private startLists(): void {
    this.postings.clear();
    this.impacts.reset(this.meanNoteLength, this.meanUnitLength);
    this.filedNotes = 0;
  }

  private merge(): void {
    const { noteUnits } = this;
    this.postings.merge(
      this.vocabulary.stemCount,
      this.hasRemoved ? (note) => noteUnits[note]! > 0 : undefined,
    );
  }

  private growNotes(): void {
    if (this.notes <= this.noteFirst.length) return;
    this.noteFirst = withRoom(this.noteFirst, this.notes);
    this.noteUnits = withRoom(this.noteUnits, this.notes);
    this.noteLength = withRoom(this.noteLength, this.notes);
    this.noteKey = withRoom(this.noteKey, this.notes);
  }

  private growUnits(): void {
    if (this.units <= this.unitField.length) return;
    this.unitField = withRoom(this.unitField, this.units);
    this.unitParent = withRoom(this.unitParent, this.units);
    this.unitPassage = withRoom(this.unitPassage, this.units);
    this.unitStart = withRoom(this.unitStart, this.units);
    this.unitLength = withRoom(this.unitLength, this.units);
  }
}
