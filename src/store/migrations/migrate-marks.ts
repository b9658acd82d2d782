/** People and their conversations are kept as marks from here on. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** What was kept under plain ids is forgotten, but for what is still to be handled. */
export async function keepMarks(db: Kysely<Schema>): Promise<void> {
  await db.deleteFrom('deliveries').where('state', '<>', 'open').execute();
  await db.schema
    .alterTable('deliveries')
    .addColumn('address', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.updateTable('deliveries').set({ author: '' }).execute();
  await db.deleteFrom('conversations').execute();
  await db.schema
    .alterTable('conversations')
    .addColumn('person', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const byPerson = (table: 'deliveries' | 'conversations' | 'questions', column: string) =>
    db.schema
      .createIndex(`${table}_by_person`)
      .on(table)
      .columns(['adapter', 'workspace', column])
      .execute();
  await byPerson('deliveries', 'author');
  await byPerson('conversations', 'person');
  await byPerson('questions', 'person');
}
