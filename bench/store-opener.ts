/**
 * A process that opens an embedded store, reads once, and tells the milliseconds of it and its memory. Arguments: what
 * opens it (`store`, or `driver`: the same driver without the bot's own layer), and the file.
 */
const [what, file = ''] = process.argv.slice(2);
const before = process.memoryUsage().rss;
const started = performance.now();
const loaded = await (what === 'store' ? openStore() : openDriver());
const opened = performance.now();
process.send?.({
  load: loaded - started,
  open: opened - loaded,
  rss: (process.memoryUsage().rss - before) / 1_048_576,
});
process.disconnect();

async function openStore(): Promise<number> {
  const { openSqliteStore } = await import('../src/store/sqlite/sqlite-store.js');
  const loaded = performance.now();
  const store = await openSqliteStore({ file });
  await store.outbox.find('none');
  return loaded;
}

async function openDriver(): Promise<number> {
  const { default: Database } = await import('libsql');
  const loaded = performance.now();
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.prepare('select count(*) from sqlite_schema').get();
  return loaded;
}
