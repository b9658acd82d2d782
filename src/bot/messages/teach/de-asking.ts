/** What `en-asking.ts` says, in German. */
import type { EN_ASKING } from './en-asking.js';

export const DE_ASKING = {
  'command.none': 'Sagt, dass keine der angebotenen Notizen deine Frage beantwortet',
  'command.none.question': 'Die Frage; leer: die davor',
  'command.person': 'Stellt eine Frage den Menschen, die hier gefragt werden',
  'command.person.question': 'Die Frage; leer: die davor',

  'people.none': 'Nichts davon',
  'people.notThis': 'Das ist es nicht',
  'people.ask': 'Einen Menschen fragen',
  'people.answer': 'Beantworten…',
  'people.which': 'Welche Frage? Schreib sie hinter den Befehl.',
  'people.notKept': 'Von dem, was hier gefragt wird, wird nichts behalten, also sähe sie niemand.',
  'people.open': 'Dann ist die Frage offen: Wer die Notizen pflegt, sieht sie.',
  'people.or': 'Oder',
  'people.nobody':
    'Hier sind keine Menschen genannt, die ich fragen könnte. Wer verwaltet, nennt sie: /settings experts.',
  'people.call': 'Das beantworten die Notizen nicht. Wer weiß es?',
  'people.where': 'Wo gefragt wurde',
  'people.howTo':
    'Antwortet im Thread, in dem gefragt wurde. Mit „Beantworten…“ oder dem Menü einer Nachricht, die es beantwortet, wird daraus eine Notiz, und alle, die gefragt haben, erfahren es.',
  'people.youHear': 'Wer gefragt hat, erfährt hier, wenn die Antwort in den Notizen steht.',
  'people.asked':
    '{count, plural, one {Die Gruppe, die solche Fragen beantwortet, sieht deine jetzt} other {Die Gruppen, die solche Fragen beantworten, sehen deine jetzt}}. Du erfährst hier, wenn sie beantwortet ist.',
  'people.known':
    'Das wurden Menschen schon gefragt, am {date}. Du erfährst hier, wenn es beantwortet ist.',
  'people.tooMany.person':
    'Du hast gerade schon ein paar Mal Menschen gefragt. Warte eine Stunde bis zur nächsten Frage.',
  'people.tooMany.workspace':
    'In der letzten Stunde wurden sehr oft Menschen gefragt. Versuch es später; mit /none bleibt die Frage stehen.',
  'people.quiet': 'Sag mir nichts davon',
  'people.news': '„{question}“ haben Menschen beantwortet: Es steht jetzt in den Notizen.',
  'people.newsReason': 'Zu „{question}“ gibt es keine Notiz: {reason}',
  'inbox.newsMended': 'Die Antwort auf „{question}“, die nicht geholfen hat, ist verbessert.',
  'inbox.escalated': 'Menschen wurden gefragt',

  'offer.helped':
    'Deine Antwort hat wohl geholfen. Als Notiz behalten, damit sie bekommt, wer als Nächstes fragt?',
  'offer.save': 'Als Notiz behalten …',
  'offer.where': 'Deine Antwort',
  'offer.quiet':
    'Ihr Menü tut dasselbe: „Apps“, „Als Notiz behalten“. Um so etwas nicht mehr zu hören: <code>/privacy quiet</code> auf jenem Server.',
  'offer.closed':
    'Von hier aus lässt sich das nicht (mehr) öffnen. Öffne das Menü deiner Nachricht: „Apps“, „Als Notiz behalten“.',

  'settings.changePeople': 'Menschen, die antworten…',
  'setting.experts': 'Gruppen, die gefragt werden, was die Notizen nicht beantworten',
  'setting.experts.form': 'Rollen oder Nutzergruppen, durch Kommas getrennt, oder none',
  'setting.expertsin': 'Kanal, in dem sie gefragt werden',
  'setting.expertsin.form':
    'einen Kanal (erwähnt, sein Link oder seine Id) oder here (wo die Frage gestellt wurde)',
  'setting.expertsin.wrong':
    'Das ist kein Kanal: Erwähne ihn (#…), gib seinen Link an („Link kopieren“ in seinem Menü) oder „here“.',
  'setting.offers': 'Ob angeboten wird, was geholfen hat, als Notiz zu behalten',
  'setting.offers.form': 'on oder off',
  'setting.offers.on': 'Einmal je Thread, leise',
  'setting.offers.off': 'Nie',
  'form.settings.label.experts': 'Wer gefragt wird',
  'form.settings.label.expertsin': 'Wo sie gefragt werden',
  'form.settings.label.offers': 'Antworten behalten',

  'privacy.quiet':
    'Du erfährst nichts mehr von Antworten auf deine Fragen, und wer du bist, wird dafür nicht behalten. /privacy tell nimmt das zurück.',
  'privacy.tell': 'Ab jetzt erfährst du, wenn eine deiner Fragen beantwortet ist.',
  'privacy.kind.choices': 'Notizen, die du unter mehreren gewählt hast',
  'privacy.kind.escalated': 'Fragen, die du Menschen gestellt hast',
  'privacy.kind.quiet': 'dass du von Antworten nichts hören willst',
} as const satisfies Record<keyof typeof EN_ASKING, string>;
