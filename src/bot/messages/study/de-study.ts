/** What study says in German: the messages of `en-study.ts`. */
import { DE_ALONE } from './de-alone.js';
import type { EN_STUDY } from './en-study.js';

/** German. */
export const DE_STUDY: Readonly<Record<keyof typeof EN_STUDY, string>> = {
  ...DE_ALONE,

  'card.pair': '{words}',
  'card.term': 'Wie heißt das? {words}',
  'card.meaning': 'In eigenen Worten: Was bedeutet „{words}“?',
  'card.contrast': '{sides}? {words}',
  'card.entry': 'Was davon ist es? {words}',
  'card.order': 'Was kommt gleich nach diesem Schritt? {words}',
  'card.gap': 'Was gehört in die Lücke? {words}',
  'card.riddle': 'Welcher dieser Hosts führt <code>{words}</code> aus?',
};
