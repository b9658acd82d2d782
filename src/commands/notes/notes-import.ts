/** `quaymaster notes import`: notes from what another program exported; a preview, until it is told where they go. */
import { resolve } from 'node:path';
import { shippedWords } from '../../app/engine-data.js';
import { gratitudeIn } from '../../bot/people/gratitude.js';
import { messageMarkdown } from '../../adapters/slack/read/message-markdown.js';
import { UserError } from '../../core/errors.js';
import type { NoteProblem } from '../../core/note.js';
import { parseNotes } from '../../notes/formats/parse-notes.js';
import { openExport } from '../../notes/disk/exports/open-export.js';
import { lookAt, writeImported, type Written } from '../../notes/disk/exports/write-imported.js';
import type { ImportedFile, ImportProposal } from '../../notes/import/exported-files.js';
import { EXPORT_KINDS, exportKind, exportReader } from '../../notes/import/import-notes.js';
import type { ExportKind } from '../../notes/import/import-notes.js';
import { formatProblem } from '../../notes/lint/format-problem.js';
import { readNumbers } from './number-list.js';
import { counted, print, remark } from '../output.js';

/** Options of the command, as given. */
export interface NotesImportFlags {
  readonly to?: string;
  readonly dryRun?: true;
  /** One of {@link EXPORT_KINDS}; absent: told by the names of the files. */
  readonly kind?: string;
  /** Which proposals become notes: `1,4-9` or `all`. */
  readonly take?: string;
  /** Web address of the Slack workspace. */
  readonly workspaceAddress?: string;
  readonly json?: true;
}

/**
 * Imports notes.
 * @param path - a folder, a zip archive, or a table
 * @throws UserError for what can't be read, what is no export that is known, and where nothing of it became a note
 */
export async function notesImportCommand(path: string, flags: NotesImportFlags): Promise<void> {
  const takes = flags.take === undefined ? () => false : readNumbers(flags.take, '--take');
  const given = kindGiven(flags.kind);
  const address = addressGiven(flags.workspaceAddress);
  const files = await openExport(path);
  try {
    const kind = given ?? exportKind(files);
    if (kind === null) throw unknownKind(path);
    const run = new ImportRun(flags, takes, files.names.length);
    for (const problem of files.problems) await run.problem(problem);
    const words = shippedWords();
    const saysThanks = (text: string): boolean => gratitudeIn(text, words) !== null;
    const slack = {
      markdown: messageMarkdown,
      saysThanks,
      ...(address !== undefined && { address }),
    };
    for await (const step of exportReader(kind, slack)(files)) {
      if (step.kind === 'read') run.read(step.files);
      else if (step.kind === 'file') await run.file(step.file);
      else if (step.kind === 'proposal') await run.proposal(step.proposal);
      else await run.problem(step.problem);
    }
    run.end(kind);
  } finally {
    files.close();
  }
}

/** What is told of progress: each tenth, of exports with more files than are read at once. */
const MANY_FILES = 200;

/** Longest part of a proposed answer in the preview, in characters. */
const SHOWN_ANSWER = 240;

/** One run: counts, prints and writes. */
class ImportRun {
  readonly #folder: string | undefined;
  readonly #writes: boolean;
  readonly #json: boolean;
  readonly #takes: (number: number) => boolean;
  readonly #files: number;
  readonly #became = { written: 0, same: 0, differs: 0 };
  #notes = 0;
  #problems = 0;
  #proposals = 0;
  #read = 0;

  constructor(
    { to, dryRun, json }: NotesImportFlags,
    takes: (number: number) => boolean,
    files: number,
  ) {
    this.#folder = to === undefined ? undefined : resolve(to);
    this.#writes = to !== undefined && dryRun !== true;
    this.#json = json === true;
    this.#takes = takes;
    this.#files = files;
  }

  /** Tells of progress on standard error. */
  read(files: number): void {
    const tenth = (count: number): number => Math.floor((count * 10) / this.#files);
    const before = tenth(this.#read);
    this.#read += files;
    if (this.#files >= MANY_FILES && tenth(this.#read) > before)
      remark(`${this.#read} of ${this.#files} files read.`);
  }

  async problem(problem: NoteProblem): Promise<void> {
    this.#problems++;
    if (this.#json) await print(`${JSON.stringify({ kind: 'problem', ...problem })}\n`);
    else await printLine(`  ${formatProblem(problem)}`);
  }

  /** Reads what would be written as the bot will, writes it where it may, and says so. */
  async file(file: ImportedFile): Promise<void> {
    const { notes, problems } = parseNotes(file.file, file.text);
    const became = await this.#place(file);
    this.#became[became]++;
    this.#notes += notes.length;
    const { file: name, from } = file;
    if (this.#json)
      await print(
        `${JSON.stringify({ kind: 'file', file: name, from, notes: notes.length, became })}\n`,
      );
    else
      await printLine(`${SIGN[became]} ${name} (${counted(notes.length, 'note')}, from ${from})`);
    // Of a table that goes over as it is, the reader told already.
    for (const problem of file.from === name ? [] : problems) await this.problem(problem);
  }

  /** Shows a proposal, and writes it where it was taken. */
  async proposal(proposal: ImportProposal): Promise<void> {
    const number = ++this.#proposals;
    const isTaken = this.#takes(number);
    const { file, from, question, answer, because, struck } = proposal;
    if (this.#json) {
      const shown = { kind: 'proposal', number, question, answer, because, struck, file, from };
      await print(`${JSON.stringify({ ...shown, taken: isTaken })}\n`);
    } else {
      const out = struck === 0 ? '' : `, ${counted(struck, 'name or secret')} struck out`;
      const words = answer.replace(/\s+/g, ' ');
      const short =
        words.length > SHOWN_ANSWER ? `${words.slice(0, SHOWN_ANSWER).trimEnd()}…` : words;
      await printLine(`${number}. ${question}`);
      await printLine(`   ${short}`);
      await printLine(`   (${from}; ${because}${out})`);
    }
    if (isTaken) await this.file(proposal);
  }

  /** @throws UserError where nothing became a note and nothing is proposed */
  end(kind: ExportKind): void {
    const { written, same, differs } = this.#became;
    const files = written + same + differs;
    if (files === 0 && this.#proposals === 0)
      throw new UserError('refused', 'Nothing of this became a note.');
    const became = [
      `${written} ${this.#writes ? 'written' : 'to be written'}`,
      ...(same > 0 ? [`${same} there already`] : []),
      ...(differs > 0 ? [`${differs} left alone, since another of that name is there`] : []),
    ];
    remark(
      `${counted(this.#notes, 'note')} in ${counted(files, 'file')}: ${became.join(', ')}. ${counted(this.#problems, 'thing')} did not fit.`,
    );
    if (this.#proposals > 0)
      remark(
        `${counted(this.#proposals, 'proposal')}. Look at each; --take 1,4-9 makes notes of some, --take all of all. Each is for its own channel until somebody takes "audience" out of its file.`,
      );
    if (this.#folder === undefined)
      remark('This was a preview: --to FOLDER writes, into a folder of notes or a new one.');
    if (kind === 'notion' && files > 0)
      remark(
        'The export does not say who may see a page: whoever may ask sees all of these, unless the folder or a page gets an audience.',
      );
  }

  #place(file: ImportedFile): Promise<Written> {
    if (this.#folder === undefined) return Promise.resolve('written');
    return this.#writes ? writeImported(this.#folder, file) : lookAt(this.#folder, file);
  }
}

const SIGN: Readonly<Record<Written, string>> = { written: '+', same: '=', differs: '!' };

/** Prints a line whose words strangers wrote: what would steer the terminal is shown as a blank. */
function printLine(words: string): Promise<void> {
  return print(`${words.replace(/\p{Cc}/gu, ' ')}\n`);
}

function kindGiven(kind: string | undefined): ExportKind | null {
  if (kind === undefined) return null;
  const known = EXPORT_KINDS.find((one) => one === kind);
  if (known !== undefined) return known;
  throw new UserError(
    'bad-input',
    `--kind ${kind} is not possible; give ${EXPORT_KINDS.join(', ')}.`,
  );
}

function addressGiven(address: string | undefined): string | undefined {
  if (address === undefined || /^https:\/\/[\w.-]+\/?$/.test(address)) return address;
  throw new UserError(
    'bad-input',
    `--workspace-address ${address} is not possible; give an address such as https://team.slack.com.`,
  );
}

function unknownKind(path: string): UserError {
  return new UserError(
    'bad-input',
    `"${path}" is no export that is known: Notion's "Markdown & CSV", Slack's, or a table of questions (.csv, .tsv). Folders of note files need no import: name them in KNOWLEDGE_DIR.`,
  );
}
