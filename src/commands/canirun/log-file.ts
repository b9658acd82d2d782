/** Reads the end of a log, which may be longer than fits into memory. */
import { open, type FileHandle } from 'node:fs/promises';
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import { UserError } from '../../core/errors.js';

/**
 * Reads the last part of a file, or of standard input.
 * @param file - `-`: standard input
 * @throws UserError where it can't be read, or where nobody feeds standard input
 */
export async function readLogFile(file: string): Promise<string> {
  if (file === '-') return readInput();
  try {
    const handle = await open(file);
    try {
      const stat = await handle.stat();
      // What is no file, such as a pipe (`<(docker logs web)`), has no size.
      return stat.isFile()
        ? await endOfFile(handle, stat.size)
        : await endOf(handle.createReadStream({ encoding: 'utf8' }));
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UserError('bad-input', `${file} can't be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function endOfFile(handle: FileHandle, size: number): Promise<string> {
  const from = Math.max(0, size - READING_BUDGET.log);
  const length = size - from;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
  return buffer.toString('utf8', 0, bytesRead);
}

async function endOf(chunks: AsyncIterable<string>): Promise<string> {
  let kept = '';
  for await (const chunk of chunks) kept = (kept + chunk).slice(-READING_BUDGET.log);
  return kept;
}

async function readInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new UserError(
      'bad-input',
      'Nothing comes in. Pipe it, as in: docker logs web 2>&1 | quaymaster canirun --error - nginx raspberry pi 4.',
    );
  process.stdin.setEncoding('utf8');
  return endOf(process.stdin);
}
