/** What studying alone says in English. */
export const EN_ALONE = {
  'command.study':
    'Learn from the notes, in private: questions that come back just before you forget',
  'command.study.action': 'What to do; nothing: ask me the next question',
  'command.study.topic': 'What it is to be about; nothing: anything, or as before',
  'command.study.turn': 'The number of the question; nothing: the last one',
  'command.study.words': 'The answer, in your own words or by its letter',
  'command.study.grade': 'How well you knew it',
  'command.study.change': 'new 10, reviews 100 or zone Europe/Berlin; nothing: show them',

  'study.notKept': 'Nothing is kept here, so nothing can be learnt from it.',
  'study.noCards':
    'The notes that you may see make no questions yet: they need terms with what they mean, labels, or questions with answers.',
  'study.noCardsAbout': 'The notes make no questions about “{topic}”.',
  'study.everything': 'Ask about anything',
  'study.next': 'Next question',
  'study.tooLong': 'That is longer than {most} characters: give the part that matters.',
  'study.late': 'That question is not open any more. This is where you are:',
  'study.nothingToCount': 'No question is open.',

  'study.progress':
    '{isFresh, select, yes {New} other {Again}}{topic, select, none {} other { · about “{topic}”}} · today {fresh} new and {reviews} again{due, plural, =0 {} other { · # due}}',
  'study.about': 'About {about}',
  'study.showAnswer': 'Show the answer',
  'study.writeAnswer': 'Write the answer',
  'study.howToAnswer':
    'Answer by your next message here, or by <code>/study answer …</code>. Or think of the answer and have it shown.',
  'study.howToAnswerPrivately':
    'Write the answer by the button or by <code>/study answer …</code>; where nobody else reads along, simply say it. Or think of it and have it shown.',
  'study.howToChoose': 'Answer by the letter, or by <code>/study answer …</code>.',
  'study.unfair': 'Unfair question',
  'study.fair': 'Ask it again after all',

  'study.answer': 'The answer',
  'study.howWell': 'How well did you know it?',
  'study.grade.again': 'Again',
  'study.grade.hard': 'Hard',
  'study.grade.good': 'Good',
  'study.grade.easy': 'Easy',
  'study.gradeIn': '{grade} · {when}',
  'study.countAs': 'Count as {grade}',

  'study.right': 'Right.',
  'study.half': 'Half right.',
  'study.wrong': 'Not right.',
  'study.missing': 'Missing: {missing}',
  'study.isAnswer': 'The answer: {answer}',
  'study.counted': 'Counted as {grade}: asked again {when}.',
  'study.same': 'Was counted as {grade} already: asked again {when}.',
  'study.changed': 'Now counted as {grade}: asked again {when}.',

  'study.when.minutes': 'in {count, plural, one {# minute} other {# minutes}}',
  'study.when.hours': 'in {count, plural, one {# hour} other {# hours}}',
  'study.when.days': 'in {count, plural, one {# day} other {# days}}',
  'study.when.months': 'in {count, plural, one {# month} other {# months}}',
  'study.when.years': 'in {count, plural, one {# year} other {# years}}',

  'study.done':
    'Done: nothing is due now{when, select, none {} other {, and the next comes {when}}}.',
  'study.enough':
    'That is what you wanted of a day{more, plural, =0 {} one {; # more is due} other {; # more are due}}.',
  'study.caughtUp': 'Those were the most at risk. The rest is where it was.',
  'study.more': 'Change how much a day',
  'study.catchUp': 'The ten most at risk',
  'study.forecast': 'What is coming',
  'study.pause': 'Pause',
  'study.resume': 'Go on',
  'study.paused': 'Paused since {date}: nothing comes due until you go on.',
  'study.resumed': 'You go on where you were: what was due then is due now.',
  'study.notPaused': 'You have not paused.',
  'study.vetoed':
    'You are not asked it again{retired, select, yes {, and nobody else is: two people found it unfair} other {. When a second person finds it unfair, nobody is}}.',
  'study.unvetoed': 'It may be asked again.',
  'study.noVeto': 'You had not called it unfair.',

  'study.set.shown':
    'A day: {fresh, plural, one {# new card} other {# new cards}} and {reviews, plural, one {# review} other {# reviews}} at most. Your day begins at midnight, {zone}.',
  'study.set.how':
    'Change them by <code>/study set new 20</code>, <code>/study set reviews 50</code> or <code>/study set zone Europe/Berlin</code>.',
  'study.set.noZone':
    'I don’t know your time zone, so your day begins at midnight UTC. Another: <code>/study set zone Europe/Berlin</code>',
  'study.set.wrong':
    '“{typed}” is nothing that can be set: say new or reviews with a number from 0 to {most}, or zone with a time zone such as Europe/Berlin.',

  'study.forecast.headline':
    'You are learning {cards, plural, one {# card} other {# cards}}; {known, plural, =0 {none is} one {# is} other {# are}} known well enough to come after days.',
  'study.forecast.recall': 'Of those you would remember {percent} % today.',
  'study.forecast.none': 'You have not been asked anything yet. Begin with /study.',
  'study.forecast.days': 'Due in the next two weeks: {days}.',
  'study.forecast.day': '{date}: {count}',
  'study.forecast.title': 'Cards due a day',
  'study.forecast.today': 'today',
  'study.forecast.remembered': 'remembered',
  'form.answer.title': 'Your answer',
  'form.answer.words': 'The answer',
  'form.answer.hint': 'In your own words: a slip of the pen does no harm.',
  'form.answer.empty': 'Nothing is written here yet.',
} as const;
