/** Cards for other programs: the same whatever the form, under a name by which a second import finds them again. */
import { hash } from 'node:crypto';
import { strong, text, type Inline } from '../../core/inline.js';
import type { StudyCard } from '../../study/study-card.js';
import { letterOf } from '../../study/together/choice-meant.js';
import type { Messages } from '../messages/messages.js';
import { cardPrompt } from './card-prompt.js';

/** A card as it is handed on. */
export interface ExportedCard {
  /** Of workspace and card: the words may change, and two workspaces may have the same note. */
  readonly guid: string;
  /** `Quaymaster::containers::basics`, by the note's file. */
  readonly deck: string;
  readonly tags: readonly string[];
  readonly question: readonly Inline[];
  /** A line for each of the choices; none: there are none. */
  readonly choices: readonly (readonly Inline[])[];
  readonly answer: readonly Inline[];
  /** What stands behind it in the note. */
  readonly explanation: readonly Inline[];
  /** `containers/basics.md:12`; empty for what comes from no note. */
  readonly source: string;
}

const DECK = 'Quaymaster';
/** 80 bits: nobody meets another's by chance. */
const GUID_DIGITS = 20;

/** The card of a workspace. @param workspace - named by `workspaceName`, or `local` */
export function exportCard(card: StudyCard, workspace: string, messages: Messages): ExportedCard {
  const { id, kind, source, choices, answer, explanation } = card;
  return {
    guid: hash('sha256', `${workspace}\0${id}`, 'hex').slice(0, GUID_DIGITS),
    deck: deckOf(source?.file ?? ''),
    tags: [DECK.toLowerCase(), kind],
    question: cardPrompt(card, messages),
    choices: (choices ?? []).map(({ content }, at) => [
      strong(letterOf(at)),
      text(' '),
      ...content,
    ]),
    answer,
    explanation,
    source: source === null ? '' : `${source.file}:${source.line}`,
  };
}

/** Anki's decks are below one another by two colons. */
function deckOf(file: string): string {
  const names = file
    .replace(/\.[^./]*$/, '')
    .split('/')
    .map((name) => name.replaceAll('::', ':').trim());
  return [DECK, ...names.filter((name) => name !== '')].join('::');
}
