/** Migration: notes that were written from chat, with their versions. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/**
 * Creates the tables.
 * @param countingKey - the database's own spelling of a key that counts up
 */
export async function createTaughtNotes(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('taught_notes')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('file_key', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('channel', 'text')
    .addColumn('message', 'text')
    .addColumn('source', 'text')
    .addColumn('author', 'text')
    .addColumn('sealed', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('taught_notes_key', ['adapter', 'workspace', 'id'])
    .addUniqueConstraint('taught_notes_by_file', ['adapter', 'workspace', 'file_key'])
    .execute();
  await db.schema
    .createIndex('taught_notes_by_message')
    .on('taught_notes')
    .columns(['adapter', 'workspace', 'channel', 'message'])
    .execute();
  await db.schema
    .createIndex('taught_notes_by_author')
    .on('taught_notes')
    .columns(['adapter', 'workspace', 'author'])
    .execute();
  await db.schema
    .createTable('taught_versions')
    .addColumn('seq', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('who', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('taught_versions_key', ['adapter', 'workspace', 'note', 'version'])
    .execute();
  await db.schema
    .createIndex('taught_versions_by_change')
    .on('taught_versions')
    .columns(['adapter', 'workspace', 'seq'])
    .execute();
  await db.schema
    .createIndex('taught_versions_by_person')
    .on('taught_versions')
    .columns(['adapter', 'workspace', 'who'])
    .execute();
  await db.schema
    .createIndex('taught_versions_by_age')
    .on('taught_versions')
    .columns(['at'])
    .execute();
}
