/** The store on a SQL database that Kysely speaks to; the homes differ in how they open it. */
import type { Kysely } from 'kysely';
import type { Seal, Store } from '../core/store.js';
import type { Schema } from './schema.js';
import { createSqlChannels } from './sql-channels.js';
import { createSqlConversations } from './sql-conversations.js';
import { createSqlCoolDowns } from './sql-cool-downs.js';
import { createSqlFeedback } from './sql-feedback.js';
import { createSqlInstallations } from './sql-installations.js';
import { createSqlOutbox } from './sql-outbox.js';
import type { Within } from './within.js';

/** What a home hands over. */
export interface SqlHome {
  /** The migrated database; closed with the store. */
  readonly db: Kysely<Schema>;
  /** The way to the rows of one workspace. */
  readonly within: Within;
  /** Encrypts credentials. */
  readonly seal: Seal;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Creates the store. */
export function createSqlStore({ db, within, seal, now }: SqlHome): Store {
  return {
    outbox: createSqlOutbox(db, now),
    installations: createSqlInstallations(db, seal, now),
    channels: createSqlChannels(within),
    coolDowns: createSqlCoolDowns(within, now),
    conversations: createSqlConversations(within, now),
    feedback: createSqlFeedback(within, now),
    async sweep(olderThan) {
      const before = now() - olderThan;
      await db.deleteFrom('deliveries').where('settled_at', '<', before).execute();
      await db.deleteFrom('conversations').where('updated_at', '<', before).execute();
      await db.deleteFrom('cool_downs').where('until', '<', now()).execute();
    },
    close: () => db.destroy(),
  };
}
