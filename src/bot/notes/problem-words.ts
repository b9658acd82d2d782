/** Says what the check of the notes found, in the language of whoever reads it. The check itself speaks English, for files and CI. */
import { plainText, type Inline } from '../../core/inline.js';
import { DEFAULT_LANGUAGE, type Language } from '../../core/language.js';
import type { NoteProblem } from '../../core/note.js';
import type { Block, ListItem } from '../../core/reply.js';
import { messagesOf, type Messages } from '../messages/messages.js';
import { clip } from '../reply/plain.js';

/** More at once are not read. */
const LISTED = 5;

/** One problem as a sentence. */
export function problemWords(problem: NoteProblem, messages: Messages): readonly Inline[] {
  const { about = {}, code, file, line } = problem;
  const topic = clip(about.topic ?? '', 80);
  const words = clip(about.words ?? '', 80);
  const other = clip(about.other ?? '', 80);
  switch (code) {
    case 'dead-link':
      return messages.inline('check.dead-link', { words });
    case 'duplicate':
      return messages.inline('check.duplicate', { words, other });
    case 'empty-label':
      return messages.inline('check.empty-label', { words });
    case 'empty-note':
      return messages.inline('check.empty-note', { topic });
    case 'no-source':
      return messages.inline('check.no-source', { topic });
    case 'review-due':
      return messages.inline('check.review-due', { topic, words });
    case 'stray-question':
      return other === ''
        ? messages.inline('check.stray-nothing', { topic, words })
        : messages.inline('check.stray-question', { topic, words, other });
    default:
      return isPlain(code)
        ? messages.inline(`check.${code}`)
        : messages.inline('check.other', { file, line, kind: code });
  }
}

/** Problems of files as they were written: where they stand says what they are about. */
const PLAIN = [
  'bad-csv',
  'bad-json',
  'bad-review-date',
  'bad-toml',
  'bad-yaml',
  'binary-file',
  'duplicate-id',
  'empty-topic',
  'file-too-large',
  'long-line',
  'misspelt-field',
  'more-problems',
  'no-answer',
  'no-notes',
  'not-notes',
  'not-utf8',
  'open-code-block',
  'too-deep',
  'too-many-parts',
  'unknown-field',
  'unsupported-format',
] as const;

function isPlain(code: string): code is (typeof PLAIN)[number] {
  return (PLAIN as readonly string[]).includes(code);
}

/**
 * A problem with its sentences in another language than the check's own. Its English ones say more, where several things
 * go by one code.
 */
export function problemIn(problem: NoteProblem, language: Language | undefined): NoteProblem {
  if (language === undefined || language === DEFAULT_LANGUAGE) return problem;
  return {
    ...problem,
    message: plainText(problemWords(problem, messagesOf(language))),
    remedy: '',
  };
}

/** Several as a list below a sentence; nothing where there is none. */
export function problemBlocks(
  lead: 'check.warns' | 'check.held',
  problems: readonly NoteProblem[],
  messages: Messages,
): Block[] {
  if (problems.length === 0) return [];
  const { length: count } = problems;
  const more: ListItem[] =
    count > LISTED ? [{ content: messages.inline('check.more', { count: count - LISTED }) }] : [];
  const items = problems
    .slice(0, LISTED)
    .map((problem) => ({ content: problemWords(problem, messages) }));
  return [
    { kind: 'paragraph', content: messages.inline(lead, { count }) },
    { kind: 'list', ordered: false, items: [...items, ...more] },
  ];
}
