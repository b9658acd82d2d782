/** `quaymaster settings log`: who changed which setting of a workspace. */
import { programName } from '../program-name.js';
import { chooseStyle } from '../../adapters/terminal/style.js';
import { renderReply } from '../../adapters/terminal/render.js';
import { presentLog } from '../../bot/settings/settings-reply.js';
import { messagesOf } from '../../bot/messages/messages.js';
import { UserError } from '../../core/errors.js';
import { WORKSPACE_EXAMPLES } from '../../core/adapters.js';
import { readWorkspaceName, type WorkspaceId } from '../../core/message.js';
import { createLog } from '../../app/log.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { print, terminalWidth } from '../output.js';

/** Options of the command, as given. */
export interface SettingsLogFlags {
  readonly limit: string;
  readonly json?: true;
}

/**
 * Prints the latest changes.
 * @param named - the workspace, as `adapter/id`
 * @throws UserError for a workspace or a limit that is none
 */
export async function settingsLogCommand(named: string, flags: SettingsLogFlags): Promise<void> {
  const workspace = readWorkspace(named);
  const limit = Number(flags.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UserError('bad-input', `--limit ${flags.limit} is no number of changes.`);
  const config = readProcessConfig();
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    const changes = await store.settings.log(workspace, limit);
    if (flags.json === true)
      for (const { scope, at, ...change } of changes)
        await print(`${JSON.stringify({ ...scope, ...change, at: new Date(at).toISOString() })}\n`);
    else {
      const style = chooseStyle(process.stdout.isTTY, process.env);
      const width = Math.min(terminalWidth(), 120);
      await print(
        `${renderReply(presentLog(changes, messagesOf()), { style, width, choices: { program: programName(), options: [] } })}\n`,
      );
    }
  } finally {
    await store.close();
  }
}

function readWorkspace(named: string): WorkspaceId {
  const workspace = readWorkspaceName(named);
  if (workspace === null)
    throw new UserError(
      'bad-input',
      `“${named}” is no workspace; write it as one of these: ${WORKSPACE_EXAMPLES}.`,
    );
  return workspace;
}
