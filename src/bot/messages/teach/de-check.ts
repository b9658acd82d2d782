/** What the check of the notes finds, as it is said in chats, in German. */
import type { EN_CHECK } from './en-check.js';

/** German. */
export const DE_CHECK: Readonly<Record<keyof typeof EN_CHECK, string>> = {
  'check.dead-link':
    'Der Link auf „{words}“ führt nirgendwohin: den Namen berichtigen oder ihn herausnehmen.',
  'check.duplicate':
    '„{words}“ steht auch bei {other}: an einer Stelle lassen und von der anderen darauf verweisen.',
  'check.empty-label':
    'Unter „{words}“ steht nichts: einrücken, was dazugehört, oder den Doppelpunkt weglassen.',
  'check.empty-note': '„{topic}“ hat nur einen Namen: etwas dazu sagen oder es herausnehmen.',
  'check.review-due': '„{topic}“ sollte bis {words} durchgesehen werden.',
  'check.stray-question': '„{words}“, eine Frage zu „{topic}“, findet stattdessen „{other}“.',
  'check.stray-nothing':
    '„{words}“, eine Frage zu „{topic}“, findet keine Notiz: ihre Wörter in der Notiz verwenden.',
  'check.no-source': '„{topic}“ sagt nicht, woher es kommt.',
  'check.too-deep':
    'Listen oder Zitate darin sind zu tief verschachtelt, um gelesen zu werden: flacher schreiben.',
  'check.too-many-parts':
    'Es hat mehr Zeilen, als von einer Notiz gelesen werden: mehrere Notizen daraus machen.',
  'check.long-line': 'Eine Zeile darin ist länger, als gelesen wird: in mehrere teilen.',
  'check.other':
    'Die Prüfung der Notizen findet etwas in {file}, Zeile {line}: <code>{code}</code>.',

  'check.warns':
    '{count, plural, one {Eines ist} other {# Dinge sind}} anzusehen, behalten ist es trotzdem:',
  'check.held':
    'Nichts wurde behalten: {count, plural, one {eines} other {# Dinge}} darin lässt sich nicht lesen. Bitte das berichtigen und noch einmal senden.',
  'check.more': 'und {count, plural, one {eines mehr} other {# weitere}}',
};
