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
    'Hier ist etwas zu tief verschachtelt, um gelesen zu werden: flacher schreiben.',
  'check.too-many-parts':
    'Es hat mehr Zeilen, als von einer Notiz gelesen werden: mehrere Notizen daraus machen.',
  'check.long-line': 'Eine Zeile darin ist länger, als gelesen wird: in mehrere teilen.',
  'check.bad-csv':
    'Ab hier lässt sich die Tabelle nicht lesen: Anführungszeichen und Zahl der Zellen prüfen.',
  'check.bad-json': 'Das ist kein gültiges JSON und wurde ausgelassen.',
  'check.bad-review-date':
    'Das Datum der Durchsicht lässt sich nicht lesen: so schreiben: 2027-01-31.',
  'check.bad-toml': 'Das ist kein gültiges TOML, die Datei wurde ausgelassen.',
  'check.bad-yaml': 'Das ist kein gültiges YAML und wurde ausgelassen.',
  'check.binary-file': 'Die Datei ist kein Text und wurde ausgelassen.',
  'check.duplicate-id': 'Die Id steht auch bei einer anderen Notiz: diese bekam eine neue.',
  'check.empty-topic': 'Unter dieser Zeile steht nichts: einrücken, was dazugehört.',
  'check.file-too-large': 'Die Datei ist größer, als gelesen wird: in mehrere teilen.',
  'check.misspelt-field': 'Ein Feld dieses Namens gibt es nicht; vielleicht ist es verschrieben.',
  'check.more-problems': 'Weitere Probleme dieser Datei sind nicht aufgeführt.',
  'check.no-answer': 'Dieser Eintrag hat keinen Text zum Antworten und wurde ausgelassen.',
  'check.no-notes': 'Hier steht keine Notiz.',
  'check.not-notes': 'Hier steht nichts, was eine Notiz ist; es wurde ausgelassen.',
  'check.not-utf8': 'Ab hier ist der Text kein UTF-8: die Datei als UTF-8 speichern.',
  'check.open-code-block': 'Der Codeblock, der hier beginnt, hat kein Ende: schließen.',
  'check.unknown-field': 'Das Feld bedeutet hier nichts und wurde ausgelassen.',
  'check.unsupported-format': 'Dateien dieser Art werden nicht gelesen.',
  'check.other':
    'Die Prüfung der Notizen findet etwas in {file}, Zeile {line}: <code>{kind}</code>.',

  'check.warns':
    '{count, plural, one {Eines ist} other {# Dinge sind}} anzusehen, behalten ist es trotzdem:',
  'check.held':
    'Nichts wurde behalten: {count, plural, one {eines} other {# Dinge}} darin lässt sich nicht lesen. Bitte das berichtigen und noch einmal senden.',
  'check.more': 'und {count, plural, one {eines mehr} other {# weitere}}',
};
