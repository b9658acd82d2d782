/** Folders and files that somebody dropped or chose, with the paths that they have there. */
import { words } from '../words/shown-words.js';

/** What was picked. */
export interface PickedFolder {
  /** The folder's own name, or the file's. */
  readonly name: string;
  readonly files: readonly PickedFile[];
  /** Whether it holds the settings of an Obsidian vault. */
  readonly isVault: boolean;
}

/** A file in it. */
export interface PickedFile {
  /** Within the folder, with forward slashes. */
  readonly path: string;
  readonly file: File;
}

/** So many files are looked at; a disk or a home folder ends here, and not in minutes. */
const MOST_SEEN = 20_000;

/**
 * Reads what was dropped, folders with all that is in them. To be called while the event is handled: afterwards the
 * browser gives nothing more away.
 */
export function readDrop(data: DataTransfer): Promise<PickedFolder> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return readEntries(entries);
}

/** Takes what was chosen in a dialog. */
export function readChosen(list: FileList): PickedFolder {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return arrange(files);
}

async function readEntries(entries: readonly FileSystemEntry[]): Promise<PickedFolder> {
  const files: PickedFile[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (files.length >= MOST_SEEN) break;
    if (isFile(entry)) files.push({ path: entry.fullPath.slice(1), file: await fileOf(entry) });
    if (isFolder(entry) && !isPassedOver(entry.name)) waiting.push(...(await allIn(entry)));
  }
  return arrange(files);
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A reader hands out some hundred entries at a time. */
async function allIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Software's folders are left where they are; of Obsidian's, the name says that this is a vault. */
function isPassedOver(name: string): boolean {
  return (name.startsWith('.') && name !== '.obsidian') || name === 'node_modules';
}

/** A single folder around all files is what was picked; its name is not part of their paths. */
function arrange(files: readonly PickedFile[]): PickedFolder {
  const [first] = files;
  const top = first?.path.split('/')[0] ?? '';
  const isFolder = files.length > 0 && files.every(({ path }) => path.startsWith(`${top}/`));
  const within = isFolder
    ? files.map(({ path, file }) => ({ path: path.slice(top.length + 1), file }))
    : files;
  const isVault = within.some(({ path }) => path.startsWith('.obsidian/'));
  const seen = within.filter(
    ({ path }) => !path.split('/').some((step) => step.startsWith('.') || step === 'node_modules'),
  );
  const { someFiles, nothing } = words().trying;
  const name = isFolder || seen.length === 1 ? top : someFiles(seen.length);
  return { name: name === '' ? nothing : name, files: seen, isVault };
}
