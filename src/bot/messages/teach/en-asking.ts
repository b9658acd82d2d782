/** What the bot says to whoever asked and got no answer, or not the right one; and to whoever answered in its place. */
export const EN_ASKING = {
  'command.none': 'Say that none of the notes I offered answers your question',
  'command.none.question': 'The question; empty: the one before',
  'command.person': 'Put a question before the people who are asked here',
  'command.person.question': 'The question; empty: the one before',

  'people.none': 'None of these',
  'people.notThis': 'That is not it',
  'people.ask': 'Ask a person',
  'people.answer': 'Answer…',
  'people.which': 'Which question? Put it behind the command.',
  'people.notKept': 'Nothing of what is asked here is kept, so that nobody would see it.',
  'people.open': 'Then the question is open: whoever keeps the notes sees it.',
  'people.or': 'Or',
  'people.nobody':
    'No people are named here whom I could ask. Those who manage name them: /settings experts.',
  'people.call': 'The notes don’t answer this. Who knows?',
  'people.where': 'Where it was asked',
  'people.howTo':
    'Answer in the thread where it was asked. With “Answer…”, or the menu of a message that answers it, it becomes a note, and everybody who asked is told.',
  'people.youHear': 'Whoever asked is told here when there is an answer in the notes.',
  'people.asked':
    '{count, plural, one {The group that answers} other {The groups that answer}} such questions can see yours now. You are told here when it is answered.',
  'people.known':
    'People were asked that already, on {date}. You are told here when it is answered.',
  'people.tooMany.person': 'You have asked people a few times just now. Wait an hour for the next.',
  'people.tooMany.workspace':
    'People were asked very often in the last hour. Try again later; the question is kept with /none.',
  'people.quiet': 'Don’t tell me',
  'people.news': 'People have answered “{question}”: it is in the notes now.',
  'people.newsReason': '“{question}” got no note: {reason}',
  'inbox.newsMended': 'The answer to “{question}” that did not help is mended.',
  'inbox.escalated': 'people were asked',

  'offer.helped':
    'Your answer seems to have helped. Keep it as a note, so that the next who asks gets it at once?',
  'offer.save': 'Save as note…',
  'offer.where': 'Your answer',
  'offer.quiet':
    'Its menu does the same: “Apps”, “Save as note”. Not to be told such things: <code>/privacy quiet</code> in that server.',
  'offer.closed':
    'I can’t open that from here (any more). Open the menu of your message: “Apps”, “Save as note”.',

  'settings.changePeople': 'People who answer…',
  'setting.experts': 'Groups who are asked what the notes don’t answer',
  'setting.experts.form': 'roles or user groups separated by commas, or none',
  'setting.expertsin': 'Channel in which they are asked',
  'setting.expertsin.form':
    'a channel (mentioned, its link or its id), or here (where the question was asked)',
  'setting.expertsin.wrong':
    'That is no channel: mention it (#…), or give its link (“Copy link” in its menu), or “here”.',
  'setting.offers': 'Whether people are offered to keep what helped as a note',
  'setting.offers.form': 'on or off',
  'setting.offers.on': 'Once a thread, quietly',
  'setting.offers.off': 'Never',
  'form.settings.label.experts': 'Who is asked',
  'form.settings.label.expertsin': 'Where they are asked',
  'form.settings.label.offers': 'Offers to keep answers',

  'privacy.quiet':
    'You are no longer told of answers to what you asked, and who you are is not kept for that. /privacy tell takes it back.',
  'privacy.tell': 'From now on you are told when something that you asked is answered.',
  'privacy.kind.choices': 'notes chosen among several that I offered',
  'privacy.kind.escalated': 'questions put before people',
  'privacy.kind.quiet': 'that you don’t want to be told of answers',
} as const;
