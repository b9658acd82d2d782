/** What those are told whose messages became notes, in English. */
export const EN_AUTHOR = {
  'author.keptWords':
    'A note was made of your message: “{topic}”. It names nobody. With /privacy notes you see all of yours.',
  'author.proposedWords':
    'Somebody proposes to make a note of your message: “{topic}”. It would name nobody. With /privacy notes you see all of yours.',
  'author.wishes': 'As you like:',
  'author.nameMe': 'Name me in it',
  'author.uncredit': 'Name me no more',
  'author.hear': 'Tell me how often it answers',
  'author.unhear': 'Don’t tell me any more',
  'author.head.named': 'Names',
  'author.named': '“{topic}” names you now: {name}. /privacy notes takes that back.',
  'author.unnamed': '“{topic}” names nobody any more, nor does its history.',
  'author.heard':
    'At the beginning of a month I tell you how often “{topic}” answered, if it did. For that your id is kept, encrypted.',
  'author.unheard':
    'I tell you no more how often your notes answer, and your id is not kept for it.',
  'author.used':
    '{count, plural, one {Your note “{topic}” answered {times, plural, one {once} other {# times}} in {month}.} other {Your notes answered {times} times in {month}:}}',
  'author.usedOne': '{topic}: {times, plural, one {once} other {# times}}',
  'edits.now': 'Its message was edited since, and says now:',
  'edits.take': 'Take it into the note',
  'edits.dismiss': 'Leave the note as it is',
  'edits.news': 'The message that your note “{topic}” was made from was edited:',
  'edits.there':
    '<code>/teach show {note}</code>, in the channel, takes it into the note or leaves the note as it is.',
  'edits.none': 'Its message says nothing else, or that was decided already.',
  'edits.changed': 'The message was edited once more, so nothing was done.',
  'edits.dismissed': '“{topic}” stays as it is.',
  'command.teach.mark': 'Of the change that is meant',
} as const;
