/** `quaymaster study check`: which questions the notes make, which they don't, and why not. */
import { cardPrompt } from '../bot/study/card-prompt.js';
import { messagesOf } from '../bot/messages/messages.js';
import { openNotes } from '../app/library/open-notes.js';
import { shippedRiddles } from '../app/study/shipped-riddles.js';
import { plainText } from '../core/inline.js';
import { makeCards, type MadeCards } from '../study/make-cards.js';
import { CARD_KINDS, REFUSALS, type Refusal, type StudyCard } from '../study/study-card.js';
import { counted, print, remark } from './output.js';

/** Options of the command, as given. */
export interface StudyCheckFlags {
  readonly notes: readonly string[];
  readonly json?: true;
  readonly cards?: true;
}

/**
 * Prints a line for each candidate that is no card, and counts both.
 * @throws UserError for notes that can't be read
 */
export async function studyCheckCommand(flags: StudyCheckFlags): Promise<void> {
  const { engine, knowledge } = await openNotes(flags.notes);
  const made = makeCards(knowledge.notes(), engine, await shippedRiddles());
  const write = flags.json === true ? asJson : asText;
  if (flags.cards === true) for (const card of made.cards) await print(`${write({ card })}\n`);
  for (const refusal of made.refused)
    await print(`${write({ card: refusal.candidate, refusal })}\n`);
  remark(summaryOf(made, knowledge.notes().length));
}

/** A card, or a candidate that is none. */
interface Checked {
  readonly card: StudyCard;
  readonly refusal?: Refusal;
}

function asText({ card, refusal }: Checked): string {
  const { source, kind } = card;
  const place = source === null ? '' : `${source.file}:${source.line}: `;
  const because = refusal?.because === undefined ? '' : ` (${refusal.because})`;
  const verdict = refusal === undefined ? 'card' : `${refusal.reason}${because}`;
  return `${place}${kind}: ${verdict}: ${promptOf(card)} → ${plainText(card.answer)}`;
}

function asJson({ card, refusal }: Checked): string {
  const { id, kind, noteId, topic, prompt, answer, accepted, choices, source, isMarked } = card;
  return JSON.stringify({
    id,
    kind,
    note: noteId,
    topic,
    about: prompt.about,
    prompt: promptOf(card),
    answer: plainText(answer),
    accepted,
    choices: choices?.map(({ content }) => plainText(content)) ?? null,
    source,
    marked: isMarked,
    refused: refusal?.reason ?? null,
    because: refusal?.because ?? null,
  });
}

const promptOf = (card: StudyCard): string => plainText(cardPrompt(card, messagesOf()));

function summaryOf({ cards, refused }: MadeCards, notes: number): string {
  const kinds = countsOf(CARD_KINDS, (kind) => cards.filter((card) => card.kind === kind).length);
  const reasons = countsOf(
    REFUSALS,
    (code) => refused.filter(({ reason }) => reason === code).length,
  );
  return `${counted(notes, 'note')}: ${counted(cards.length, 'card')}${kinds}; ${refused.length} refused${reasons}.`;
}

/** " (3 pair, 2 gap)". */
function countsOf(names: readonly string[], count: (name: string) => number): string {
  const told = names.flatMap((name) => (count(name) === 0 ? [] : `${count(name)} ${name}`));
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
