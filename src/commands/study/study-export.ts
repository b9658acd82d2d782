/** `quaymaster study export`: the questions of the notes, for Anki or a spreadsheet. */
import { openNotes } from '../../app/library/open-notes.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { shippedRiddles } from '../../app/study/shipped-riddles.js';
import { createLog } from '../../app/log.js';
import { messagesOf } from '../../bot/messages/messages.js';
import { formatAnki } from '../../bot/study/anki-text.js';
import { formatCards } from '../../bot/study/cards-csv.js';
import { exportCard } from '../../bot/study/exported-card.js';
import { WORKSPACE_EXAMPLES } from '../../core/adapters.js';
import { UserError } from '../../core/errors.js';
import { LANGUAGES } from '../../core/language.js';
import { readWorkspaceName } from '../../core/message.js';
import { VETOES_TO_RETIRE } from '../../core/records/study/card-vetoes.js';
import { makeCards } from '../../study/make-cards.js';
import type { StudyCard } from '../../study/study-card.js';
import { wordingOf } from '../../study/wording.js';
import { counted, print, remark } from '../output.js';

/** Options of the command, as given. */
export interface StudyExportFlags {
  readonly notes: readonly string[];
  readonly format: string;
  readonly workspace?: string;
  readonly notetype: string;
  readonly language: string;
}

/**
 * Writes all cards.
 * @throws UserError for an option that is none, or notes that can't be read
 */
export async function studyExportCommand(flags: StudyExportFlags): Promise<void> {
  const { format, workspace, notetype, language } = flags;
  if (format !== 'anki' && format !== 'csv')
    throw new UserError('bad-input', `--format ${format} is unknown; give anki or csv.`);
  const spoken = LANGUAGES.find((one) => one === language);
  if (spoken === undefined)
    throw new UserError(
      'bad-input',
      `--language ${language} is unknown; give ${LANGUAGES.join(' or ')}.`,
    );
  const isLeftOut = await retiredIn(workspace);
  const { engine, knowledge } = await openNotes(flags.notes);
  const { cards: made } = makeCards(knowledge.notes(), engine, await shippedRiddles());
  const cards = made.filter((card) => !isLeftOut(card));
  const messages = messagesOf(spoken);
  const exported = cards.map((card) => exportCard(card, workspace ?? 'local', messages));
  await print(format === 'anki' ? formatAnki(exported, notetype) : formatCards(exported));
  remark(`${counted(exported.length, 'card')}.`);
}

/** Tells what the people of a workspace found unfair. @param name - absent: nobody was asked */
async function retiredIn(name: string | undefined): Promise<(card: StudyCard) => boolean> {
  if (name === undefined) return () => false;
  const workspace = readWorkspaceName(name);
  if (workspace === null)
    throw new UserError(
      'bad-input',
      `--workspace ${name} is no workspace; write it as ${WORKSPACE_EXAMPLES}.`,
    );
  const config = readProcessConfig();
  const store = await openStore(config, createLog('warn', config.secrets));
  const vetoed = await store.vetoes.list(workspace);
  await store.close();
  const retired = new Set(
    vetoed
      .filter(({ people }) => people >= VETOES_TO_RETIRE)
      .map(({ card, wording }) => JSON.stringify([card, wording])),
  );
  return (card) => retired.has(JSON.stringify([card.id, wordingOf(card)]));
}
