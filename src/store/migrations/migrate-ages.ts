/** Migration: indexes by age, for forgetting what was kept long enough. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates them. Deliveries, questions and open entries have theirs already. */
export async function indexAges(db: Kysely<Schema>): Promise<void> {
  const index = (table: keyof Schema, name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(`${table}_by_${name}`)
      .on(table)
      .columns([...columns])
      .execute();
  await index('conversations', 'age', ['updated_at']);
  await index('cool_downs', 'age', ['until']);
  await index('feedback', 'age', ['updated_at']);
  await index('setting_changes', 'age', ['at']);
  await index('inbox_askers', 'age', ['asked_at']);
  await index('inbox', 'closing', ['state', 'closed_at']);
}

/** Questions whose words are still kept, by age: far fewer than those that are only counted any more. */
export async function indexWords(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createIndex('questions_by_words')
    .on('questions')
    .column('asked_at')
    .where(sql.ref('question'), 'is not', null)
    .execute();
}
