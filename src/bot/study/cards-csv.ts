/** Cards for a spreadsheet, or for a program that takes one. */
import { plainText } from '../../core/inline.js';
import { formatCsv } from '../../core/records/tables/csv.js';
import type { ExportedCard } from './exported-card.js';

const HEAD = ['guid', 'deck', 'question', 'choices', 'answer', 'explanation', 'source', 'tags'];

/** CSV with one row a card. */
export function formatCards(cards: readonly ExportedCard[]): string {
  const rows = cards.map((card) => [
    card.guid,
    card.deck,
    plainText(card.question),
    card.choices.map(plainText).join('\n'),
    plainText(card.answer),
    plainText(card.explanation),
    card.source,
    card.tags.join(' '),
  ]);
  return formatCsv(HEAD, rows);
}
