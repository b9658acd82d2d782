/** Opens what another program exported: a folder, an archive, or one file. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../../../core/errors.js';
import type { NoteProblem } from '../../../core/note.js';
import { decodeText } from '../../formats/source-text.js';
import type { ExportedFiles } from '../../import/exported-files.js';
import { EXPORT_BUDGET, left, tooLarge, type ExportBytes } from './export-bytes.js';
import { openFolder } from './folder-export.js';
import { openZip } from './zip-export.js';

/** An export that is open. */
export interface OpenExport extends ExportedFiles {
  readonly close: () => void;
}

/**
 * Opens an export.
 * @throws UserError `bad-input` where there is nothing, or an archive that can't be read
 */
export async function openExport(path: string): Promise<OpenExport> {
  const real = await realpath(path).catch((cause: unknown) => {
    throw new UserError(
      'bad-input',
      `There is nothing at "${path}": check the path, and whether it may be read.`,
      { cause },
    );
  });
  const stats = await stat(real);
  if (stats.isDirectory()) return asTexts(await openFolder(real));
  if (/\.zip$/i.test(real)) return asTexts(await openZip(real));
  if (!stats.isFile())
    throw new UserError(
      'bad-input',
      `"${path}" is neither a file nor a folder: name the export itself.`,
    );
  const name = basename(real);
  return asTexts({
    names: [name],
    problems: [],
    bytes: (one) =>
      stats.size > EXPORT_BUDGET.fileBytes
        ? Promise.resolve(tooLarge(one, stats.size))
        : readFile(real),
    close: () => undefined,
  });
}

/** Decodes texts, up to the budget for all of them. */
function asTexts({ names, problems, bytes, close }: ExportBytes): OpenExport {
  let left: number = EXPORT_BUDGET.bytes;
  return {
    names: names.toSorted(),
    problems,
    close,
    async text(name) {
      if (left <= 0) return spent(name);
      const read = await bytes(name);
      if (!(read instanceof Uint8Array)) return read;
      left -= read.length;
      const decoded = decodeText(name, read);
      return decoded.text === '' ? (decoded.problems[0] ?? '') : decoded.text;
    },
  };
}

const spent = (file: string): NoteProblem =>
  left(
    file,
    'export-too-large',
    `The texts of this export have more than ${EXPORT_BUDGET.bytes / 1_000_000} MB; from here on nothing was read.`,
    'Import it in parts.',
  );
