/** Puts a card's choices into an order that says nothing about which is right. */
import { hash } from 'node:crypto';
import { plainText } from '../core/inline.js';
import type { StudyCard } from './study-card.js';

/** The card with its choices arranged. @param seed - the same seed, the same order */
export function arrangeChoices(card: StudyCard, seed: string): StudyCard {
  if (card.choices === null) return card;
  const ranked = card.choices.map((choice) => ({
    choice,
    rank: hash('sha256', `${seed}\0${card.id}\0${plainText(choice.content)}`, 'hex'),
  }));
  const choices = ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ choice }) => choice);
  return { ...card, choices };
}
