/** Reads the end of a log, which may be longer than fits into memory. */
import { open } from 'node:fs/promises';
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
      const { size } = await handle.stat();
      const from = Math.max(0, size - READING_BUDGET.log);
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(size - from),
        0,
        size - from,
        from,
      );
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UserError('bad-input', `${file} can't be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function readInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new UserError(
      'bad-input',
      'Nothing comes in. Pipe it, as in: docker logs web 2>&1 | quaymaster canirun --error - nginx raspberry pi 4.',
    );
  let kept = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin as AsyncIterable<string>)
    kept = (kept + chunk).slice(-READING_BUDGET.log);
  return kept;
}
