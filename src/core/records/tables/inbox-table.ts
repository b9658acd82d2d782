/** The inbox for a spreadsheet. */
import { formatCsv } from './csv.js';
import type { InboxEntry } from '../inbox.js';
import { workspaceName } from '../../message.js';

/** CSV with one row a question. */
export function formatInbox(entries: readonly InboxEntry[]): string {
  return formatCsv(HEAD, entries.map(rowOf));
}

const HEAD = [
  'id',
  'workspace',
  'state',
  'question',
  'not_found',
  'unhelpful',
  'dismissed',
  'askers',
  'first',
  'last',
  'nearest_note',
  'closed',
  'resolution',
  'places',
  'wordings',
  'said',
] as const;

function rowOf(entry: InboxEntry): (string | number | null)[] {
  const { causes, closing, nearest } = entry;
  const iso = (at: number) => new Date(at).toISOString();
  return [
    entry.id,
    workspaceName(entry),
    entry.state,
    entry.question,
    causes['not-found'],
    causes.unhelpful,
    causes.dismissed,
    entry.askers,
    iso(entry.firstAt),
    iso(entry.lastAt),
    nearest?.topic ?? null,
    closing ? iso(closing.at) : null,
    closing ? `${closing.resolution.kind}: ${closing.resolution.text || '(limited)'}` : null,
    entry.places,
    entry.wordings.join('\n'),
    entry.said
      .map(({ reason, comment }) => [reason, comment].filter(Boolean).join(': '))
      .join('\n'),
  ];
}
