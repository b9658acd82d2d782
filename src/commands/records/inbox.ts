/** `quaymaster inbox`: the questions that the notes did not answer, of all workspaces. */
import type {
  InboxService,
  InboxEntry,
  InboxFilter,
  Resolution,
} from '../../core/records/inbox.js';
import { programName } from '../program-name.js';
import { canBeTold, LONGEST_RESOLUTION } from '../../core/records/inbox.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import { UserError } from '../../core/errors.js';
import { findInInboxes, listInboxes } from '../../core/records/inbox-search.js';
import { formatInbox } from '../../core/records/tables/inbox-table.js';
import { code, text } from '../../core/inline.js';
import { presentClosing, presentEntry, presentInbox } from '../../bot/inbox/inbox-reply.js';
import { createSettingsService } from '../../bot/settings/settings-service.js';
import { messagesOf } from '../../bot/messages/messages.js';
import type { Block, Reply } from '../../core/reply.js';
import { renderReply } from '../../adapters/terminal/render.js';
import { chooseStyle } from '../../adapters/terminal/style.js';
import { createInboxService } from '../../bot/inbox/inbox-service.js';
import { openNotes } from '../../app/library/open-notes.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { createLog } from '../../app/log.js';
import { readSettingsFile } from '../../app/config/settings-file.js';
import { openLibrary, type OpenedLibrary } from '../../app/open-note-library.js';
import { noteInView, topicsInView } from '../../app/notes-in-view.js';
import { print, remark, terminalWidth } from '../output.js';

/** Which entries, as flags give them. */
export interface ListFlags {
  readonly state: string;
  readonly limit: string;
  readonly workspace?: string;
  readonly json?: true;
}

/** Lists entries of every workspace, or of one. */
export async function inboxListCommand(flags: ListFlags): Promise<void> {
  const filter = readFilter(flags);
  await withInbox(async (service) => {
    const entries = await listAll(service, filter, flags.workspace);
    if (flags.json) await printJson(entries);
    else
      await show(
        presentInbox(entries, filter.state === 'closed' ? 'closed' : 'open', messagesOf()),
      );
  });
}

/** Writes entries for a spreadsheet or a program. */
export async function inboxExportCommand(
  flags: ListFlags & { readonly format: string },
): Promise<void> {
  const filter = readFilter(flags);
  if (flags.format !== 'csv' && flags.format !== 'json')
    throw new UserError('bad-input', `--format ${flags.format} is unknown; give csv or json.`);
  await withInbox(async (service) => {
    const entries = await listAll(service, filter, flags.workspace);
    if (flags.format === 'json') await printJson(entries);
    else await print(formatInbox(entries));
  });
}

/** Shows one entry. */
export async function inboxShowCommand(id: string, flags: { json?: true }): Promise<void> {
  await withInbox(async (service) => {
    const entry = await findAny(service, readId(id));
    if (flags.json) await printJson([entry]);
    else await show(presentEntry(entry, messagesOf(), waysToClose(entry)));
  });
}

/** Closes one entry, with a note that is there, or a reason. */
export async function inboxCloseCommand(
  id: string,
  flags: { note?: string; reason?: string; json?: true },
): Promise<void> {
  await withInbox(async (service) => {
    const entry = await findAny(service, readId(id));
    const resolution = await readResolution(flags, await service.topics(entry));
    const closer = { through: 'terminal', author: 'operator' };
    const outcome = await service.close(entry, entry.id, resolution, closer);
    if (outcome.kind === 'not-found') throw noSuch(entry.id);
    if (flags.json) await printJson([outcome.entry]);
    else await show(presentClosing(outcome, messagesOf()));
  });
}

async function withInbox(work: (service: InboxService) => Promise<void>): Promise<void> {
  const config = readProcessConfig();
  const store = await openStore(config, createLog('warn', config.secrets));
  let library: Promise<OpenedLibrary> | undefined;
  try {
    const { sets, settings: file } = readSettingsFile(config.settingsFile, config.knowledgeDir);
    const open = () =>
      (library ??= openLibrary({
        sets,
        mostBytes: config.maxIndexBytes,
        taught: { store: store.taught },
        warn: remark,
      }));
    const service = createInboxService({
      store,
      settings: createSettingsService({
        store: store.settings,
        file,
        sets: sets.map(({ name }) => name),
      }),
      topicsInView: topicsInView(async () => (await open()).library),
      noteInView: noteInView(async () => (await open()).library),
    });
    await work(service);
  } finally {
    await (await library)?.close();
    await store.close();
  }
}

const MOST_LISTED = 10_000;

function readFilter({ state, limit }: ListFlags): InboxFilter {
  if (state !== 'open' && state !== 'closed' && state !== 'all')
    throw new UserError('bad-input', `--state ${state} is unknown; give open, closed or all.`);
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > MOST_LISTED)
    throw new UserError(
      'bad-input',
      `--limit ${limit} is not possible; give a number from 1 to ${MOST_LISTED}.`,
    );
  return { state, limit: most };
}

async function workspacesOf(
  service: InboxService,
  named?: string,
): Promise<readonly WorkspaceId[]> {
  const all = await service.workspaces();
  if (named === undefined) return all;
  const found = all.filter((workspace) => workspaceName(workspace) === named);
  if (found.length > 0) return found;
  const known = all.map(workspaceName).slice(0, 20);
  throw new UserError(
    'bad-input',
    `Nothing was asked in a workspace ${named}. ${known.length === 0 ? 'Nothing was asked anywhere yet.' : `There are: ${known.join(', ')}.`}`,
  );
}

async function listAll(
  service: InboxService,
  filter: InboxFilter,
  named?: string,
): Promise<readonly InboxEntry[]> {
  return listInboxes(service, await workspacesOf(service, named), filter);
}

async function findAny(service: InboxService, id: number): Promise<InboxEntry> {
  const entry = await findInInboxes(service, await service.workspaces(), id);
  if (entry === null) throw noSuch(id);
  return entry;
}

function noSuch(id: number): UserError {
  return new UserError(
    'bad-input',
    `There is no question ${id} in the inbox. “quaymaster inbox list --state all” lists them.`,
  );
}

function readId(given: string): number {
  if (/^#?\d{1,15}$/.test(given)) return Number(given.replace('#', ''));
  throw new UserError('bad-input', `“${given}” is no number of a question.`);
}

/** @param topics - of the notes that all in the question's workspace may see; whoever sits here may name any other */
async function readResolution(
  { note, reason }: { note?: string; reason?: string },
  topics: readonly string[],
): Promise<Resolution> {
  if ((note === undefined) === (reason === undefined))
    throw new UserError(
      'bad-input',
      'Give either --note TOPIC, which tells those who asked, or --reason TEXT, which tells nobody.',
    );
  if (reason !== undefined) return { kind: 'reason', text: checkedReason(reason) };
  const wanted = (note ?? '').trim().toLowerCase();
  const isWanted = (topic: string) => topic.toLowerCase() === wanted;
  const found = topics.find(isWanted) ?? (await allTopics()).find(isWanted);
  if (found === undefined)
    throw new UserError(
      'bad-input',
      `The notes have no topic “${note ?? ''}”. Write the note first, or name one that is there; “quaymaster ask” finds it.`,
    );
  return { kind: 'note', text: found };
}

async function allTopics(): Promise<readonly string[]> {
  const { knowledge } = await openNotes([]);
  await knowledge.close();
  return knowledge.notes().map(({ topic }) => topic);
}

function checkedReason(reason: string): string {
  const words = reason.trim();
  if (words !== '' && words.length <= LONGEST_RESOLUTION) return words;
  throw new UserError('bad-input', `A reason has 1 to ${LONGEST_RESOLUTION} characters.`);
}

async function printJson(entries: readonly InboxEntry[]): Promise<void> {
  for (const entry of entries) await print(`${JSON.stringify(entry)}\n`);
}

function waysToClose(entry: InboxEntry): Block[] {
  const { id } = entry;
  const line = (command: string, what: string) => ({ content: [code(command), text(what)] });
  const close = `quaymaster inbox close ${id}`;
  return [
    {
      kind: 'list',
      ordered: false,
      items: [
        line(`${close} --note TOPIC`, ` tells ${canBeTold(entry) ? 'those who asked' : 'nobody'}`),
        line(`${close} --reason TEXT`, ' tells nobody'),
      ],
    },
  ];
}

/** Choices are for chats. */
async function show(reply: Reply): Promise<void> {
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'choices');
  const style = chooseStyle(process.stdout.isTTY, process.env);
  const width = Math.min(terminalWidth(), 100);
  await print(
    `${renderReply({ ...reply, blocks }, { style, width, choices: { program: programName(), options: [] } })}\n`,
  );
}
