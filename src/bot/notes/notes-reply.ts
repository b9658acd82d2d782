/** Draws the list of topics, and whole notes. */
import { code, text } from '../../core/inline.js';
import type { Block, ListItem, Reply } from '../../core/reply.js';
import type { Note, Passage } from '../../core/note.js';
import type { Messages } from '../messages/messages.js';
import { cite, formatPath, passageWords, wholePassage } from './passage.js';
import { clip, LONGEST_SUMMARY, sayPlain } from '../reply/plain.js';

/** Draws all topics, by file. */
export function presentTopics(notes: readonly Note[], messages: Messages): Reply {
  if (notes.length === 0) return sayPlain(messages.say('notes.none'));
  const files = byFile(notes);
  const items = [...files].map(([file, inFile]): ListItem => {
    const topics = [...new Set(inFile.map((note) => clip(note.topic, 90)))];
    return {
      content: [code(file)],
      children: topics.map((topic) => ({ content: [text(topic)] })),
    };
  });
  const summary = messages.say('notes.topics', { topics: notes.length, files: files.size });
  return sayPlain(summary, { kind: 'list', ordered: false, items });
}

function byFile(notes: readonly Note[]): Map<string, Note[]> {
  const files = new Map<string, Note[]>();
  for (const note of notes) {
    const file = note.root.source.file;
    files.set(file, [...(files.get(file) ?? []), note]);
  }
  return files;
}

/** Draws a note, or the part of it below one passage. */
export function presentNote(note: Note, passage: Passage, messages: Messages): Reply {
  const title = formatPath(passage.path) || note.topic;
  const { file, line } = passage.source;
  const { blocks, left } = wholePassage(passage);
  return {
    summary: `${clip(passageWords(passage, true), LONGEST_SUMMARY)} (${file}:${line})`,
    blocks: [
      { kind: 'heading', content: [text(title)] },
      ...withoutEcho(blocks, passage, title),
      ...leftOut(left, file, messages),
      ...origins(note, messages),
      { kind: 'sources', sources: [cite(passage)] },
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

/** A topic's own words are not quoted below a heading that says just them. */
function withoutEcho(blocks: readonly Block[], passage: Passage, title: string): readonly Block[] {
  const [first, ...rest] = blocks;
  return first?.kind === 'quote' && title.endsWith(passage.text) ? rest : blocks;
}

function leftOut(count: number, file: string, messages: Messages): Block[] {
  if (count === 0) return [];
  return [{ kind: 'note', content: messages.inline('answer.moreLines', { count, file }) }];
}

function origins(note: Note, messages: Messages): Block[] {
  if (note.origins.length === 0) return [];
  const content = messages.inline('notes.origins', { origins: note.origins.join(' · ') });
  return [{ kind: 'note', content }];
}
