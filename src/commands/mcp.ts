/** `quaymaster mcp`: the notes and `/canirun` as tools for agents and editors, on standard input and output. */
import { resolve } from 'node:path';
import { createMcpServer } from '../adapters/mcp/create-mcp-server.js';
import { serveStdio } from '../adapters/mcp/serve-stdio.js';
import { openCanirun } from '../app/canirun-parts.js';
import { readSettingsFile } from '../app/config/settings-file.js';
import { readProcessConfig, version } from '../app/main.js';
import { openLibrary } from '../app/open-note-library.js';
import { formatProblem } from '../notes/lint/format-problem.js';
import { remark } from './output.js';

/** Options of the command, as given. */
export interface McpFlags {
  readonly notes: readonly string[];
  readonly offline?: true;
}

/**
 * Serves until standard input ends. Standard output carries the protocol alone.
 * @throws UserError for notes that can't be read, or a mistake in the configuration
 */
export async function mcpCommand(flags: McpFlags): Promise<void> {
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
    for (const problem of notes.problems()) remark(formatProblem(problem));
    await notes.watch(() => undefined);
    const server = createMcpServer({
      version: version(),
      notes: () => notes.everybody(),
      canirun,
      offline: flags.offline === true,
      now: () => new Date(),
    });
    await serveStdio(server, { input: process.stdin, output: process.stdout }, remark);
  } finally {
    await notes.close();
    await canirun.close();
  }
}
