/**
 * The durable image cache: one small SQLite file. What a digest stands for is kept for good, which digest a tag had
 * and when, until it is seen anew. Opened when first needed; a cache that cannot be read is put aside, never fatal.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'libsql';
import { z } from 'zod';
import type { ImageCache, ImageDescription } from '../canirun/image/image-ports.js';

/** How to keep the cache. */
export interface ImageCacheOptions {
  /** The file; its folder is made if missing, those above are not. `:memory:` keeps nothing beyond the program's run. */
  readonly file: string;
  /** Tags, and digests, kept at most; those confirmed longest ago go first. */
  readonly capacity?: number;
  /** Takes a full sentence when the cache had to be given up or begun anew. */
  readonly warn: (message: string) => void;
}

/** The cache with its life cycle. */
export interface DurableImageCache extends ImageCache {
  /** Closes the file; afterwards the cache has forgotten everything. */
  close(): Promise<void>;
}

const CAPACITY = 20_000;

/** Written into the file; another number means another shape, and the cache begins anew. */
const SHAPE = 2;

/** Tags written between two looks at the size. */
const PRUNE_EVERY = 200;

const TABLES = `
  create table if not exists tags (reference text primary key, digest text not null, at integer not null) without rowid;
  create table if not exists images (digest text primary key, description text not null, at integer not null) without rowid;
  create index if not exists tags_at on tags (at);
  create index if not exists images_at on images (at);
`;

const text = z.string();
const platform = z.object({
  os: text,
  architecture: text,
  variant: text.exactOptional(),
  osVersion: text.exactOptional(),
  osFeatures: z.array(text).exactOptional(),
});
const description: z.ZodType<ImageDescription> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('container'),
    entries: z
      .array(z.object({ platform, digest: text.exactOptional(), size: z.number().exactOptional() }))
      .min(1),
    mediaType: text.exactOptional(),
    environment: z.record(text, text).exactOptional(),
    build: z.object({ zstd: z.boolean(), signs: z.array(text) }).exactOptional(),
  }),
  z.object({ kind: z.literal('not-an-image'), what: text, mediaType: text }),
]);
const tagRow = z.object({ digest: text, description: text, at: z.number() });
const imageRow = z.object({ description: text });

/** Makes the cache; the file is opened by the first question. */
export function createImageCache(options: ImageCacheOptions): DurableImageCache {
  const { warn, capacity = CAPACITY } = options;
  let opening: Promise<Database | null> | undefined;
  let kept = 0;

  /** Every use goes through here: an error costs the answer and says so, nothing more. */
  const use = async <Result>(work: (database: Database) => Result): Promise<Result | null> => {
    opening ??= openDatabase(options);
    const database = await opening;
    if (database === null) return null;
    try {
      return work(database);
    } catch (error) {
      warn(`The image cache ${options.file} could not be used this time: ${messageOf(error)}.`);
      return null;
    }
  };

  return {
    find: (reference) =>
      use((database) => {
        const row = tagRow.safeParse(
          database
            .prepare(
              'select tags.digest, images.description, tags.at from tags join images using (digest) where reference = ?',
            )
            .get(reference),
        );
        const image = row.success ? readDescription(row.data.description) : null;
        return image && row.success ? { digest: row.data.digest, image, at: row.data.at } : null;
      }),
    findDigest: (digest) =>
      use((database) => {
        const found = database
          .prepare('select description from images where digest = ?')
          .get(digest);
        const row = imageRow.safeParse(found);
        return row.success ? readDescription(row.data.description) : null;
      }),
    async keep(reference, { digest, image, at }) {
      await use((database) => {
        database.transaction(() => {
          const stored = JSON.stringify(image);
          database
            .prepare('insert or replace into images values (?, ?, ?)')
            .run(digest, stored, at);
          database
            .prepare('insert or replace into tags values (?, ?, ?)')
            .run(reference, digest, at);
          if (++kept % PRUNE_EVERY === 0) prune(database, capacity);
        })();
      });
    },
    async close() {
      const database = await opening;
      opening = Promise.resolve(null);
      database?.close();
    },
  };
}

/** A second try after a damaged file was put aside; `null` when the disk does not want a cache at all. */
async function openDatabase({ file, warn }: ImageCacheOptions): Promise<Database | null> {
  const { default: Libsql } = await import('libsql');
  const open = (): Database => {
    if (file !== ':memory:' && !existsSync(dirname(file)))
      mkdirSync(dirname(file), { mode: 0o700 });
    const database = new Libsql(file);
    prepare(database);
    return database;
  };
  try {
    return open();
  } catch (error) {
    try {
      renameSync(file, `${file}.damaged`);
      const database = open();
      warn(
        `The image cache ${file} could not be read (${messageOf(error)}); it was put aside as ${file}.damaged and a new one begun.`,
      );
      return database;
    } catch (second) {
      warn(
        `The image cache ${file} cannot be used (${messageOf(second)}); images are asked for anew each time. Check the folder's permissions and space.`,
      );
      return null;
    }
  }
}

/** Losing the last seconds in a power cut is fine for a cache, so commits do not wait for the disk. */
function prepare(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 2000');
  const [row] = z
    .array(z.object({ user_version: z.number() }))
    .parse(database.pragma('user_version'));
  if (row?.user_version !== SHAPE)
    database.exec('drop table if exists tags; drop table if exists images;');
  database.exec(TABLES);
  database.pragma(`user_version = ${SHAPE}`);
}

function prune(database: Database, capacity: number): void {
  database
    .prepare('delete from tags where at <= (select at from tags order by at desc limit 1 offset ?)')
    .run(capacity);
  database
    .prepare(
      'delete from images where at <= (select at from images order by at desc limit 1 offset ?)',
    )
    .run(capacity);
}

function readDescription(stored: string): ImageDescription | null {
  const parsed = description.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
