/** `quaymaster privacy`: what is kept of a person, for whoever runs the bot and is asked for it. */
import { UserError } from '../../core/errors.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import { messagesOf } from '../../bot/messages/messages.js';
import type { PersonalKind, PersonalRecord } from '../../core/records/privacy.js';
import type { Store } from '../../core/records/store.js';
import { createLog } from '../../app/log.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { print } from '../output.js';

/** Says how much is kept of a person, by workspace and kind. */
export async function privacyShowCommand(person: string): Promise<void> {
  await inEveryWorkspace(async (store, workspace) => {
    const counts = new Map<PersonalKind, number>();
    for (const { kind } of await store.personal.show(workspace, person))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const [kind, count] of counts)
      await print(
        `${workspaceName(workspace)}: ${count} × ${messagesOf().say(`privacy.kind.${kind}`)}\n`,
      );
    return counts.size;
  });
}

/** Writes all of it, one JSON object a line. */
export async function privacyExportCommand(person: string): Promise<void> {
  await inEveryWorkspace(async (store, workspace) => {
    const records = await store.personal.show(workspace, person);
    for (const record of records) await print(`${JSON.stringify(toJson(workspace, record))}\n`);
    return records.length;
  });
}

/** Erases it. @param flags - `yes`: really */
export async function privacyEraseCommand(person: string, flags: { yes?: true }): Promise<void> {
  if (!flags.yes)
    throw new UserError('bad-input', 'Erasing can’t be undone. Repeat the command with --yes.');
  await inEveryWorkspace(async (store, workspace) => {
    const erased = await store.personal.erase(workspace, person);
    if (erased > 0) await print(`${workspaceName(workspace)}: erased ${erased}\n`);
    return erased;
  });
}

/** @param work - returns how much it found */
async function inEveryWorkspace(
  work: (store: Store, workspace: WorkspaceId) => Promise<number>,
): Promise<void> {
  const config = readProcessConfig();
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    let found = 0;
    const all = [...(await store.inbox.workspaces()), ...(await store.taught.workspaces())];
    const once = new Map(all.map((workspace) => [workspaceName(workspace), workspace]));
    for (const workspace of once.values()) found += await work(store, workspace);
    if (found === 0) await print('Nothing is kept of that id.\n');
  } finally {
    await store.close();
  }
}

function toJson(workspace: WorkspaceId, { kind, at, words }: PersonalRecord): object {
  return { workspace: workspaceName(workspace), kind, at: new Date(at).toISOString(), words };
}
