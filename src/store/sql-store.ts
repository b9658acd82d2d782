/** The store on a SQL database that Kysely speaks to; the homes differ in how they open it. */
import type { Kysely } from 'kysely';
import type { Conversation } from '../core/conversation.js';
import type { ChannelId, Seal, Store } from '../core/store.js';
import type { Schema } from './schema.js';
import { createSqlOutbox } from './sql-outbox.js';

/**
 * Creates the store.
 * @param db - the migrated database; closed with the store
 * @param seal - encrypts credentials
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlStore(db: Kysely<Schema>, seal: Seal, now: () => number): Store {
  return {
    outbox: createSqlOutbox(db, now),
    installations: installations(db, seal, now),
    channels: channels(db),
    coolDowns: coolDowns(db, now),
    conversations: conversations(db, now),
    feedback: feedback(db, now),
    async sweep(olderThan) {
      const before = now() - olderThan;
      await db.deleteFrom('deliveries').where('settled_at', '<', before).execute();
      await db.deleteFrom('conversations').where('updated_at', '<', before).execute();
      await db.deleteFrom('cool_downs').where('until', '<', now()).execute();
    },
    close: () => db.destroy(),
  };
}

function installations(db: Kysely<Schema>, seal: Seal, now: () => number): Store['installations'] {
  const context = (adapter: string, workspace: string) => `${adapter} workspace ${workspace}`;
  return {
    async put(adapter, workspace, credentials) {
      const sealed = seal.close(credentials, context(adapter, workspace));
      const values = { sealed, updated_at: now() };
      await db
        .insertInto('installations')
        .values({ adapter, workspace, ...values })
        .onConflict((conflict) => conflict.columns(['adapter', 'workspace']).doUpdateSet(values))
        .execute();
    },
    async get(adapter, workspace) {
      const row = await db
        .selectFrom('installations')
        .select('sealed')
        .where('adapter', '=', adapter)
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      return row ? seal.open(row.sealed, context(adapter, workspace)) : null;
    },
    async remove(adapter, workspace) {
      await db
        .deleteFrom('installations')
        .where('adapter', '=', adapter)
        .where('workspace', '=', workspace)
        .execute();
    },
  };
}

function channels(db: Kysely<Schema>): Store['channels'] {
  return {
    async mayOverhear({ adapter, workspace, channel }: ChannelId) {
      const row = await db
        .selectFrom('channels')
        .select('overhear')
        .where('adapter', '=', adapter)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row?.overhear === 1;
    },
    async setOverhear({ adapter, workspace, channel }, allowed) {
      const overhear = allowed ? 1 : 0;
      await db
        .insertInto('channels')
        .values({ adapter, workspace, channel, overhear })
        .onConflict((conflict) =>
          conflict.columns(['adapter', 'workspace', 'channel']).doUpdateSet({ overhear }),
        )
        .execute();
    },
  };
}

function coolDowns(db: Kysely<Schema>, now: () => number): Store['coolDowns'] {
  return {
    async start(key, duration) {
      const until = now() + duration;
      const started = await db
        .insertInto('cool_downs')
        .values({ key, until })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({ until }).where('cool_downs.until', '<=', now()),
        )
        .returning('key')
        .executeTakeFirst();
      return started !== undefined;
    },
  };
}

function conversations(db: Kysely<Schema>, now: () => number): Store['conversations'] {
  return {
    async recall(key) {
      const row = await db
        .selectFrom('conversations')
        .select('body')
        .where('key', '=', key)
        .executeTakeFirst();
      return row ? (JSON.parse(row.body) as Conversation) : null;
    },
    async remember(key, conversation) {
      const values = { body: JSON.stringify(conversation), updated_at: now() };
      await db
        .insertInto('conversations')
        .values({ key, ...values })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
        .execute();
    },
    async forget(key) {
      await db.deleteFrom('conversations').where('key', '=', key).execute();
    },
  };
}

function feedback(db: Kysely<Schema>, now: () => number): Store['feedback'] {
  return {
    async record({ helpful, ...rest }) {
      const values = { helpful: helpful ? 1 : 0, updated_at: now() };
      await db
        .insertInto('feedback')
        .values({ ...rest, ...values })
        .onConflict((conflict) => conflict.columns(['delivery', 'author']).doUpdateSet(values))
        .execute();
    },
    async count(delivery) {
      const rows = await db
        .selectFrom('feedback')
        .select('helpful')
        .where('delivery', '=', delivery)
        .execute();
      const helpful = rows.filter((row) => row.helpful === 1).length;
      return { helpful, unhelpful: rows.length - helpful };
    },
  };
}
