/** `quaymaster mcp`: the notes and `/canirun` as tools for agents and editors, on standard input and output or over HTTP. */
import { resolve } from 'node:path';
import { createMcpServer } from '../adapters/mcp/create-mcp-server.js';
import { serveHttp } from '../adapters/mcp/serve-http.js';
import { serveStdio } from '../adapters/mcp/serve-stdio.js';
import { openCanirun } from '../app/canirun-parts.js';
import { readSettingsFile } from '../app/config/settings-file.js';
import { version } from '../app/config/package-dir.js';
import { readProcessConfig } from '../app/config/process-config.js';
import { openLibrary } from '../app/open-note-library.js';
import { UserError } from '../core/errors.js';
import { remark, remarkOnNotes } from './output.js';

/** Options of the command, as given. */
export interface McpFlags {
  readonly notes: readonly string[];
  readonly offline?: true;
  /** The port to serve HTTP at; without it, standard input and output. */
  readonly http?: string;
}

/**
 * Serves until standard input ends, or over HTTP until a signal ends the process. Standard output carries the protocol alone.
 * @throws UserError for notes that can't be read, a port that can't be had, or a mistake in the configuration
 */
export async function mcpCommand(flags: McpFlags): Promise<void> {
  const port = flags.http === undefined ? null : readPort(flags.http);
  const config = readProcessConfig();
  const sets =
    flags.notes.length > 0
      ? flags.notes.map((path, at) => ({ name: `notes-${at + 1}`, path: resolve(path) }))
      : readSettingsFile(config.settingsFile, config.knowledgeDir).sets;
  const [notes, canirun] = await Promise.all([
    openLibrary({ sets, mostBytes: config.maxIndexBytes, warn: remark }),
    openCanirun(config, remark),
  ]);
  try {
    remarkOnNotes(notes.problems(), flags.notes);
    await notes.watch(() => undefined);
    const makeServer = () =>
      createMcpServer({
        version: version(),
        notes: () => notes.everybody(),
        canirun,
        offline: flags.offline === true,
        now: () => new Date(),
      });
    if (port === null)
      await serveStdio(makeServer(), { input: process.stdin, output: process.stdout }, remark);
    else
      await serveHttp({
        makeServer,
        port,
        signal: untilEnded(),
        onListening: remark,
        warn: remark,
      });
  } finally {
    await notes.close();
    await canirun.close();
  }
}

function readPort(given: string): number {
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port;
  throw new UserError(
    'bad-input',
    `--http ${given} is no port; give a number from 0 (any that is free) to 65535.`,
  );
}

/** Aborts when the process is asked to end. */
function untilEnded(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      ending.abort();
    });
  return ending.signal;
}
