/** What the bot says in English of questions that are asked together. */
export const EN_QUIZ = {
  'command.quiz': 'Ask this channel questions from the notes, together in a thread',
  'command.quiz.action': 'What to do; nothing: begin a quiz',
  'command.quiz.count': 'How many questions; nothing: five',
  'command.quiz.minutes': 'Minutes for each question; nothing: as long as people like',
  'command.quiz.topic': 'What it is about, in your own words; nothing: anything',
  'command.quiz.number': 'The number of the question or quiz, as its buttons have it',
  'command.quiz.words': 'A letter, or your answer in your own words',
  'command.quiz.position': 'Which question of the quiz is over',
  'command.daily': 'Ask this channel a question from the notes every day',
  'command.daily.action': 'What to do; nothing: show when it comes',
  'command.daily.time': 'When, by the clock there',
  'command.daily.zone': 'The time zone, as in Europe/Berlin',
  'command.daily.topic': 'What it is about, in your own words; nothing: anything',

  'quiz.notKept': 'Here nothing is asked together.',
  'quiz.opens':
    'A quiz begins: {count, plural, one {one question} other {# questions}} from the notes.',
  'quiz.opensAbout':
    'A quiz about {topic} begins: {count, plural, one {one question} other {# questions}} from the notes.',
  'quiz.rules':
    'Everybody answers each question once, and nobody sees who answered what. There are no points for speed.',
  'quiz.begins':
    '{count, plural, one {One question comes} other {# questions come}} here. Go on with the button below each.',
  'quiz.beginsShort':
    'The notes have only {count, plural, one {one question} other {# questions}} for that. Go on with the button below each.',
  'quiz.runs': 'A quiz runs here already. <code>/quiz stop</code> ends it.',
  'quiz.noCards': 'The notes that everybody here may see make no fair question.',
  'quiz.noCardsAbout':
    'The notes that everybody here may see make no fair question about “{topic}”. Try another topic, or none.',
  'quiz.wrongCount': 'Ask for 1 to {most} questions.',
  'quiz.wrongMinutes': 'A question may take 1 to {most} minutes.',
  'quiz.tooLong': 'Write at most {most} characters.',
  'quiz.title': 'Question {at} of {of}',
  'quiz.count':
    '{count, plural, =0 {Nobody has answered yet.} one {One person has answered.} other {# people have answered.}}',
  'quiz.time': 'It ends after {minutes, plural, one {a minute} other {# minutes}}.',
  'quiz.pick': 'Your answer',
  'quiz.answer': 'Answer',
  'quiz.howToType': 'Or type <code>/quiz answer {id}</code> and your answer.',
  'quiz.justType':
    'Answer by your next message here, in your own words, or by <code>/quiz answer {id}</code>.',
  'quiz.next': 'Next question',
  'quiz.finish': 'Finish',
  'quiz.taken': 'Taken: {what}.',
  'quiz.before': 'You have answered already ({what}), and that counts.',
  'quiz.ownWords': 'your own words',
  'quiz.answered': 'Answered.',
  'quiz.vetoed':
    '{retired, select, yes {Noted. You are not the only one: nobody is asked it again.} other {Noted. If one more person says so, nobody is asked it again.}}',
  'quiz.closed': 'That question is closed; its answer stands above.',
  'quiz.noChoice': 'That is none of the answers. Type its letter.',
  'quiz.noSuch': 'There is no question {number} here, or its note is gone.',
  'quiz.noneRuns': 'No quiz runs here. Begin one with <code>/quiz</code>.',
  'quiz.hasEnded': 'That quiz has ended.',
  'quiz.notYours': 'Only who began the quiz goes on with it, as long as something happens in it.',
  'quiz.nextComes': 'The next question comes.',
  'quiz.resultsCome': 'The results come.',
  'quiz.resultLater': 'The answer comes when the question is closed.',
  'quiz.right': 'Right is: {answer}',
  'quiz.nobody': 'Nobody answered.',
  'quiz.spread':
    '{count, plural, one {One person} other {# people}} answered, {right} of them rightly.',
  'quiz.spreadTyped':
    '{count, plural, one {One person} other {# people}} answered: {right} right, {half} half right, {wrong} wrong.',
  'quiz.countRight': 'right; {count} of the answers, {share} %',
  'quiz.countOther': '{count} of the answers, {share} %',
  'quiz.knew': '({right} of {count} knew)',
  'quiz.source': 'From {file}, line {line} ({topic})',
  'quiz.gone': 'This question was withdrawn: its note was changed.',
  'quiz.over':
    'That was the quiz: {count, plural, one {one question} other {# questions}}, up to {people, plural, one {one person} other {# people}}.',
  'quiz.stopped':
    'The quiz has ended after {count, plural, one {one question} other {# questions}}, with up to {people, plural, one {one person} other {# people}}.',
  'quiz.goOn': 'Go on',
  'quiz.again': 'Another quiz',
  'quiz.grade.right': '<b>Right.</b> {answer}',
  'quiz.grade.half': '<b>Half right.</b> The whole: {answer}',
  'quiz.grade.wrong': '<b>Not quite.</b> Right is: {answer}',
  'quiz.short.right': 'Right.',
  'quiz.short.half': 'Half right.',
  'quiz.short.wrong': 'Not quite.',
  'quiz.streakNow': 'You have answered on {count} days in a row.',

  'form.quiz.title': 'Your answer',
  'form.quiz.submit': 'Answer',
  'form.quiz.answer': 'In your own words',
  'form.quiz.empty': 'Write your answer.',

  'daily.title': 'Question of the day',
  'daily.later': 'The answer comes with the next question.',
  'daily.reveal': 'Show it to me now',
  'daily.answerFirst': 'Answer first; then I show you.',
  'daily.last': 'The last one was: {prompt}',
  'daily.stopped': 'Nobody has answered for {days} days, so I ask no more.',
  'daily.howToGoOn':
    'Whoever manages me here begins anew with <code>/daily 09:00 Europe/Berlin</code>',
  'daily.none':
    'This channel gets no question of the day. Whoever manages me here begins with a time and a zone:',
  'daily.comes': 'This channel gets a question every day at {time} ({zone}).',
  'daily.comesAbout': 'This channel gets a question about {topic} every day at {time} ({zone}).',
  'daily.rules':
    'Its answer is shown with the next one. After {days} days without an answer I stop by myself.',
  'daily.end': 'End it',
  'daily.ended': 'This channel gets no more questions of the day.',
  'daily.wrongTime':
    'Write the time as <code>09:00</code>, then the zone: <code>/daily 09:00 Europe/Berlin</code>',
  'daily.wrongZone':
    'I don’t know that time zone. Write it as <code>Europe/Berlin</code> or <code>America/New_York</code>.',

  'quiz.howToTypeHere': 'Or simply type your answer here.',
  'quiz.typed':
    'Press a button, or simply type your answer in the thread: the letter, or your own words.',
  'quiz.notTyped':
    'Answer by the buttons: Discord does not show me what is typed here. For that, whoever runs me sets <code>DISCORD_MESSAGE_CONTENT=on</code> and switches on “Message Content Intent” on the bot’s page.',
  'quiz.barred': 'I can’t post where you asked for a quiz, so it has ended.',
  'daily.barred': 'The question of the day is set, but I can’t post in that channel.',
  'daily.whichZone':
    'By which clock? Write the time zone behind the time: <code>/daily 09:00 Europe/Berlin</code>',
  'daily.zoneIsYours':
    'That is your own time zone. Another: <code>/daily 09:00 America/New_York</code>',
  'daily.zoneAsBefore':
    'The time zone is as before. Another: <code>/daily 09:00 America/New_York</code>',
  'together.answersOnly':
    'Here I can only answer, and post nothing by myself, so nothing can be asked together. Whoever runs me sets DISCORD_TOKEN for that. Alone you learn with /study.',
  'barred.unknown':
    'The platform does not say what helps; whoever runs me finds the reason in the log.',
  'barred.slack.absent':
    'I am not a member there: type <code>/invite</code> with my name in that channel, then ask for it again.',
  'barred.slack.unentitled':
    'Only some people may post in that channel: its managers can allow me to.',
  'barred.slack.closed': 'That channel is archived, or its thread is locked.',
  'barred.discord.absent':
    'I don’t see that channel: whoever manages the server gives my role “View Channel” there. Then ask for it again.',
  'barred.discord.unentitled':
    'My role lacks “Send Messages” there, or “Send Messages in Threads” in a thread: whoever manages the server can give it. Then ask for it again.',
  'barred.discord.closed': 'That thread is archived or locked.',

  'board.isOff': 'Results of people are not shown in this channel.',
  'board.empty':
    'Nobody has answered a question here in {month} yet, or nobody wants to be listed.',
  'board.headline':
    'Results of this channel in {month}, {people, plural, one {one person} other {# people}}. They begin anew every month.',
  'board.row': '{right} right, {half} half right, of {answers}',
  'board.howItCounts':
    'Only you see this list. Whoever does not want to be in it types <code>/privacy unlist</code>',
  'streak.days':
    '{days, plural, =0 {You have no streak yet.} one {You have answered on one day.} other {You have answered on # days in a row.}}{today, select, yes { Today counts already.} other {}}',
  'streak.rest': 'Up to {all} days off a week break nothing; {left} are left.',

  'setting.leaderboard': 'Whether a channel’s results of quizzes can be seen person by person',
  'setting.leaderboard.form': 'on, off',
  'setting.leaderboard.on': 'Results can be seen',
  'setting.leaderboard.off': 'No results of people',

  'form.settings.label.leaderboard': 'Results of people',

  'inbox.cause.missed': 'answered wrongly in quizzes: the note may be unclear',
  'privacy.kind.quizzes': 'quizzes that you began',
  'privacy.kind.answers': 'what you answered in quizzes',
  'privacy.kind.unlisted': 'that you are not to be listed',
  'privacy.unlisted': 'From now on you are in no list of results.',
  'privacy.listed': 'You are in lists of results again.',
} as const;
