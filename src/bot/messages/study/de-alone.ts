/** What studying alone says in German. */
import type { EN_ALONE } from './en-alone.js';

export const DE_ALONE: Readonly<Record<keyof typeof EN_ALONE, string>> = {
  'command.study': 'Aus den Notizen lernen, für dich allein: gefragt wird, kurz bevor du vergisst',
  'command.study.action': 'Was zu tun ist; nichts: die nächste Frage',
  'command.study.topic': 'Worum es gehen soll; nichts: um alles, oder wie zuvor',
  'command.study.turn': 'Die Nummer der Frage; nichts: die letzte',
  'command.study.words': 'Die Antwort, in eigenen Worten oder mit ihrem Buchstaben',
  'command.study.grade': 'Wie gut du es wusstest',
  'command.study.change': 'new 10, reviews 100 oder zone Europe/Berlin; nichts: anzeigen',

  'study.notKept': 'Hier wird nichts aufbewahrt, also kann daraus nichts gelernt werden.',
  'study.noCards':
    'Aus den Notizen, die du sehen darfst, lassen sich noch keine Fragen machen: es braucht Begriffe mit Bedeutung, Beschriftungen, oder Fragen mit Antworten.',
  'study.noCardsAbout': 'Aus den Notizen lassen sich keine Fragen über „{topic}“ machen.',
  'study.everything': 'Nach allem fragen',
  'study.next': 'Nächste Frage',
  'study.tooLong': 'Das ist länger als {most} Zeichen: schreib, worauf es ankommt.',
  'study.late': 'Diese Frage ist nicht mehr offen. Hier bist du:',
  'study.nothingToCount': 'Es ist keine Frage offen.',

  'study.progress':
    '{isFresh, select, yes {Neu} other {Wieder}}{topic, select, none {} other { · über „{topic}“}} · heute {fresh} neu und {reviews} wieder{due, plural, =0 {} other { · # fällig}}',
  'study.about': 'Über {about}',
  'study.showAnswer': 'Antwort zeigen',
  'study.writeAnswer': 'Antwort schreiben',
  'study.howToAnswer':
    'Antworte mit deiner nächsten Nachricht hier, oder mit <code>/study answer …</code>. Oder denk dir die Antwort, und lass sie dir zeigen.',
  'study.howToAnswerPrivately':
    'Schreib die Antwort mit dem Knopf oder mit <code>/study answer …</code>; wo niemand mitliest, sag sie einfach. Oder denk sie dir, und lass sie dir zeigen.',
  'study.howToChoose': 'Antworte mit dem Buchstaben, oder mit <code>/study answer …</code>.',
  'study.unfair': 'Unfaire Frage',
  'study.fair': 'Doch wieder fragen',

  'study.answer': 'Die Antwort',
  'study.howWell': 'Wie gut wusstest du es?',
  'study.grade.again': 'Nicht',
  'study.grade.hard': 'Schwer',
  'study.grade.good': 'Gut',
  'study.grade.easy': 'Leicht',
  'study.gradeIn': '{grade} · {when}',
  'study.countAs': 'Als {grade} zählen',

  'study.right': 'Richtig.',
  'study.half': 'Halb richtig.',
  'study.wrong': 'Nicht richtig.',
  'study.missing': 'Es fehlt: {missing}',
  'study.isAnswer': 'Die Antwort: {answer}',
  'study.counted': 'Gezählt als {grade}: wieder {when}.',
  'study.same': 'War schon gezählt als {grade}: wieder {when}.',
  'study.changed': 'Nun gezählt als {grade}: wieder {when}.',

  'study.when.minutes': 'in {count, plural, one {# Minute} other {# Minuten}}',
  'study.when.hours': 'in {count, plural, one {# Stunde} other {# Stunden}}',
  'study.when.days': 'in {count, plural, one {# Tag} other {# Tagen}}',
  'study.when.months': 'in {count, plural, one {# Monat} other {# Monaten}}',
  'study.when.years': 'in {count, plural, one {# Jahr} other {# Jahren}}',

  'study.done':
    'Fertig: nichts ist fällig{when, select, none {} other {, das Nächste kommt {when}}}.',
  'study.enough':
    'Das ist, was du von einem Tag wolltest{more, plural, =0 {} other {; # sind noch fällig}}.',
  'study.caughtUp':
    'Das waren die, die am meisten gefährdet waren. Die übrigen sind, wo sie waren.',
  'study.more': 'Ändern, wie viel am Tag',
  'study.catchUp': 'Die zehn gefährdetsten',
  'study.forecast': 'Was kommt',
  'study.pause': 'Pause',
  'study.resume': 'Weiter',
  'study.paused': 'Pause seit {date}: nichts wird fällig, bis du weitermachst.',
  'study.resumed': 'Du machst weiter, wo du warst: was damals fällig war, ist jetzt fällig.',
  'study.notPaused': 'Du hast keine Pause gemacht.',
  'study.vetoed':
    'Sie kommt für dich nicht wieder{retired, select, yes {, und für niemanden sonst: zwei fanden sie unfair} other {. Findet sie noch jemand unfair, kommt sie für niemanden wieder}}.',
  'study.unvetoed': 'Sie darf wieder gefragt werden.',
  'study.noVeto': 'Du hattest sie nicht unfair genannt.',

  'study.set.shown':
    'Am Tag höchstens {fresh, plural, one {# neue Karte} other {# neue Karten}} und {reviews, plural, one {# Wiederholung} other {# Wiederholungen}}. Dein Tag beginnt um Mitternacht, {zone}.',
  'study.set.how':
    'Ändern mit <code>/study set new 20</code>, <code>/study set reviews 50</code> oder <code>/study set zone Europe/Berlin</code>.',
  'study.set.noZone':
    'Deine Zeitzone kenne ich nicht, deshalb beginnt dein Tag um Mitternacht UTC. Eine andere: <code>/study set zone Europe/Berlin</code>',
  'study.set.wrong':
    '„{typed}“ lässt sich nicht einstellen: sag new oder reviews mit einer Zahl von 0 bis {most}, oder zone mit einer Zeitzone wie Europe/Berlin.',

  'study.forecast.headline':
    'Du lernst {cards, plural, one {# Karte} other {# Karten}}; {known, plural, =0 {keine sitzt} one {# sitzt} other {# sitzen}} so gut, dass sie erst nach Tagen kommt.',
  'study.forecast.recall': 'Davon wüsstest du heute {percent} %.',
  'study.forecast.none': 'Du wurdest noch nichts gefragt. Fang an mit /study.',
  'study.forecast.days': 'Fällig in den nächsten zwei Wochen: {days}.',
  'study.forecast.day': '{date}: {count}',
  'study.forecast.title': 'Fällige Karten am Tag',
  'study.forecast.today': 'heute',
  'study.forecast.remembered': 'behalten',
  'form.answer.title': 'Deine Antwort',
  'form.answer.words': 'Die Antwort',
  'form.answer.hint': 'In eigenen Worten: ein Tippfehler schadet nicht.',
  'form.answer.empty': 'Hier steht noch nichts.',
};
