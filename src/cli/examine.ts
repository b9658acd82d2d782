/** What `quaymaster doctor` looks at on this machine: the notes, the folder for data, and the store in it. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { UserError } from '../core/errors.js';
import { failure, fine, warning, type Finding } from '../core/finding.js';
import type { NoteProblem } from '../engine/note.js';
import { createLog } from '../log.js';
import { openNotes, openStore } from '../main.js';
import { formatProblem } from '../notes/format-problem.js';
import { secretsOf } from './secrets.js';

/** Problems of notes that are listed one by one; `notes check` lists all. */
const LISTED = 5;

/** Loads the notes as the bot does. */
export async function examineNotes({ knowledgeDir }: Config): Promise<Finding[]> {
  try {
    const { engine, knowledge } = await openNotes([knowledgeDir]);
    const { notes, passages } = engine.size();
    if (notes === 0)
      return [
        failure(
          'Notes',
          `${knowledgeDir} holds no notes.`,
          'Put notes into it, or set KNOWLEDGE_DIR to the folder that holds them.',
        ),
      ];
    const loaded = fine('Notes', `${notes} notes with ${passages} passages in ${knowledgeDir}.`);
    return [loaded, ...describeProblems(knowledge.problems())];
  } catch (error) {
    return [
      failure('Notes', sentence(error), 'Set KNOWLEDGE_DIR to the folder that holds the notes.'),
    ];
  }
}

function describeProblems(problems: readonly NoteProblem[]): Finding[] {
  const remedy = 'Mend the file; quaymaster notes check lists every problem.';
  const listed = problems
    .slice(0, LISTED)
    .map((problem) => warning('Notes', formatProblem(problem), remedy));
  const rest = problems.length - listed.length;
  return rest > 0 ? [...listed, warning('Notes', `And ${rest} more problems.`, remedy)] : listed;
}

/** Writes and removes a file where the bot keeps its data. */
export async function examineDataDir({ dataDir }: Config): Promise<Finding[]> {
  const probe = join(dataDir, `doctor-${randomUUID()}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return [fine('Data folder', `${dataDir} can be written to.`)];
  } catch (error) {
    return [
      failure(
        'Data folder',
        `${dataDir} can't be written to: ${sentence(error)}`,
        'Give this user the right to write there, or set DATA_DIR to another folder.',
      ),
    ];
  }
}

/** Opens the store as the bot does. */
export async function examineStore(config: Config): Promise<Finding[]> {
  try {
    const store = await openStore(config, createLog('warn', secretsOf(config)));
    await store.close();
    return [fine('Store', 'It opens, and its tables are up to date.')];
  } catch (error) {
    return [
      failure(
        'Store',
        sentence(error),
        config.database === undefined
          ? 'If the file is damaged, stop the bot, move it away, and start again or restore a backup.'
          : 'docs/scale.md shows how PostgreSQL is set up.',
      ),
    ];
  }
}

/** Says how long things are kept. */
export function examineRetention({ retention }: Config): Finding[] {
  const { answers, conversations, questions, counts, feedback, audit } = retention;
  const { openEntries, closedEntries, askers, mostOpenEntries } = retention;
  return [
    fine(
      'Kept for',
      `Answers ${answers} days, conversations ${conversations}, questions ${questions} and their counts ${counts}, ` +
        `votes ${feedback}, changes of settings ${audit}; in the inbox open questions ${openEntries}, at most ` +
        `${mostOpenEntries} a workspace, closed ones ${closedEntries}, who waits ${askers}.`,
    ),
  ];
}

function sentence(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? error.message : String(error);
}
