/** What study says in English: how cards are asked, `/study`, `/quiz` and the question of the day. */
import { EN_ALONE } from './en-alone.js';
export const EN_STUDY = {
  ...EN_ALONE,

  // How a card is asked, by its kind. {words} are the note's own.
  'card.pair': '{words}',
  'card.term': 'What is this called? {words}',
  'card.meaning': 'In your own words: what does “{words}” mean?',
  'card.contrast': '{sides}? {words}',
  'card.entry': 'Which one is it? {words}',
  'card.order': 'What comes right after this step? {words}',
  'card.gap': 'What belongs in the gap? {words}',
  'card.riddle': 'Which of these hosts runs <code>{words}</code>?',
} as const;
