/** The outbox's statements that only look: what became of a delivery, whose it is. */
import type { Kysely, Selectable } from 'kysely';
import type { AdapterName } from '../../../core/adapters.js';
import { conversationKey } from '../../../core/conversation.js';
import type { WorkspaceId } from '../../../core/message.js';
import type { DeliveryRecord, Outbox, Seal } from '../../../core/records/store.js';
import type { Reply } from '../../../core/reply.js';
import type { DeliveriesTable, Schema } from '../../schema.js';
import { openIfPossible } from '../../seal.js';
import type { People } from '../people.js';
import { ADDRESS } from './sql-acceptance.js';

const RECORD = ['key', 'workspace', 'address', 'state', 'answer', 'reply'] as const;

type RecordRow = Pick<Selectable<DeliveriesTable>, (typeof RECORD)[number]>;

/** Creates this part of the outbox. */
export function createDeliveryLookups(
  db: Kysely<Schema>,
  people: People,
  seal: Seal,
): Pick<Outbox, 'find' | 'findAnswer' | 'findQuestion' | 'isAuthor' | 'askedIn'> {
  const records = () => db.selectFrom('deliveries').select(RECORD);
  const latest = async (adapter: AdapterName, column: 'answer' | 'question', value: string) => {
    const row = await records()
      .where('adapter', '=', adapter)
      .where(column, '=', value)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return toRecord(row, seal);
  };
  return {
    find: async (key) => toRecord(await records().where('key', '=', key).executeTakeFirst(), seal),
    findAnswer: (adapter, answer) => latest(adapter, 'answer', answer),
    findQuestion: (adapter, question) => latest(adapter, 'question', question),
    async isAuthor(key, person) {
      const row = await db
        .selectFrom('deliveries')
        .select(['adapter', 'workspace', 'author'])
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return false;
      return row.author === people.mark(toWorkspace(row), person);
    },
    async askedIn(place, person) {
      const rows = await db
        .selectFrom('deliveries')
        .select('author')
        .distinct()
        .where('lane', '=', people.markPlace(conversationKey(place)))
        .where((where) => where.or([where('answer', 'is not', null), where('state', '=', 'open')]))
        .execute();
      if (rows.length === 0) return 'nobody';
      const mark = people.mark(place, person);
      return rows.some(({ author }) => author === mark) ? 'author' : 'others';
    },
  };
}

function toWorkspace({ adapter, workspace }: { adapter: string; workspace: string }): WorkspaceId {
  return { adapter: adapter as AdapterName, workspace }; // written by `accept` only
}

function toRecord(row: RecordRow | undefined, seal: Seal): DeliveryRecord | null {
  if (row === undefined) return null;
  const { address, reply, ...rest } = row;
  // A conversation that was sealed with another key is as good as forgotten.
  return { ...rest, lane: openIfPossible(seal, address, ADDRESS), reply: parseReply(reply) };
}

/** Replies are written by the outbox only, so their form is known. */
export function parseReply(json: string | null): Reply | null {
  return json === null ? null : (JSON.parse(json) as Reply);
}
