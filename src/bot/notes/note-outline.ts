/** The notes in the form that the notes page shows. */
import type { Note, Passage } from '../../core/note.js';
import type { LibraryFile, OutlineNode } from '../bot.js';

/** Arranges notes by file, in the order given. */
export function outlineLibrary(notes: readonly Note[]): LibraryFile[] {
  const files = new Map<string, LibraryFile['notes'][number][]>();
  for (const note of notes) {
    const { file } = note.root.source;
    const inFile = files.get(file) ?? [];
    inFile.push(outlineNote(note));
    files.set(file, inFile);
  }
  return [...files].map(([file, inFile]) => ({ file, notes: inFile }));
}

function outlineNote(note: Note): LibraryFile['notes'][number] {
  return {
    id: note.id,
    topic: note.topic,
    origins: note.origins,
    outline: outlinePassage(note.root),
    ...(note.owner === undefined ? {} : { owner: note.owner }),
    ...(note.review === undefined ? {} : { review: note.review }),
  };
}

function outlinePassage(passage: Passage): OutlineNode {
  return {
    kind: passage.kind,
    line: passage.source.line,
    endLine: passage.source.endLine,
    content: passage.content,
    children: passage.children.map(outlinePassage),
    ...(passage.label === undefined ? {} : { label: passage.label }),
  };
}
