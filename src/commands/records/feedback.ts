/** `quaymaster feedback export`: what people thought of answers, with the question and the note as they were then. */
import { everybodyIn } from '../../core/audience.js';
import { noteVersion } from '../../bot/ask/note-version.js';
import { UserError } from '../../core/errors.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import type { GivenFeedback } from '../../core/records/store.js';
import { readSettingsFile } from '../../app/config/settings-file.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { createLog } from '../../app/log.js';
import { openLibrary } from '../../app/open-note-library.js';
import { formatCsv, formatCsvRow } from '../../core/records/tables/csv.js';
import { print, remark } from '../output.js';

/** Whether the note still says what it said when it answered. */
type NoteNow = 'same' | 'changed' | 'gone';

/** Newest first within each workspace. */
const MOST_EXPORTED = 100_000;

/** Writes all that is kept. */
export async function feedbackExportCommand(flags: { format: string }): Promise<void> {
  if (flags.format !== 'csv' && flags.format !== 'json')
    throw new UserError('bad-input', `--format ${flags.format} is unknown; give csv or json.`);
  const config = readProcessConfig();
  const { sets } = readSettingsFile(config.settingsFile, config.knowledgeDir);
  const notes = await openLibrary({ sets, mostBytes: config.maxIndexBytes, warn: remark });
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    if (flags.format === 'csv') await print(formatCsv(HEAD, []));
    for (const workspace of await store.inbox.workspaces()) {
      const versions = await versionsIn(workspace);
      for (const given of await store.feedback.list(workspace, MOST_EXPORTED)) {
        const row = rowOf(workspace, given, versions);
        if (flags.format === 'json') await print(`${JSON.stringify(row)}\n`);
        else await print(formatCsvRow(HEAD.map((column) => row[column])));
      }
    }
  } finally {
    await store.close();
    await notes.close();
  }

  /** Of the notes that all in a workspace may see: answers from others are linked to no note. */
  async function versionsIn(workspace: WorkspaceId): Promise<Map<string, string>> {
    const view = await notes.library.view(everybodyIn(workspace), null);
    return new Map(view.notes().map((note) => [note.id, noteVersion(note)]));
  }
}

const HEAD = [
  'workspace',
  'at',
  'helpful',
  'reason',
  'comment',
  'question',
  'topic',
  'note',
  'passage',
  'version',
  'note_now',
] as const;

type Row = Readonly<Record<(typeof HEAD)[number], string | null>>;

function rowOf(
  workspace: WorkspaceId,
  { helpful, reason, comment, at, question, answer }: GivenFeedback,
  versions: ReadonlyMap<string, string>,
): Row {
  return {
    workspace: workspaceName(workspace),
    at: new Date(at).toISOString(),
    helpful: helpful ? 'yes' : 'no',
    reason,
    comment,
    question,
    topic: answer?.topic ?? null,
    note: answer?.note ?? null,
    passage: answer?.passage ?? null,
    version: answer?.version ?? null,
    note_now: answer === null ? null : noteNow(versions.get(answer.note), answer.version),
  };
}

function noteNow(now: string | undefined, then: string): NoteNow {
  if (now === undefined) return 'gone';
  return now === then ? 'same' : 'changed';
}
