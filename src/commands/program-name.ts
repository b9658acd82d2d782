/** How the command was started, so that what it offers can be pasted as it stands. */
import { isAbsolute, relative } from 'node:path';

/** What a command is told of its start. */
export interface Start {
  /** The file that runs (`process.argv[1]`). */
  readonly file: string;
  /** The folder that it was started in. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * How the command is started: through npx, as a file of a checkout, or by its name.
 * @returns what stands in front of a subcommand
 */
export function programName({ file, folder, environment }: Start = thisStart()): string {
  // npx says so (docs.npmjs.com, "config": npm_command).
  if (environment['npm_command'] === 'exec') return 'npx quaymaster';
  if (!/[\\/]dist[\\/]cli\.js$/.test(file)) return 'quaymaster';
  const way = relative(folder, file);
  const short = way.startsWith('..') || isAbsolute(way) ? file : way;
  return `node ${/\s/.test(short) ? `"${short}"` : short}`;
}

function thisStart(): Start {
  return { file: process.argv[1] ?? '', folder: process.cwd(), environment: process.env };
}
