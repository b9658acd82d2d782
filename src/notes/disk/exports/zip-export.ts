/**
 * An export as an archive. Archives come from strangers: names that lead out of it are left out, no more is unpacked than an
 * entry says and the budget allows, and links and encrypted entries are not read.
 */
import type { Readable } from 'node:stream';
import {
  fromBufferPromise,
  getFileNameLowLevel,
  openPromise,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl';
import { UserError } from '../../../core/errors.js';
import type { NoteProblem } from '../../../core/note.js';
import { isHiddenName } from '../file-kinds.js';
import { EXPORT_BUDGET, left, tooLarge, tooManyFiles, type ExportBytes } from './export-bytes.js';

/**
 * `autoClose` would close it behind the last entry, before anything is read; names are decoded and judged one by one, since
 * the library gives the whole archive up for a single bad one.
 */
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;

/**
 * Opens an archive, and archives within it.
 * @throws UserError `bad-input` for what is no archive, or a broken one
 */
export async function openZip(path: string): Promise<ExportBytes> {
  const listing: Listing = { files: new Map(), problems: [], open: [], inner: 0 };
  try {
    await list(await openPromise(path, OPTIONS), '', listing);
  } catch (cause) {
    close(listing);
    throw new UserError(
      'bad-input',
      `"${path}" can't be read as a zip archive${reasonOf(cause)}. Export it again, or unpack it and name the folder.`,
      { cause },
    );
  }
  return {
    names: [...listing.files.keys()],
    problems: listing.problems,
    async bytes(name) {
      const found = listing.files.get(name);
      if (found === undefined) return damaged(name);
      const { zip, entry } = found;
      if (entry.uncompressedSize > EXPORT_BUDGET.fileBytes)
        return tooLarge(name, entry.uncompressedSize);
      return unpack(zip, entry).catch(() => damaged(name));
    },
    close: () => {
      close(listing);
    },
  };
}

interface Listing {
  readonly files: Map<string, { readonly zip: ZipFile; readonly entry: Entry }>;
  readonly problems: NoteProblem[];
  readonly open: ZipFile[];
  /** Bytes of archives within, so far. */
  inner: number;
}

async function list(zip: ZipFile, within: string, listing: Listing): Promise<void> {
  listing.open.push(zip);
  for await (const entry of zip.eachEntry()) {
    if (listing.files.size >= EXPORT_BUDGET.entries) {
      listing.problems.push(tooManyFiles());
      return;
    }
    const name = nameOf(entry);
    const shown = name.slice(0, 200);
    if (validateFileName(name) !== null) {
      listing.problems.push(leadsOut(shown));
      continue;
    }
    if (name.endsWith('/') || name.split('/').some(isPassedOver)) continue;
    if (isLink(entry) || entry.isEncrypted()) {
      listing.problems.push(notAFile(shown));
    } else if (/\.zip$/i.test(name) && within === '') {
      await listInner(zip, entry, listing);
    } else if (listing.files.has(name)) {
      listing.problems.push(twice(shown));
    } else {
      listing.files.set(name, { zip, entry });
    }
  }
}

/** One level deep: parts of a large export. They name the same folders, so their own names are left off. */
async function listInner(zip: ZipFile, entry: Entry, listing: Listing): Promise<void> {
  if (listing.inner + entry.uncompressedSize > EXPORT_BUDGET.innerBytes) {
    listing.problems.push(innerTooLarge(nameOf(entry)));
    return;
  }
  listing.inner += entry.uncompressedSize;
  const part = await unpack(zip, entry)
    .then((bytes) => fromBufferPromise(bytes, OPTIONS))
    .catch(() => null); // told below: the rest of the export is read
  const isRead =
    part !== null &&
    (await list(part, nameOf(entry), listing).then(
      () => true,
      () => false,
    ));
  if (!isRead) listing.problems.push(damaged(nameOf(entry)));
}

/** The bytes of an entry. @throws when it holds more or less than it says */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function close({ open }: Listing): void {
  for (const zip of open) zip.close();
}

/** With forward slashes, also where Windows wrote others. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** macOS puts shadows of all files into archives. */
function isPassedOver(part: string): boolean {
  return isHiddenName(part) || part === '__MACOSX';
}

/** Upper half of an entry's attributes where a system of the Unix family wrote it: `S_IFLNK` (stat(2)). */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? ` (${cause.message.slice(0, 120)})` : '';
}

const leadsOut = (file: string): NoteProblem =>
  left(
    file,
    'leads-out',
    'The name of this file leads out of the archive, so it was left out.',
    'Do not unpack this archive: it was made to write where it should not.',
  );

const damaged = (file: string): NoteProblem =>
  left(
    file,
    'damaged-entry',
    'This file of the archive is damaged or not what it says, so it was left out.',
    'Export again.',
  );

const notAFile = (file: string): NoteProblem =>
  left(
    file,
    'not-a-file',
    'This is a link or encrypted, so it was left out.',
    'Export without it.',
  );

const twice = (file: string): NoteProblem =>
  left(file, 'named-twice', 'The archive holds this name twice; the first was read.', 'Nothing.');

const innerTooLarge = (file: string): NoteProblem =>
  left(
    file,
    'export-too-large',
    `The archives within this one have more than ${EXPORT_BUDGET.innerBytes / 1_000_000} MB, so this one was left out.`,
    'Unpack it, and import the folder.',
  );
