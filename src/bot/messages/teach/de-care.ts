/** What `en-care.ts` says, in German. */
import type { EN_CARE } from './en-care.js';

export const DE_CARE = {
  'command.suggestions':
    'Für die, die lehren: Fragen, wie Leute sie stellen, und was jede ändern würde',
  'command.suggestions.action': 'Was zu tun ist; nichts: was wartet, auflisten',
  'command.suggestions.key': 'Die sechs Zeichen aus der Liste',
  'suggestions.notKept':
    'Hier wird nicht behalten, was Leute wählen, darum gibt es keine Vorschläge.',
  'suggestions.refused': 'Über Vorschläge entscheiden nur die, die lehren dürfen.',
  'suggestions.none': 'Diesen Vorschlag gibt es nicht (mehr). /suggestions zeigt, was wartet.',
  'suggestions.empty': 'Es wartet kein Vorschlag.',
  'suggestions.count':
    '{count, plural, one {Eine Frage, wie Leute sie stellen:} other {# Fragen, wie Leute sie stellen:}}',
  'suggestions.threshold':
    'Gezählt werden Menschen, nicht Klicks: was {people, plural, one {ein Mensch} other {# Menschen}} gezeigt haben (Einstellung <code>agreement</code>) und wonach niemand von ihnen abgestimmt oder weitergefragt hat. Von selbst ändert sich nichts.',
  'suggestions.head.question': 'Gefragt als',
  'suggestions.head.note': 'Notiz',
  'suggestions.head.people': 'Gezeigt von',
  'suggestions.lookAt': 'Was würde sich ändern?',
  'suggestions.one': 'Soll auch „{question}“ nach der Notiz „{topic}“ fragen?',
  'suggestions.counts':
    '{people, plural, one {einem Menschen} other {# Menschen}}: {chose, plural, =0 {niemand hat} one {# hat} other {# haben}} sie gewählt, {voted, plural, =0 {niemand hat} one {# hat} other {# haben}} dafür gestimmt',
  'suggestions.decide': 'Soll es so sein?',
  'suggestions.accept': 'Annehmen',
  'suggestions.decline': 'Ablehnen',
  'suggestions.accepted': 'Erledigt: „{question}“ fragt jetzt nach „{topic}“.',
  'suggestions.declined': 'Abgelehnt; ein halbes Jahr lang schlage ich es nicht wieder vor.',
  'suggestions.unfit': 'Die Notiz „{topic}“ hat so viele Fragen, wie sie haben darf.',
  'suggestions.changed':
    'Die Notiz wurde gerade geändert, darum ist nichts geschehen. Versuch es noch einmal.',
  'suggestions.byHand':
    '„{topic}“ steht in {file}, das von Hand geschrieben wird. Trag dort unter den Fragen ein:',
  'suggestions.byHandThen':
    'In Markdown und Text: hinter <code>questions:</code> im Kopf der Datei, ganz oben. Steht es dort, verschwindet der Vorschlag aus der Liste.',
  'replay.summary':
    'Nachgespielt mit {asked, plural, one {einer Frage, die} other {# Fragen, die}} richtig beantwortet {asked, plural, one {wird} other {werden}}, gestellt {times, plural, one {einmal} other {#-mal}}: {worse, plural, =0 {keine würde schlechter beantwortet} one {<b>eine würde schlechter beantwortet</b>} other {<b># würden schlechter beantwortet</b>}}, {better, plural, =0 {keine besser} other {# besser}}.',
  'replay.right':
    'Die richtige Notiz wird jetzt {before} von {times} Malen zitiert, danach wären es {after}.',
  'replay.head.question': 'Frage',
  'replay.head.times': 'Gestellt',
  'replay.head.before': 'Jetzt',
  'replay.head.after': 'Danach',
  'replay.effect.better': 'Besser',
  'replay.effect.worse': 'Schlechter',
  'replay.answered': '{topic}',
  'replay.suggested': '„Meintest du“ {topic}',
  'replay.nothing': 'nicht in den Notizen',
  'replay.more':
    '{count, plural, one {Eine weitere ändert sich} other {# weitere ändern sich}}, seltener gestellt.',
  'form.settings.label.agreement': 'Menschen hinter einem Vorschlag',
  'setting.agreement':
    'Wie viele Menschen so gefragt haben müssen, bevor ich die Fassung vorschlage',
  'setting.agreement.form': 'eine Zahl von 2 bis 20',
  'setting.agreement.wrong': 'Es ist eine Zahl von 2 bis 20.',
  'command.care': 'Welche Notizen jemand ansehen sollte: überfällig, abgewertet, tote Links',
  'command.care.action': 'Was zu tun ist; nichts: auflisten',
  'command.care.topic': 'Das Thema einer Notiz, die einen Monat ruhen soll',
  'command.care.person': 'Wer vier Wochen weg ist, so wie die Notizen die Person nennen',
  'care.notKept': 'Hier wird nichts behalten, was das sagen könnte.',
  'care.nothing':
    'Keine Notiz muss angesehen werden. Ich achte auf die, in deren ersten Zeilen jemand als owner steht.',
  'care.count':
    '{count, plural, one {Eine Notiz sollte jemand ansehen} other {# Notizen sollte jemand ansehen}}, die meistgefragten zuerst:',
  'care.reminder':
    '{person} {count, plural, one {Eine deiner Notizen solltest du ansehen:} other {# deiner Notizen solltest du ansehen, die meistgefragten zuerst:}}',
  'care.item':
    '<b>{topic}</b> ({owner}; beantwortete im Monat {times, plural, =0 {keine Frage} one {eine Frage} other {# Fragen}}) {at}',
  'care.review': 'Sie sollte bis {date} geprüft werden.',
  'care.votedDown':
    '{people, plural, one {Einem Menschen} other {# Menschen}} hat sie nicht geholfen.',
  'care.more':
    '{count, plural, one {Eine weitere kann} other {# weitere können}} warten: <code>/care</code>',
  'care.how':
    'Einmal die Woche, wo die Einstellung <code>reminders</code> an ist. <code>/care away NAME</code>: vier Wochen lang erfährt es die Vertretung.',
  'care.mayNotSnooze':
    'Eine Notiz stellt zurück, wer sie pflegt oder vertritt, wenn die Notiz sie mit einer Erwähnung oder Gruppe nennt, oder wer verwaltet: {who}.',
  'care.mayNotExcuse':
    'Dass jemand fort ist, sagen diejenigen selbst, ihre Vertretung oder wer verwaltet: {who}.',
  'care.snooze': 'Einen Monat lang nicht:',
  'care.snoozed': 'Von „{topic}“ spreche ich {days} Tage lang nicht.',
  'care.noOwner': 'Keine Notiz, die ich hier kenne, nennt „{person}“ als zuständig.',
  'care.away': '{days} Tage lang sage ich es der Vertretung von {person}.',
  'form.settings.label.reminders': 'Erinnerung an alte Notizen',
  'setting.reminders': 'Ob ich hier einmal die Woche an Notizen erinnere',
  'setting.reminders.form': 'on (an) oder off (aus)',
  'setting.reminders.on': 'einmal die Woche, wo es etwas gibt',
  'setting.reminders.off': 'nie',
  'command.privacy.note': 'Die acht Zeichen einer Notiz, wie die Liste sie nennt',
  'own.show': 'Notizen aus meinen Nachrichten',
  'own.none': 'Aus deinen Nachrichten hier wurde keine Notiz gemacht.',
  'own.count':
    '{count, plural, one {Eine Notiz wurde} other {# Notizen wurden}} aus deinen Nachrichten gemacht:',
  'own.head.note': 'Notiz',
  'own.head.words': 'Worte',
  'own.verbatim': 'deine',
  'own.reworded': 'von anderen umgeschrieben',
  'own.how':
    '<b>Zurückziehen</b> nimmt eine Notiz heraus, und der Kanal erfährt es. <b>Ohne mich behalten</b> lässt sie stehen und vergisst, wessen Worte es waren.',
  'own.withdraw': 'Zurückziehen',
  'own.keep': 'Ohne mich behalten',
  'own.noSuch':
    'Das ist keine Notiz aus deinen Nachrichten, oder sie wurde gerade geändert. /privacy notes zeigt sie.',
  'own.withdrawn': '„{topic}“ ist zurückgezogen und antwortet nicht mehr.',
  'own.kept': '„{topic}“ bleibt, und niemand weiß mehr, wessen Worte es waren.',
  'own.waitAgain':
    '{count, plural, one {Die Frage, die sie beantwortet hat, wartet} other {# Fragen, die sie beantwortet hat, warten}} wieder im Eingang.',
  'own.withdrawnNews':
    'Die Notiz „{topic}“ ist zurückgezogen: die Nachricht, aus der sie stammt, wurde zurückgenommen. {owner}',
  'care.sourceDeleted':
    'Die Nachricht, aus der sie stammt, wurde gelöscht; die Notiz hat andere Worte, darum bleibt sie.',
  'care.sourceEdited':
    'Die Nachricht, aus der sie stammt, wurde seither bearbeitet: vergleich sie mit der Notiz.',
} as const satisfies Record<keyof typeof EN_CARE, string>;
