/** What conversations are about, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import {
  conversationKey,
  type Conversation,
  type ConversationMemory,
} from '../../../core/conversation.js';
import type { Place, WorkspaceId } from '../../../core/message.js';
import { remember } from '../../../core/remember.js';
import type { Join } from '../batching.js';
import type { People } from '../people.js';
import type { Row, RowsForm } from '../rows-form.js';
import type { Schema } from '../../schema.js';
import type { Within } from '../within.js';

/** What the port works with. */
interface SqlConversationsOptions {
  readonly within: Within;
  readonly people: People;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly rowsForm: RowsForm;
  readonly join: Join;
}

/** Workspaces whose writes are joined; another one's begin anew, which costs nothing but the joining. */
const MOST_WORKSPACES = 1_000;

/** Creates the table's port. */
export function createSqlConversations(options: SqlConversationsOptions): ConversationMemory {
  const { within, people, now, rowsForm, join } = options;
  const keyOf = (place: Place) => people.markPlace(conversationKey(place));
  const writers = new Map<string, (row: Remembered) => Promise<void>>();

  /** Writes into one workspace: the database lets nothing through that touches two at once. */
  function writerOf({ adapter, workspace }: WorkspaceId) {
    const name = JSON.stringify([adapter, workspace]);
    const writer =
      writers.get(name) ??
      join((rows: readonly Remembered[]) =>
        within({ adapter, workspace }, async (db) => {
          await writeAll(db, rowsForm, rows);
          return rows.map(() => undefined);
        }),
      );
    remember(writers, name, writer, MOST_WORKSPACES);
    return writer;
  }

  return {
    recall: (place) =>
      within(place, async (db) => {
        const row = await db
          .selectFrom('conversations')
          .select('body')
          .where('key', '=', keyOf(place))
          .executeTakeFirst();
        // Written by `remember` below only, so its form is known.
        return row ? (JSON.parse(row.body) as Conversation) : null;
      }),
    remember: (place, conversation, author) =>
      writerOf(place)({
        key: keyOf(place),
        adapter: place.adapter,
        workspace: place.workspace,
        person: people.mark(place, author),
        body: JSON.stringify(conversation),
        updated_at: now(),
      }),
    forget: (place) =>
      within(place, async (db) => {
        await db.deleteFrom('conversations').where('key', '=', keyOf(place)).execute();
      }),
  };
}

const COLUMNS = {
  key: 'text',
  adapter: 'text',
  workspace: 'text',
  person: 'text',
  body: 'text',
  updated_at: 'bigint',
} as const;

interface Remembered extends Row {
  readonly key: string;
  readonly adapter: string;
  readonly workspace: string;
  readonly person: string;
  readonly body: string;
  readonly updated_at: number;
}

/** Of several for one conversation the last counts. In the order of keys, so that two replicas never wait for each other. */
async function writeAll(
  db: Kysely<Schema>,
  rowsForm: RowsForm,
  rows: readonly Remembered[],
): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.key, row])).values()];
  await sql`
    insert into conversations (key, adapter, workspace, person, body, updated_at)
    select key, adapter, workspace, person, body, updated_at
    from ${rowsForm<Remembered>(COLUMNS, last)}
    where true
    order by key
    on conflict (key) do update
    set person = excluded.person, body = excluded.body, updated_at = excluded.updated_at`.execute(
    db,
  );
}
