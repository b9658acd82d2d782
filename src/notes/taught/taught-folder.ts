/**
 * Notes from chat as files in a folder of notes, kept true both ways: what is kept in chat is written, what a hand changes
 * is read back as a new version, and a file that a hand changed is never overwritten. The store says what a note is; the
 * digest of what was last written or read tells whose change is newer. Each step can be repeated, so that a process may be
 * killed between any two: whatever the store has is written by the next look.
 */
import { join } from 'node:path';
import { checkDraft, type NoteDraft } from '../../bot/teach/note-draft.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import type { TaughtFile, TaughtFiles } from '../../core/records/taught-files.js';
import type {
  TaughtAct,
  TaughtContent,
  TaughtNote,
  TaughtNotes,
} from '../../core/records/taught-notes.js';
import {
  FROM_CHAT,
  readTaughtFile,
  workspaceFolder,
  writeTaughtFile,
} from '../formats/taught/taught-file.js';
import { tidyMarkdown } from '../formats/taught/tidy-markdown.js';
import {
  digestOf,
  DiskRefusal,
  readFiles,
  removeFile,
  writeFile,
  isFolder,
  type DiskFile,
  type ReadLately,
} from './taught-disk.js';

/** The folder. */
export interface TaughtFolder {
  /** Makes files and notes of a workspace agree. Calls for one workspace follow one another. @returns whether notes changed */
  sync(workspace: WorkspaceId): Promise<boolean>;
  /** Whether a file that was written is missing, so that another look has to tell whether it was deleted. */
  isWaiting(): boolean;
  /** A note's text as a hand wrote it; `null`: as it is written here. */
  byHand(note: TaughtNote): Promise<string | null>;
}

/** What the folder works with. */
export interface TaughtFolderOptions {
  /** The folder of notes in which a workspace's notes from chat stand; `null`: it has none. */
  readonly root: (workspace: WorkspaceId) => string | null;
  readonly notes: TaughtNotes;
  readonly files: TaughtFiles;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Takes full sentences about files that can't be taken over. */
  readonly warn: (sentence: string) => void;
}

/** A file is missing for so long before it counts as deleted: editors and checkouts take files away and put them back. */
export const GONE_MS = 2_000;

/** Opens the folder. Nothing is read or written until the first `sync`. */
export function createTaughtFolder(options: TaughtFolderOptions): TaughtFolder {
  const queues = new Map<string, Promise<unknown>>();
  /** Since when files that were written are missing, by workspace and note. */
  const missing = new Map<string, number>();
  /** Digests of files that could not be taken over, so that each is said once. */
  const said = new Set<string>();
  const lately = new Map<string, ReadLately>();
  return {
    isWaiting: () => missing.size > 0,
    sync(workspace) {
      const root = options.root(workspace);
      const folder = root === null ? null : folderOf(root, workspace);
      if (root === null || folder === null) return Promise.resolve(false);
      const key = workspaceName(workspace);
      const known = lately.get(key) ?? (new Map() as ReadLately);
      lately.set(key, known);
      const sync = async () =>
        // A disk that was taken off is not written to where it was.
        (await isFolder(root)) &&
        new Syncing(options, workspace, folder, { missing, said, known }).run();
      const next = (queues.get(key) ?? Promise.resolve()).then(sync, sync);
      queues.set(
        key,
        next.catch(() => undefined), // whoever asked is told
      );
      return next;
    },
    async byHand(note) {
      const records = await options.files.list(note);
      const record = records.find((one) => one.note === note.id);
      return record?.version === note.version ? record.text : null;
    },
  };
}

/** The workspace's folder below a folder of notes; `null`: its id makes no safe name. */
export function folderOf(root: string, workspace: WorkspaceId): string | null {
  const name = workspaceFolder(workspace);
  return name === null ? null : join(root, FROM_CHAT, name);
}

/** What is remembered between two looks. */
interface Memory {
  readonly missing: Map<string, number>;
  readonly said: Set<string>;
  readonly known: ReadLately;
}

/** One look at a workspace's folder. */
class Syncing {
  readonly #options: TaughtFolderOptions;
  readonly #workspace: WorkspaceId;
  readonly #folder: string;
  readonly #missing: Map<string, number>;
  readonly #said: Set<string>;
  readonly #known: ReadLately;
  #changed = false;

  constructor(
    options: TaughtFolderOptions,
    workspace: WorkspaceId,
    folder: string,
    { missing, said, known }: Memory,
  ) {
    this.#options = options;
    this.#workspace = workspace;
    this.#folder = folder;
    this.#missing = missing;
    this.#said = said;
    this.#known = known;
  }

  async run(): Promise<boolean> {
    const { notes, files } = this.#options;
    const disk = await readFiles(this.#folder, this.#known);
    const records = new Map((await files.list(this.#workspace)).map((one) => [one.note, one]));
    const all = await notes.list(this.#workspace);
    const standing = this.#assign(all, records, disk ?? new Map());
    for (const note of all) {
      const file = standing.of.get(note.id) ?? null;
      // A folder that is gone as a whole was moved or taken off; nobody retires all notes like that.
      const record = disk === null ? null : (records.get(note.id) ?? null);
      await this.#settle(note, record, file).catch((error: unknown) => {
        if (!(error instanceof DiskRefusal)) throw error;
        // It stays in the store, which answers, and is tried with each look; the others' files do not wait for it.
        this.#sayRefused(note, error);
      });
    }
    for (const file of standing.rest) await this.#adopt(file);
    return this.#changed;
  }

  /** Which file is which note's: by what was written last, then by the id in it. */
  #assign(
    notes: readonly TaughtNote[],
    records: ReadonlyMap<string, TaughtFile>,
    disk: ReadonlyMap<string, DiskFile>,
  ): { readonly of: ReadonlyMap<string, DiskFile>; readonly rest: readonly DiskFile[] } {
    const of = new Map<string, DiskFile>();
    const rest = new Map(disk);
    const take = (id: string, file: DiskFile | undefined): void => {
      if (file === undefined || of.has(id)) return;
      of.set(id, file);
      rest.delete(file.file);
    };
    const idIn = (file: DiskFile) => readTaughtFile(file.file, file.text)?.id ?? null;
    const written = notes.flatMap(({ id }) => {
      const record = records.get(id);
      const file = record && disk.get(record.file);
      return file === undefined ? [] : [{ id, file, isAsWritten: file.digest === record?.digest }];
    });
    // A hand may have put another note's file in its place.
    for (const { id, file, isAsWritten } of written)
      if (isAsWritten || (idIn(file) ?? id) === id) take(id, file);
    const known = new Set(notes.map(({ id }) => id));
    for (const file of [...rest.values()]) {
      const id = idIn(file);
      if (id !== null && known.has(id)) take(id, file);
    }
    for (const { id, file } of written) if (rest.has(file.file)) take(id, file);
    return { of, rest: [...rest.values()] };
  }

  async #settle(note: TaughtNote, record: TaughtFile | null, file: DiskFile | null): Promise<void> {
    if (file === null) return this.#settleMissing(note, record);
    this.#missing.delete(this.#keyOf(note));
    const isOurs =
      file.digest === record?.digest || file.digest === digestOf(writeTaughtFile(note));
    if (note.state === 'withdrawn' || (note.state !== 'kept' && isOurs)) {
      if (await removeFile(this.#folder, file.file, file.digest))
        await this.#options.files.remove(note, note.id);
      return;
    }
    const wasMoved = record !== null && file.file !== record.file;
    if (!isOurs || (wasMoved && note.file !== file.file)) {
      await this.#takeOver(note, file, wasMoved || record === null);
      return;
    }
    if (record?.version !== note.version || file.file !== note.file)
      await this.#write(note, file, record);
  }

  /** Nothing stands where the note was written, if it was. */
  async #settleMissing(note: TaughtNote, record: TaughtFile | null): Promise<void> {
    const { files, notes, now } = this.#options;
    const key = this.#keyOf(note);
    if (note.state !== 'kept') {
      this.#missing.delete(key);
      if (record !== null) await files.remove(note, note.id);
      return;
    }
    if (record === null || record.version < note.version) {
      this.#missing.delete(key);
      await this.#write(note, null, record);
      return;
    }
    const since = this.#missing.get(key) ?? now();
    this.#missing.set(key, since);
    if (now() - since < GONE_MS) return;
    const deed = { act: 'deleted-file', who: null } as const;
    const outcome = await notes.change(note, { state: 'retired' }, deed);
    if (outcome.kind !== 'saved') return; // changed just now: the next look writes it
    this.#changed = true;
    this.#missing.delete(key);
    await files.remove(note, note.id);
    this.#options.warn(
      `The file ${note.file} of the note “${note.topic}” was deleted, so the note is retired: /teach restore ${note.id} brings it back.`,
    );
  }

  /** Writes the note, where nothing stands but what was written before. */
  async #write(note: TaughtNote, file: DiskFile | null, record: TaughtFile | null): Promise<void> {
    // A hand's own form of this very version stays as it is; it only goes where the note goes.
    const text = record?.version === note.version ? (record.text ?? null) : null;
    const words = text ?? writeTaughtFile(note);
    const before = file?.file === note.file ? file.digest : null;
    const isWritten = await writeFile(this.#folder, note.file, words, before);
    if (!isWritten) return; // a hand was quicker: the next look reads it
    const { version } = note;
    const digest = digestOf(words);
    await this.#options.files.put(note, { note: note.id, file: note.file, version, digest, text });
    if (file !== null && file.file !== note.file)
      await removeFile(this.#folder, file.file, file.digest);
  }

  /** Takes a hand's change over as a version; the one that it was made beside stays in the history. */
  async #takeOver(note: TaughtNote, file: DiskFile, isMoved: boolean): Promise<void> {
    const read = this.#read(file, note);
    if (read === null) return;
    const content = { ...read.content, file: isMoved ? file.file : note.file };
    const saysTheSame = (Object.keys(content) as (keyof TaughtContent)[]).every(
      (field) => JSON.stringify(content[field]) === JSON.stringify(note[field]),
    );
    const act: TaughtAct = isMoved && saysTheSame ? 'moved-file' : 'edited-file';
    const change = { ...content, state: 'kept' as const };
    const outcome = await this.#options.notes.change(note, change, { act, who: null });
    if (outcome.kind !== 'saved') return; // changed just now: the next look compares anew
    if (outcome.note.version !== note.version) this.#changed = true;
    await this.#record(outcome.note, file);
  }

  /** A file that nobody knows yet becomes a note. */
  async #adopt(file: DiskFile): Promise<void> {
    const read = this.#read(file, null);
    if (read === null) return;
    const note = await this.#options.notes.add(
      {
        ...{ ...this.#workspace, ...read.content, file: file.file },
        ...{ state: 'kept', source: read.source, author: null },
        ...(read.id !== null && { id: read.id }),
      },
      { act: 'edited-file', who: null },
    );
    if (note === 'full') {
      this.#say(file, 'there are as many notes from chat as there may be');
      return;
    }
    this.#changed = true;
    await this.#record(note, file);
  }

  async #record(note: TaughtNote, { file, text, digest }: DiskFile): Promise<void> {
    const written = text === writeTaughtFile(note) ? null : text;
    const { version } = note;
    await this.#options.files.put(note, { note: note.id, file, version, digest, text: written });
  }

  /** @param note - whose file it is; what the file leaves open stays as it is there */
  #read(file: DiskFile, note: TaughtNote | null) {
    const read = readTaughtFile(file.file, file.text);
    if (read === null) {
      this.#say(file, 'the part between its lines of --- can’t be read');
      return null;
    }
    const draft: NoteDraft = {
      ...(note !== null && { audience: note.audience, verbatim: false }),
      ...read.content,
      file: file.file,
    };
    const checked = checkDraft(draft, null, tidyMarkdown);
    if (checked.kind === 'unfit') {
      const fields = checked.problems.map(({ field, code }) => `${field} is ${code}`);
      this.#say(file, fields.join(', '));
      return null;
    }
    const { content } = checked;
    // Whose words they are is no longer sure once they were changed.
    const isReworded =
      note !== null && (note.text !== content.text || note.topic !== content.topic);
    return {
      ...{ id: read.id, source: read.source },
      content: { ...content, verbatim: isReworded ? false : (note?.verbatim ?? content.verbatim) },
    };
  }

  #say({ file, digest }: DiskFile, why: string): void {
    const key = `${this.#folder}/${file}/${digest}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#options.warn(
      `${join(this.#folder, file)} was not taken over: ${why}. The note stays as it was; mend the file.`,
    );
  }

  #sayRefused({ id, topic, file, version }: TaughtNote, { code, message }: DiskRefusal): void {
    const key = `${this.#folder}/${id}/${version}/${code}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#options.warn(
      `${join(this.#folder, file)} was not written: ${message}. The note “${topic}” answers all the same; /teach move ${id} to NAME.md gives it another file.`,
    );
  }

  #keyOf({ id }: TaughtNote): string {
    return `${workspaceName(this.#workspace)}/${id}`;
  }
}
