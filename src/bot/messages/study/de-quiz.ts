/** Was der Bot auf Deutsch zu gemeinsamen Fragen sagt. */
import type { EN_QUIZ } from './en-quiz.js';

export const DE_QUIZ: Readonly<Record<keyof typeof EN_QUIZ, string>> = {
  'command.quiz': 'Diesem Kanal Fragen aus den Notizen stellen, gemeinsam in einem Thread',
  'command.quiz.action': 'Was zu tun ist; nichts: ein Quiz beginnen',
  'command.quiz.count': 'Wie viele Fragen; nichts: fünf',
  'command.quiz.minutes': 'Minuten für jede Frage; nichts: so lange man mag',
  'command.quiz.topic': 'Worum es geht, in eigenen Worten; nichts: um alles',
  'command.quiz.number': 'Die Nummer der Frage oder des Quiz, wie in den Knöpfen',
  'command.quiz.words': 'Ein Buchstabe, oder deine Antwort in eigenen Worten',
  'command.quiz.position': 'Welche Frage des Quiz vorbei ist',
  'command.daily': 'Diesem Kanal jeden Tag eine Frage aus den Notizen stellen',
  'command.daily.action': 'Was zu tun ist; nichts: zeigen, wann sie kommt',
  'command.daily.time': 'Wann, nach der Uhr dort',
  'command.daily.zone': 'Die Zeitzone, wie Europe/Berlin',
  'command.daily.topic': 'Worum es geht, in eigenen Worten; nichts: um alles',

  'quiz.notKept': 'Hier wird nichts gemeinsam gefragt.',
  'quiz.opens':
    'Ein Quiz beginnt: {count, plural, one {eine Frage} other {# Fragen}} aus den Notizen.',
  'quiz.opensAbout':
    'Ein Quiz über {topic} beginnt: {count, plural, one {eine Frage} other {# Fragen}} aus den Notizen.',
  'quiz.rules':
    'Alle beantworten jede Frage einmal, und niemand sieht, wer was geantwortet hat. Für Tempo gibt es keine Punkte.',
  'quiz.begins':
    '{count, plural, one {Eine Frage kommt} other {# Fragen kommen}} hier. Weiter geht es mit dem Knopf unter jeder.',
  'quiz.beginsShort':
    'Die Notizen haben dafür nur {count, plural, one {eine Frage} other {# Fragen}}. Weiter geht es mit dem Knopf unter jeder.',
  'quiz.runs': 'Hier läuft schon ein Quiz. <code>/quiz stop</code> beendet es.',
  'quiz.noCards': 'Aus den Notizen, die hier alle sehen dürfen, wird keine faire Frage.',
  'quiz.noCardsAbout':
    'Aus den Notizen, die hier alle sehen dürfen, wird keine faire Frage über „{topic}“. Nimm ein anderes Thema, oder keines.',
  'quiz.wrongCount': 'Wähle 1 bis {most} Fragen.',
  'quiz.wrongMinutes': 'Eine Frage darf 1 bis {most} Minuten dauern.',
  'quiz.tooLong': 'Schreib höchstens {most} Zeichen.',
  'quiz.title': 'Frage {at} von {of}',
  'quiz.count':
    '{count, plural, =0 {Noch hat niemand geantwortet.} one {Eine Person hat geantwortet.} other {# Personen haben geantwortet.}}',
  'quiz.time': 'Sie endet nach {minutes, plural, one {einer Minute} other {# Minuten}}.',
  'quiz.pick': 'Deine Antwort',
  'quiz.answer': 'Antworten',
  'quiz.howToType': 'Oder schreib <code>/quiz answer {id}</code> und deine Antwort.',
  'quiz.justType':
    'Antworte mit deiner nächsten Nachricht hier, in eigenen Worten, oder mit <code>/quiz answer {id}</code>.',
  'quiz.next': 'Nächste Frage',
  'quiz.finish': 'Abschließen',
  'quiz.taken': 'Gezählt: {what}.',
  'quiz.before': 'Du hast schon geantwortet ({what}), und das zählt.',
  'quiz.ownWords': 'deine eigenen Worte',
  'quiz.answered': 'Beantwortet.',
  'quiz.vetoed':
    '{retired, select, yes {Notiert. Du bist nicht die einzige Person: niemand wird das mehr gefragt.} other {Notiert. Sagt es noch jemand, wird das niemand mehr gefragt.}}',
  'quiz.closed': 'Diese Frage ist geschlossen; ihre Antwort steht oben.',
  'quiz.noChoice': 'Das ist keine der Antworten. Schreib ihren Buchstaben.',
  'quiz.noSuch': 'Eine Frage {number} gibt es hier nicht, oder ihre Notiz ist fort.',
  'quiz.noneRuns': 'Hier läuft kein Quiz. Beginne eines mit <code>/quiz</code>.',
  'quiz.hasEnded': 'Dieses Quiz ist zu Ende.',
  'quiz.notYours': 'Weiter geht nur, wer das Quiz begonnen hat, solange darin etwas geschieht.',
  'quiz.nextComes': 'Die nächste Frage kommt.',
  'quiz.resultsCome': 'Die Ergebnisse kommen.',
  'quiz.resultLater': 'Die Antwort kommt, wenn die Frage geschlossen ist.',
  'quiz.right': 'Richtig ist: {answer}',
  'quiz.nobody': 'Niemand hat geantwortet.',
  'quiz.spread':
    '{count, plural, one {Eine Person hat geantwortet} other {# Personen haben geantwortet}}, {right} davon richtig.',
  'quiz.spreadTyped':
    '{count, plural, one {Eine Person hat geantwortet} other {# Personen haben geantwortet}}: {right} richtig, {half} halb richtig, {wrong} falsch.',
  'quiz.countRight': 'richtig; {count} der Antworten, {share} %',
  'quiz.countOther': '{count} der Antworten, {share} %',
  'quiz.knew': '({right} von {count} wussten es)',
  'quiz.source': 'Aus {file}, Zeile {line} ({topic})',
  'quiz.gone': 'Diese Frage wurde zurückgezogen: ihre Notiz wurde geändert.',
  'quiz.over':
    'Das war das Quiz: {count, plural, one {eine Frage} other {# Fragen}}, bis zu {people, plural, one {eine Person} other {# Personen}}.',
  'quiz.stopped':
    'Das Quiz endet nach {count, plural, one {einer Frage} other {# Fragen}}, mit bis zu {people, plural, one {einer Person} other {# Personen}}.',
  'quiz.goOn': 'Weiter',
  'quiz.again': 'Noch ein Quiz',
  'quiz.grade.right': '<b>Richtig.</b> {answer}',
  'quiz.grade.half': '<b>Halb richtig.</b> Ganz: {answer}',
  'quiz.grade.wrong': '<b>Nicht ganz.</b> Richtig ist: {answer}',
  'quiz.short.right': 'Richtig.',
  'quiz.short.half': 'Halb richtig.',
  'quiz.short.wrong': 'Nicht ganz.',
  'quiz.streakNow': 'Du hast an {count} Tagen hintereinander geantwortet.',

  'form.quiz.title': 'Deine Antwort',
  'form.quiz.submit': 'Antworten',
  'form.quiz.answer': 'In eigenen Worten',
  'form.quiz.empty': 'Schreib deine Antwort.',

  'daily.title': 'Frage des Tages',
  'daily.later': 'Die Antwort kommt mit der nächsten Frage.',
  'daily.reveal': 'Mir jetzt zeigen',
  'daily.answerFirst': 'Antworte zuerst; dann zeige ich sie dir.',
  'daily.last': 'Die letzte war: {prompt}',
  'daily.stopped': 'Seit {days} Tagen hat niemand geantwortet, also frage ich nicht mehr.',
  'daily.howToGoOn':
    'Wer mich hier verwaltet, beginnt neu mit <code>/daily 09:00 Europe/Berlin</code>',
  'daily.none':
    'Dieser Kanal bekommt keine Frage des Tages. Wer mich hier verwaltet, beginnt mit Uhrzeit und Zone:',
  'daily.comes': 'Dieser Kanal bekommt jeden Tag um {time} eine Frage ({zone}).',
  'daily.comesAbout': 'Dieser Kanal bekommt jeden Tag um {time} eine Frage über {topic} ({zone}).',
  'daily.rules':
    'Ihre Antwort kommt mit der nächsten. Nach {days} Tagen ohne Antwort höre ich von selbst auf.',
  'daily.end': 'Beenden',
  'daily.ended': 'Dieser Kanal bekommt keine Fragen des Tages mehr.',
  'daily.wrongTime':
    'Schreib die Uhrzeit als <code>09:00</code>, dann die Zone: <code>/daily 09:00 Europe/Berlin</code>',
  'daily.wrongZone':
    'Diese Zeitzone kenne ich nicht. Schreib sie als <code>Europe/Berlin</code> oder <code>America/New_York</code>.',

  'quiz.howToTypeHere': 'Oder schreib deine Antwort einfach hier.',
  'quiz.typed':
    'Drück einen Knopf, oder schreib deine Antwort einfach in den Thread: den Buchstaben, oder deine eigenen Worte.',
  'quiz.notTyped':
    'Antwortet mit den Knöpfen: Discord zeigt mir nicht, was hier geschrieben wird. Dafür setzt, wer mich betreibt, <code>DISCORD_MESSAGE_CONTENT=on</code> und schaltet auf der Seite des Bots „Message Content Intent“ ein.',
  'quiz.barred':
    'Wo du das Quiz haben wolltest, kann ich nichts schreiben; es ist deshalb zu Ende.',
  'daily.barred':
    'Die Frage des Tages ist eingestellt, aber ich kann in diesem Kanal nichts schreiben.',
  'daily.whichZone':
    'Nach welcher Uhr? Schreib die Zeitzone hinter die Uhrzeit: <code>/daily 09:00 Europe/Berlin</code>',
  'daily.zoneIsYours':
    'Das ist deine eigene Zeitzone. Eine andere: <code>/daily 09:00 America/New_York</code>',
  'daily.zoneAsBefore':
    'Die Zeitzone ist wie zuvor. Eine andere: <code>/daily 09:00 America/New_York</code>',
  'together.answersOnly':
    'Hier kann ich nur antworten und nichts von selbst schreiben, also nichts gemeinsam fragen. Dafür setzt, wer mich betreibt, DISCORD_TOKEN. Allein lernst du mit /study.',
  'barred.unknown':
    'Was hilft, sagt die Plattform nicht; wer mich betreibt, findet den Grund im Log.',
  'barred.slack.absent':
    'Ich bin dort nicht Mitglied: schreib in dem Kanal <code>/invite</code> mit meinem Namen, und dann noch einmal, was du wolltest.',
  'barred.slack.unentitled':
    'In diesem Kanal dürfen nur manche schreiben: wer ihn verwaltet, kann es mir erlauben.',
  'barred.slack.closed': 'Dieser Kanal ist archiviert, oder sein Thread ist gesperrt.',
  'barred.discord.absent':
    'Ich sehe diesen Kanal nicht: wer den Server verwaltet, gibt meiner Rolle dort „Kanal ansehen“. Dann schreib noch einmal, was du wolltest.',
  'barred.discord.unentitled':
    'Meiner Rolle fehlt dort „Nachrichten senden“, oder im Thread „Nachrichten in Threads senden“: wer den Server verwaltet, kann es ihr geben. Dann schreib noch einmal, was du wolltest.',
  'barred.discord.closed': 'Dieser Thread ist archiviert oder gesperrt.',

  'board.isOff': 'Ergebnisse von Personen werden in diesem Kanal nicht gezeigt.',
  'board.empty':
    'Im {month} hat hier noch niemand eine Frage beantwortet, oder niemand will aufgeführt sein.',
  'board.headline':
    'Ergebnisse dieses Kanals im {month}, {people, plural, one {eine Person} other {# Personen}}. Jeden Monat beginnen sie neu.',
  'board.row': '{right} richtig, {half} halb richtig, von {answers}',
  'board.howItCounts':
    'Nur du siehst diese Liste. Wer nicht darin stehen will, schreibt <code>/privacy unlist</code>',
  'streak.days':
    '{days, plural, =0 {Du hast noch keine Serie.} one {Du hast an einem Tag geantwortet.} other {Du hast an # Tagen hintereinander geantwortet.}}{today, select, yes { Heute zählt schon.} other {}}',
  'streak.rest': 'Bis zu {all} freie Tage in der Woche unterbrechen nichts; {left} sind übrig.',

  'setting.leaderboard': 'Ob man die Quiz-Ergebnisse eines Kanals Person für Person sieht',
  'setting.leaderboard.form': 'on, off',
  'setting.leaderboard.on': 'Ergebnisse sind zu sehen',
  'setting.leaderboard.off': 'Keine Ergebnisse von Personen',
  'form.settings.label.leaderboard': 'Ergebnisse von Personen',

  'inbox.cause.missed': 'in Quizzen falsch beantwortet: die Notiz ist vielleicht unklar',
  'privacy.kind.quizzes': 'Quizze, die du begonnen hast',
  'privacy.kind.answers': 'was du in Quizzen geantwortet hast',
  'privacy.kind.unlisted': 'dass du nicht aufgeführt sein willst',
  'privacy.unlisted': 'Du stehst von jetzt an in keiner Liste von Ergebnissen.',
  'privacy.listed': 'Du stehst wieder in Listen von Ergebnissen.',
};
