/** A folder on disk for one test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder with files in it. */
export class ScratchFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes a folder with files by their relative names. */
  static async create(
    files: Readonly<Record<string, string | Uint8Array>> = {},
  ): Promise<ScratchFolder> {
    const folder = new ScratchFolder(await mkdtemp(join(tmpdir(), 'quaymaster-notes-')));
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    return folder;
  }

  /** The absolute path of a file in the folder. */
  at(name: string): string {
    return join(this.path, name);
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(this.at(name)), { recursive: true });
    await writeFile(this.at(name), content);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
