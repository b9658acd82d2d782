/** Turns the tree of one outline topic into the draft of a note: labels, inline text, sources. */
import type { PassageKind } from '../../../core/note.js';
import { code } from '../../../core/inline.js';
import { isName, openLabel } from '../label.js';
import { labelSpan } from '../label-span.js';
import type { NoteDraft, PassageDraft } from '../note-draft.js';
import type { OutlinePart } from './outline-parts.js';
import type { OutlineEntry } from './outline-tree.js';
import { splitSources } from '../sources.js';
import { plainWords } from '../plain-inline.js';
import { behindLabel } from '../study-marks.js';

/** A part as a draft, without what the file's front matter adds. */
export function draftOutlinePart(part: OutlinePart): NoteDraft {
  const { passage, origins } = splitSources(rootOf(part));
  return {
    topic: passage.text,
    above: part.above,
    root: passage,
    questions: part.opened === 'question' ? [passage.text] : [],
    keywords: [],
    origins,
  };
}

function rootOf({ opened, root }: OutlinePart): PassageDraft {
  return {
    kind: 'topic',
    ...plainWords(root.words.join(' ')),
    line: root.line,
    endLine: root.endLine,
    children: draftEntries(root.children, opened === 'question' ? 'answer' : 'paragraph'),
  };
}

/**
 * The passages of outline entries.
 * @param plain - the kind of an entry without mark
 */
export function draftEntries(entries: readonly OutlineEntry[], plain: PassageKind): PassageDraft[] {
  return entries.map((entry) => draftEntry(entry, plain));
}

function draftEntry(entry: OutlineEntry, plain: PassageKind): PassageDraft {
  const place = { line: entry.line, endLine: entry.endLine };
  if (entry.mark === 'code') return { ...place, ...codePassage(entry), children: [] };
  const children = draftEntries(entry.children, 'paragraph');
  return { ...labelled(entry.words.join(' '), kindOf(entry, plain)), ...place, children };
}

/** The words of a line as a passage's kind, label, text and content. */
export function labelled(
  words: string,
  kind: PassageKind,
): Pick<PassageDraft, 'kind' | 'text' | 'content' | 'label'> {
  const opened = openLabel(words);
  if (opened !== null && isName(opened)) {
    const { text, content } = plainWords(opened);
    return { kind: 'label', text, content, label: text };
  }
  const { text, content } = plainWords(words);
  const span = opened === null ? labelSpan(content) : null;
  if (span === null) return { kind, text, content };
  return {
    kind,
    label: text.slice(0, span.end),
    text: text.slice(span.textStart),
    content: behindLabel(content, span, text),
  };
}

function codePassage(
  entry: OutlineEntry,
): Pick<PassageDraft, 'kind' | 'text' | 'content' | 'language'> {
  const text = entry.words.join('\n');
  const language = entry.language === undefined ? {} : { language: entry.language };
  return { kind: 'code', text, content: [code(text)], ...language };
}

function kindOf(entry: OutlineEntry, plain: PassageKind): PassageKind {
  switch (entry.mark) {
    case 'bullet':
      return 'item';
    case 'number':
      return 'step';
    default:
      return plain;
  }
}
