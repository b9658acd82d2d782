/** What is said about notes that are written from chat, in German: the messages of `en-teach.ts`. */
import type { EN_TEACH } from './en-teach.js';

/** German. */
export const DE_TEACH: Readonly<Record<keyof typeof EN_TEACH, string>> = {
  'setting.teachers': 'Gruppen, die Notizen aus dem Chat behalten dürfen, außer den Verwaltenden',
  'setting.teachers.form': 'Rollen oder Nutzergruppen, durch Kommas getrennt, oder none',
  'form.settings.label.teachers': 'Gruppen, die auch Notizen behalten',

  'privacy.kind.taught': 'Notizen aus deinen Nachrichten',
  'privacy.kind.teaching': 'Notizen, die du geschrieben oder geändert hast',

  'teach.refused':
    'Das dürfen nur die, die die Notizen führen: {who}. Andere dürfen eine Notiz vorschlagen.',
  'teach.none': 'Eine solche Notiz, die du hier sehen darfst, gibt es nicht.',
  'teach.full': 'Es gibt schon {most} Notizen aus dem Chat; mehr behalte ich nicht.',
  'teach.missing': '{field} fehlt.',
  'teach.tooLong': '{field}: höchstens {most} Zeichen.',
  'teach.tooMany': '{field}: höchstens {most}.',
  'teach.wrong.audience':
    'Nenn Kanäle mit ihren Ids oder Rollen und Nutzergruppen; dazwischen stehen Kommas.',
  'teach.wrong.file':
    'Ein Dateiname hat Buchstaben, Ziffern, Leerzeichen, Punkte und Striche, hinter Ordnern ein /.',
  'teach.wrong.review': 'Schreib das Datum als Jahr-Monat-Tag, etwa 2027-05-01.',
  'teach.field.topic': 'Das Thema',
  'teach.field.text': 'Der Text',
  'teach.field.questions': 'Andere Fragen danach',
  'teach.field.audience': 'Wer sie sehen darf',
  'teach.field.file': 'Die Datei',
  'teach.field.credit': 'Der Name der Verfasserin oder des Verfassers',
  'teach.field.owner': 'Wer sie pflegt',
  'teach.field.standIn': 'Die Vertretung',
  'teach.field.review': 'Das Datum zum Prüfen',
};
