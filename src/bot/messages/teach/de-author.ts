/** What those are told whose messages became notes, in German: the messages of `en-author.ts`. */
import type { EN_AUTHOR } from './en-author.js';

/** German. */
export const DE_AUTHOR: Readonly<Record<keyof typeof EN_AUTHOR, string>> = {
  'author.keptWords':
    'Aus deiner Nachricht wurde eine Notiz: „{topic}“. Sie nennt niemanden. Mit /privacy notes siehst du alle von dir.',
  'author.proposedWords':
    'Jemand schlägt vor, aus deiner Nachricht eine Notiz zu machen: „{topic}“. Sie würde niemanden nennen. Mit /privacy notes siehst du alle von dir.',
  'author.wishes': 'Wie du möchtest:',
  'author.nameMe': 'Mich darin nennen',
  'author.uncredit': 'Mich nicht mehr nennen',
  'author.hear': 'Sag mir, wie oft sie antwortet',
  'author.unhear': 'Nicht mehr sagen',
  'author.head.named': 'Nennt',
  'author.named': '„{topic}“ nennt dich jetzt: {name}. /privacy notes nimmt das zurück.',
  'author.unnamed': '„{topic}“ nennt niemanden mehr, auch ihr Verlauf nicht.',
  'author.heard':
    'Am Anfang eines Monats sage ich dir, wie oft „{topic}“ geantwortet hat, wenn es so war. Dafür wird deine Kennung verschlüsselt behalten.',
  'author.unheard':
    'Ich sage dir nicht mehr, wie oft deine Notizen antworten, und behalte deine Kennung nicht dafür.',
  'author.used':
    '{count, plural, one {Deine Notiz „{topic}“ hat im {month} {times, plural, one {einmal} other {#-mal}} geantwortet.} other {Deine Notizen haben im {month} {times}-mal geantwortet:}}',
  'author.usedOne': '{topic}: {times, plural, one {einmal} other {#-mal}}',
  'edits.now': 'Die Nachricht wurde seither bearbeitet und sagt jetzt:',
  'edits.take': 'In die Notiz übernehmen',
  'edits.dismiss': 'Notiz so lassen',
  'edits.news': 'Die Nachricht, aus der deine Notiz „{topic}“ stammt, wurde bearbeitet:',
  'edits.there':
    '<code>/teach show {note}</code> im Kanal übernimmt es in die Notiz oder lässt die Notiz, wie sie ist.',
  'edits.none': 'Die Nachricht sagt nichts anderes, oder das ist schon entschieden.',
  'edits.changed': 'Die Nachricht wurde noch einmal bearbeitet, darum ist nichts geschehen.',
  'edits.dismissed': '„{topic}“ bleibt, wie es ist.',
  'command.teach.mark': 'Welche Änderung gemeint ist',
};
