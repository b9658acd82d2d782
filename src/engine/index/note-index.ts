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
import { NumberList, withRoom, type Numbers } from './growable.js';
import { Families } from './families.js';
import { hashOf } from './hash.js';
import { Postings } from './postings.js';
import { StemPeaks } from './stem-peaks.js';
import type { ArrayKind, SnapshotReader, SnapshotWriter } from './snapshot.js';
import { Spelling } from './spelling.js';
import { LONGEST_UNIT, TokenPages } from './token-pages.js';
import { Vocabulary } from './vocabulary.js';
import { FUNCTION_STEMS } from '../words/function-words.js';

/** Which part of a note a unit is. The numbers are stored. */
export const FIELD = { topic: 0, question: 1, keyword: 2, text: 3 } as const;

/** A number of `FIELD`. */
export type Field = (typeof FIELD)[keyof typeof FIELD];

/**
 * How much a word counts by its field when a note is scored as one bag of words: authors put the telling words
 * into the topic, and other ways to ask are nearly the question itself.
 */
export const FIELD_WEIGHT: Readonly<Record<Field, number>> = { 0: 2, 1: 1.5, 2: 1.5, 3: 1 };

/** How much a function word counts against a content word of the same rarity. */
export const FUNCTION_WEIGHT = 0.35;

/** A unit to be indexed. */
export interface UnitSource {
  readonly field: Field;
  /** Position, among the note's units, of the unit that this one hangs below; -1 for none. */
  readonly parent: number;
  /** Position, among the note's passages, of the passage that it leads to. */
  readonly passage: number;
  /** Its words, folded; at most `LONGEST_UNIT` are kept. */
  readonly words: readonly string[];
}

/** The number of a note or unit that is no more. */
const REMOVED = -1;

/** Postings are rebuilt when those added since the last time exceed this share of all (and this number). */
const REBUILD_SHARE = 0.4;
const REBUILD_LEAST = 20_000;

const NOTE_COLUMNS = ['noteFirst', 'noteUnits', 'noteKey', 'noteLength'] as const;
const UNIT_COLUMNS = ['unitField', 'unitParent', 'unitPassage', 'unitStart', 'unitLength'] as const;
const STEM_COLUMNS = ['stemNotes', 'stemTimes', 'stemIsFunction'] as const;
/** A column that is saved. */
type Column =
  | (typeof NOTE_COLUMNS)[number]
  | (typeof UNIT_COLUMNS)[number]
  | (typeof STEM_COLUMNS)[number]
  | 'unitFacts'
  | 'wordTimes';
/** The single numbers that are saved. */
const TOTALS = [
  'notes',
  'units',
  'liveNotes',
  'liveUnits',
  'totalNoteLength',
  'totalUnitLength',
  'filedNotes',
  'filedUnits',
  'filedWords',
  'knownStems',
] as const;

/** Whether the second of a unit's facts says that it is its note's only unit. */
export const isSingle = (fact: number): boolean => (fact & 4) !== 0;
/** The unit's field, of the second of its facts. */
export const fieldOf = (fact: number): number => fact & 3;
/** The unit's length in words, of the second of its facts. */
export const lengthOf = (fact: number): number => fact >>> 3;

/** The inverted and the forward index of a set of notes. */
export class NoteIndex {
  readonly vocabulary = new Vocabulary();
  readonly families = new Families(this.vocabulary);
  readonly spelling = new Spelling(this.vocabulary);
  readonly postings = new Postings();
  readonly tokens = new TokenPages();
  readonly peaks = new StemPeaks();

  /** By note: its first unit; its units follow each other. Valid up to `notes`. */
  noteFirst = new Uint32Array(16);
  /** By note: how many units it has. */
  noteUnits = new Uint32Array(16);
  /** By note: a number made from its id, to decide between equals. */
  noteKey = new Uint32Array(16);
  /** By note: words, weighted by field. */
  noteLength = new Float32Array(16);
  /**
   * By unit, two numbers side by side, as the sweep over the lists wants them: its note, or -1 when removed; and its
   * length, whether it is its note's only unit, and its field (`lengthOf`, `isSingle`, `fieldOf`).
   */
  unitFacts = new Int32Array(32);
  /** By unit. Valid up to `units`. */
  unitField = new Uint8Array(16);
  /** By unit: the unit it hangs below, or -1. */
  unitParent = new Int32Array(16);
  /** By unit: position of its passage in the note, depth first. */
  unitPassage = new Uint32Array(16);
  unitStart = new Uint32Array(16);
  unitLength = new Uint16Array(16);
  /** By stem: in how many notes it occurs. */
  stemNotes = new Uint32Array(1024);
  /** By word: how often it occurs in all notes. */
  wordTimes = new Uint32Array(1024);
  /** By stem: how often it occurs in all notes. */
  stemTimes = new Uint32Array(1024);
  /** By stem: 1 for that of a function word. */
  stemIsFunction = new Uint8Array(1024);
  /** By stem: what `rarity` returns, or 0 while it has not been asked since the last commit. */
  stemRarity = new Float32Array(1024);
  /** By stem, while notes are added: the last note that counted it. */
  private stemLastNote = new Int32Array(1024);
  /** By stem, while one note's bounds are taken in: how often it occurs; 0 otherwise. */
  private stemTotal = new Float32Array(1024);
  private readonly met = new NumberList(64);

  knownStems = 0;
  notes = 0;
  units = 0;
  liveNotes = 0;
  liveUnits = 0;
  totalNoteLength = 0;
  totalUnitLength = 0;
  filedNotes = 0;
  filedUnits = 0;
  filedWords = 0;
  private pendingWords = 0;

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
   */
  add(id: string, sources: readonly UnitSource[]): number {
    const note = this.notes++;
    this.growNotes();
    const first = this.units;
    this.noteFirst[note] = first;
    this.noteKey[note] = hashOf(id);
    this.noteUnits[note] = sources.length;
    let length = 0;
    for (const source of sources) length += this.addUnit(note, first, source);
    if (sources.length === 1) this.unitFacts[2 * first + 1]! |= 4;
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
        this.stemTimes[stem]!--;
        this.wordTimes[word]!--;
      });
      this.unitFacts[2 * unit] = REMOVED;
      this.totalUnitLength -= this.unitLength[unit]!;
      this.liveUnits--;
    }
    for (const stem of counted) this.stemNotes[stem]!--;
    this.totalNoteLength -= this.noteLength[note]!;
    this.liveNotes--;
    if (this.liveNotes === 0) this.totalNoteLength = this.totalUnitLength = 0;
  }

  /** Makes what was added and removed since the last commit count. */
  commit(): void {
    this.spelling.extend();
    this.families.extend();
    const added = this.postings.added + this.pendingWords;
    if (added > REBUILD_LEAST && added > REBUILD_SHARE * this.filedWords) this.rebuild();
    else this.file();
    this.filedWords += this.pendingWords;
    this.pendingWords = 0;
    this.filedUnits = this.units;
    this.filedNotes = this.notes;
    this.stemRarity.fill(0);
  }

  /** Writes the index. What was added stands in the base of its lists afterwards. */
  save(to: SnapshotWriter): void {
    if (this.postings.added > 0) this.rebuild();
    this.vocabulary.save(to);
    this.families.save(to);
    this.spelling.save(to);
    this.postings.save(to);
    this.peaks.save(to);
    this.tokens.save(to);
    for (const [name, length] of this.columns()) to.array(name, this[name].subarray(0, length));
    to.fact(
      'totals',
      TOTALS.map((name) => this[name]),
    );
  }

  /** Takes over what was written; this index is new. */
  load(from: SnapshotReader): void {
    this.vocabulary.load(from);
    this.families.load(from);
    this.spelling.load(from);
    this.postings.load(from);
    this.peaks.load(from);
    this.tokens.load(from);
    const totals = from.fact('totals') as number[];
    TOTALS.forEach((name, at) => {
      this[name] = totals[at] ?? 0;
    });
    for (const [name] of this.columns())
      Object.assign(this, { [name]: from.array(name, kindOf(this[name])) });
    this.stemRarity = new Float32Array(this.knownStems);
    this.stemLastNote = new Int32Array(this.knownStems);
    this.stemTotal = new Float32Array(this.knownStems);
  }

  /** The columns that are saved, and how much of each. */
  private columns(): [Column, number][] {
    const { words } = this.vocabulary;
    return [
      ...NOTE_COLUMNS.map((name): [Column, number] => [name, this.notes]),
      ...UNIT_COLUMNS.map((name): [Column, number] => [name, this.units]),
      ...STEM_COLUMNS.map((name): [Column, number] => [name, this.knownStems]),
      ['unitFacts', 2 * this.units],
      ['wordTimes', words],
    ];
  }

  /** In how many notes a stem occurs. */
  notesWith(stem: number): number {
    return this.stemNotes[stem]!;
  }

  /** The share of all words that are this stem. */
  commonness(stem: number): number {
    return this.stemTimes[stem]! / Math.max(1, this.totalUnitLength);
  }

  /** Whether a word occurs in a note, or is the bare stem of one that does. */
  isInUse(word: number): boolean {
    if (word < this.wordTimes.length && this.wordTimes[word]! > 0) return true;
    const stem = this.vocabulary.stemOf(word);
    return this.stemNotes[stem]! > 0 && this.vocabulary.stem(stem) === this.vocabulary.word(word);
  }

  /**
   * How telling a stem is: its inverse document frequency (Robertson's, always positive), less for function words.
   * Rounded as it is kept, so that the same question gets the same numbers when it is asked again.
   */
  rarity(stem: number): number {
    const known = this.stemRarity[stem]!;
    if (known > 0) return known;
    const weight = this.stemIsFunction[stem] === 1 ? FUNCTION_WEIGHT : 1;
    const rarity = Math.fround(this.rarityOfCount(this.stemNotes[stem]!) * weight);
    this.stemRarity[stem] = rarity;
    return rarity;
  }

  /** The inverse document frequency of a stem that occurs in `count` notes. */
  rarityOfCount(count: number): number {
    return Math.log(1 + (this.liveNotes - count + 0.5) / (count + 0.5));
  }

  /** Calls back with the stem of each word of a unit, in order. */
  forEachStem(unit: number, visit: (stem: number) => void): void {
    const stems = this.vocabulary.stemOfWord;
    this.forEachWord(unit, (word) => {
      visit(stems[word]!);
    });
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
    this.unitFacts[2 * unit] = note;
    this.unitField[unit] = source.field;
    this.unitParent[unit] = source.parent < 0 ? -1 : first + source.parent;
    this.unitPassage[unit] = source.passage;
    this.unitStart[unit] = this.tokens.append(words);
    this.unitLength[unit] = words.length;
    this.unitFacts[2 * unit + 1] = (words.length << 3) | source.field;
    this.totalUnitLength += words.length;
    this.liveUnits++;
    this.pendingWords += words.length;
    return words.length * FIELD_WEIGHT[source.field];
  }

  private addWord(note: number, text: string): number {
    const word = this.vocabulary.intern(text);
    const stem = this.vocabulary.stemOf(word);
    if (stem >= this.knownStems) this.growStems();
    this.stemTimes[stem]!++;
    this.wordTimes = withRoom(this.wordTimes, this.vocabulary.words);
    this.wordTimes[word]!++;
    if (this.stemLastNote[stem] !== note + 1) {
      this.stemLastNote[stem] = note + 1;
      this.stemNotes[stem]!++;
    }
    return word;
  }

  private file(): void {
    for (let unit = this.filedUnits; unit < this.units; unit++) {
      if (this.unitFacts[2 * unit] === REMOVED) continue;
      this.forEachStem(unit, (stem) => {
        this.postings.add(stem, unit);
      });
    }
    if (!this.peaks.isKnown) return;
    for (let note = this.filedNotes; note < this.notes; note++) this.raisePeaks(note);
  }

  private rebuild(): void {
    const { units, unitFacts, unitStart, unitLength, tokens } = this;
    const { stemOfWord, stemCount } = this.vocabulary;
    const text = { units, unitFacts, unitStart, unitLength, tokens, stemOfWord, stemCount };
    this.postings.rebuild(text);
    this.peaks.reset(stemCount, this.meanNoteLength, this.meanUnitLength);
    for (let note = 0; note < this.notes; note++) this.raisePeaks(note);
  }

  /** Takes a note's stems into the bounds. */
  private raisePeaks(note: number): void {
    const { stemTotal, met, unitField } = this;
    const first = this.noteFirst[note]!;
    const end = first + this.noteUnits[note]!;
    if (this.unitFacts[2 * first] !== note) return;
    let shortest = Infinity;
    met.length = 0;
    for (let unit = first; unit < end; unit++) {
      const weight = FIELD_WEIGHT[unitField[unit] as Field];
      shortest = Math.min(shortest, this.unitLength[unit]!);
      this.forEachStem(unit, (stem) => {
        if (stemTotal[stem] === 0) met.push(stem);
        stemTotal[stem]! += weight;
      });
    }
    for (let at = 0; at < met.length; at++) {
      const stem = met.data[at]!;
      this.peaks.raise(stem, stemTotal[stem]!, this.noteLength[note]!, shortest);
      stemTotal[stem] = 0;
    }
  }

  private growNotes(): void {
    this.noteFirst = withRoom(this.noteFirst, this.notes);
    this.noteUnits = withRoom(this.noteUnits, this.notes);
    this.noteLength = withRoom(this.noteLength, this.notes);
    this.noteKey = withRoom(this.noteKey, this.notes);
  }

  private growUnits(): void {
    this.unitFacts = withRoom(this.unitFacts, 2 * this.units);
    this.unitField = withRoom(this.unitField, this.units);
    this.unitParent = withRoom(this.unitParent, this.units);
    this.unitPassage = withRoom(this.unitPassage, this.units);
    this.unitStart = withRoom(this.unitStart, this.units);
    this.unitLength = withRoom(this.unitLength, this.units);
  }

  private growStems(): void {
    const needed = this.vocabulary.stemCount;
    this.stemNotes = withRoom(this.stemNotes, needed);
    this.stemTimes = withRoom(this.stemTimes, needed);
    this.stemIsFunction = withRoom(this.stemIsFunction, needed);
    this.stemRarity = withRoom(this.stemRarity, needed);
    this.stemLastNote = withRoom(this.stemLastNote, needed);
    this.stemTotal = withRoom(this.stemTotal, needed);
    for (; this.knownStems < needed; this.knownStems++) {
      if (FUNCTION_STEMS.has(this.vocabulary.stem(this.knownStems)))
        this.stemIsFunction[this.knownStems] = 1;
    }
  }
}

/** The constructor of a typed array. */
function kindOf<T extends Numbers>(array: T): ArrayKind<T> {
  return array.constructor as unknown as ArrayKind<T>;
}
