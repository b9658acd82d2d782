/** A card's question in the words of a language: the note's own words in a sentence that says what is asked of them. */
import { plainText, type Inline } from '../../core/inline.js';
import type { StudyCard } from '../../study/study-card.js';
import type { Messages } from '../messages/messages.js';

/** The question of a card; the headings that may be shown above it are in `card.prompt.about`. */
export function cardPrompt(card: StudyCard, messages: Messages): readonly Inline[] {
  const { words } = card.prompt;
  switch (card.kind) {
    case 'contrast':
      return messages.inline('card.contrast', { sides: sidesOf(card, messages), words });
    case 'pair':
    case 'term':
    case 'meaning':
    case 'entry':
    case 'order':
    case 'gap':
    case 'riddle':
      return messages.inline(`card.${card.kind}`, { words });
  }
}

/** "Container or VM". */
function sidesOf({ choices }: StudyCard, { language }: Messages): string {
  const sides = (choices ?? []).map(({ content }) => plainText(content));
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(sides);
}
