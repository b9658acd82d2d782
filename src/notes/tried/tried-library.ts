/**
 * Notes that somebody tries on the page: for one conversation, in memory only, with an engine that knows no others. All
 * other conversations see the library as it is. Nothing of them is kept: what is asked of them reaches neither the inbox
 * nor the numbers, and the conversation that was not asked for longest makes room for a new one.
 */
import type { NoteLibrary, NoteView } from '../../bot/parts.js';
import type { Viewer } from '../../core/audience.js';
import type { TriedFolder, Trying } from '../../bot/notes/trying.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { createCardDeck } from '../../study/card-deck.js';
import { bytesOfView } from '../audience/note-bytes.js';
import { NOTE_ENDINGS } from '../formats/note-file.js';
import { readTriedFiles } from './read-tried-files.js';

/** A library in which conversations of the page may have notes of their own. */
export interface TriedLibrary extends Trying {
  readonly library: NoteLibrary;
}

/** As many folders as some visitors try at a time. */
const MOST_HELD = 8;

/** Some ten large vaults; the one that was tried last always stays. */
const MOST_BYTES = 512_000_000;

/** As many as somebody reads before mending some. */
const MOST_PROBLEMS = 50;

/** Notes that are indexed at a stretch, before others get their turn. */
const PORTION = 100;

interface Held {
  readonly view: NoteView;
  readonly bytes: number;
}

/**
 * Puts tried notes in front of a library.
 * @param base - what everybody else sees
 * @param createEngine - makes an engine without notes
 * @param today - the date as YYYY-MM-DD
 */
export function createTriedLibrary(
  base: NoteLibrary,
  createEngine: () => AnswerEngine,
  today: () => string,
): TriedLibrary {
  /** The one that was asked last stands last. */
  const held = new Map<string, Held>();
  let made = 0;

  function recall(conversation: string): Held | null {
    const known = held.get(conversation);
    if (known === undefined) return null;
    held.delete(conversation);
    held.set(conversation, known);
    return known;
  }

  function makeRoom(): void {
    let bytes = [...held.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [conversation, one] of held) {
      if (held.size === 1 || (held.size <= MOST_HELD && bytes <= MOST_BYTES)) return;
      bytes -= one.bytes;
      held.delete(conversation);
    }
  }

  const viewOf = ({ place }: Viewer): NoteView | null =>
    place.adapter === 'web' ? (recall(place.channel)?.view ?? null) : null;

  return {
    library: {
      view: async (viewer, chosen) => viewOf(viewer) ?? (await base.view(viewer, chosen)),
      peek: (viewer, chosen) => viewOf(viewer) ?? base.peek(viewer, chosen),
      hasLimits: (workspace) => base.hasLimits(workspace),
      hides: (workspace, note) => base.hides(workspace, note),
    },
    endings: NOTE_ENDINGS,
    async tryOut(conversation, name, given) {
      const { notes, problems, leftOut } = await readTriedFiles({ ...given, today: today() });
      const engine = createEngine();
      for (let from = 0; from < notes.length; from += PORTION) {
        engine.update([], notes.slice(from, from + PORTION));
        await othersTurn();
      }
      const files = new Set(notes.map(({ root }) => root.source.file)).size;
      const folder: TriedFolder = {
        name,
        notes: notes.length,
        files,
        leftOut,
        problems: problems.slice(0, MOST_PROBLEMS),
        moreProblems: Math.max(0, problems.length - MOST_PROBLEMS),
      };
      const seen = { engine, notes: () => notes };
      const key = `tried:${++made}`;
      const view = { key, ...seen, cards: createCardDeck(seen), isTried: true };
      held.delete(conversation);
      held.set(conversation, { view, bytes: bytesOfView(notes) });
      makeRoom();
      return folder;
    },
    isTried: (conversation) => held.has(conversation),
    leave(conversation) {
      held.delete(conversation);
    },
  };
}

const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
