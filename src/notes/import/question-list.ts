/**
 * Lists of questions as tables. One whose columns the reader of notes knows goes over as it is; QnA Maker's says more than
 * that reader understands (several rows are ways to ask one thing, pairs that follow upon others), and becomes a file a note.
 */
import type { ExportedFiles, ImportStep } from './exported-files.js';
import { leftOut } from './exported-files.js';
import { nameOf } from '../../core/text/file-name.js';
import { FreeNames } from './file-names.js';
import { noteText } from './note-text.js';
import { readQnaTable, type QnaPair } from './qna-table.js';
import { parseNotes } from '../formats/parse-notes.js';
import { readCsv } from '../formats/records/csv-rows.js';

/** Whether a file's name is a table's. */
export function isTable(name: string): boolean {
  return /\.(?:csv|tsv)$/i.test(name);
}

/** Reads every table of an export. */
export async function* readQuestionLists(files: ExportedFiles): AsyncGenerator<ImportStep> {
  const free = new FreeNames();
  for (const name of files.names) {
    yield { kind: 'read', files: 1 };
    if (!isTable(name)) {
      yield leftOut(
        name,
        'not-a-table',
        'This is no table, so it was left out.',
        'Files of notes need no import: put them into the folder of notes.',
      );
      continue;
    }
    const text = await files.text(name);
    if (typeof text === 'string') yield* readTable(name, text, free);
    else yield { kind: 'problem', problem: text };
  }
}

/** Reads one table. @param free - names that are not given out yet */
export function* readTable(name: string, text: string, free: FreeNames): Generator<ImportStep> {
  const { rows, problems } = readCsv(name, text);
  const pairs = readQnaTable(name, rows);
  if (pairs !== null) {
    for (const problem of [...problems, ...pairs.problems]) yield { kind: 'problem', problem };
    for (const pair of pairs.pairs) yield pairFile(name, pair, free);
    return;
  }
  const read = parseNotes(name, text);
  for (const problem of read.problems) yield { kind: 'problem', problem };
  const [, ending = 'csv'] = /\.([^.]+)$/.exec(name) ?? [];
  if (read.notes.length === 0) return;
  const file = free.take(nameOf(baseOf(name), 'questions'), ending.toLowerCase());
  yield { kind: 'file', file: { file, text, from: name } };
}

function pairFile(from: string, pair: QnaPair, free: FreeNames): ImportStep {
  const [topic = '', ...questions] = pair.questions;
  const follow = pair.followUps.map(
    (next) => `\n\n## ${next.questions.join(' / ')}\n\n${next.answer}`,
  );
  const folder = pair.source === '' ? '' : `${nameOf(baseOf(pair.source), 'questions')}/`;
  return {
    kind: 'file',
    file: {
      file: free.take(`${folder}${nameOf(topic, 'question')}`, 'md'),
      text: noteText({
        questions,
        keywords: pair.keywords,
        source: pair.source === '' ? [] : [pair.source],
        topic,
        body: [pair.answer, ...follow].join(''),
      }),
      from,
    },
  };
}

/** The last part of a path or an address, without its ending. */
function baseOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return (parts.at(-1) ?? path).replace(/(?<=.)\.[^.]{1,8}$/, '');
}
