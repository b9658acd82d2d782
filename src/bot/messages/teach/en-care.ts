/** What the bot says to whoever looks after the notes: suggestions, replays, reminders. */
export const EN_CARE = {
  'command.suggestions':
    'For those who teach: ways to ask that people showed, and what each would change',
  'command.suggestions.action': 'What to do; nothing: list what waits',
  'command.suggestions.key': 'Its six letters, as in the list',
  'suggestions.notKept': 'Here nothing is kept of what people choose, so there are no suggestions.',
  'suggestions.refused': 'Only those who may teach decide about suggestions.',
  'suggestions.none': 'There is no such suggestion (any more). /suggestions lists what waits.',
  'suggestions.empty': 'No suggestion waits.',
  'suggestions.count':
    '{count, plural, one {One way to ask that people showed:} other {# ways to ask that people showed:}}',
  'suggestions.threshold':
    'Counted are people, not clicks: what {people, plural, one {one person} other {# people}} showed (setting <code>agreement</code>), and whose answer none of them voted down or asked on about. Nothing changes by itself.',
  'suggestions.head.question': 'Asked as',
  'suggestions.head.note': 'Note',
  'suggestions.head.people': 'Shown by',
  'suggestions.lookAt': 'What would change?',
  'suggestions.one': 'Ask “{question}” also for the note “{topic}”?',
  'suggestions.counts':
    '{people, plural, one {one person} other {# people}}: {chose, plural, =0 {none} other {#}} chose it, {voted, plural, =0 {none} other {#}} voted for it',
  'suggestions.decide': 'Shall it be?',
  'suggestions.accept': 'Accept',
  'suggestions.decline': 'Turn down',
  'suggestions.accepted': 'Done: “{question}” is now a way to ask for “{topic}”.',
  'suggestions.declined': 'Turned down; I don’t suggest it again for half a year.',
  'suggestions.unfit': 'The note “{topic}” has as many ways to ask as it may.',
  'suggestions.changed': 'The note was changed just now, so nothing was done. Try again.',
  'suggestions.byHand':
    '“{topic}” stands in {file}, which people write by hand. Add this to its questions there:',
  'suggestions.byHandThen':
    'In Markdown and text: behind <code>questions:</code> in the front matter, at the top. Once it is there, the suggestion is gone from the list.',
  'replay.summary':
    'Replayed against {asked, plural, one {one question that is} other {# questions that are}} answered right, asked {times, plural, one {once} other {# times}}: {worse, plural, =0 {none would be answered worse} one {<b>one would be answered worse</b>} other {<b># would be answered worse</b>}}, {better, plural, =0 {none better} other {# better}}.',
  'replay.right':
    'The right note is quoted {before} of {times} times now, and would be {after} times.',
  'replay.head.question': 'Question',
  'replay.head.times': 'Asked',
  'replay.head.before': 'Now',
  'replay.head.after': 'Then',
  'replay.effect.better': 'Better',
  'replay.effect.worse': 'Worse',
  'replay.answered': '{topic}',
  'replay.suggested': '“Did you mean” {topic}',
  'replay.nothing': 'not in the notes',
  'replay.more': '{count, plural, one {One more changes} other {# more change}}, asked less often.',
  'form.settings.label.agreement': 'People behind a suggestion',
  'setting.agreement': 'How many people must show a way to ask before I suggest it',
  'setting.agreement.form': 'a number from 2 to 20',
  'setting.agreement.wrong': 'It takes a number from 2 to 20.',
  'command.care': 'Which notes want looking at: past their date, voted down, broken links',
  'command.care.action': 'What to do; nothing: list them',
  'command.care.topic': 'The topic of a note that is to rest for a month',
  'command.care.person': 'Who is away for four weeks, as the notes name them',
  'care.notKept': 'Here nothing is kept that would tell.',
  'care.nothing':
    'No note wants looking at. I look at those that name an owner in their first lines.',
  'care.count':
    '{count, plural, one {One note wants looking at} other {# notes want looking at}}, the most asked first:',
  'care.reminder':
    '{person} {count, plural, one {One of your notes wants looking at:} other {# of your notes want looking at, the most asked first:}}',
  'care.item':
    '<b>{topic}</b> ({owner}; answered {times, plural, =0 {nobody} one {once} other {# times}} in a month) {at}',
  'care.review': 'It was to be reviewed by {date}.',
  'care.votedDown':
    '{people, plural, one {One person} other {# people}} found that it did not help.',
  'care.more': '{count, plural, one {One more} other {# more}} can wait: <code>/care</code>',
  'care.how':
    'Once a week where the setting <code>reminders</code> is on. <code>/care away NAME</code>: the stand-in is told for four weeks.',
  'care.mayNotSnooze':
    'A note is put off by whoever keeps it or stands in, where the note names them by a mention or a group, or by those who manage: {who}.',
  'care.mayNotExcuse':
    'That somebody is away they say themselves, or whoever stands in for them, or those who manage: {who}.',
  'care.snooze': 'Not for a month:',
  'care.snoozed': 'I don’t speak of “{topic}” for {days} days.',
  'care.noOwner': 'No note that I know here names “{person}” as the one who keeps it.',
  'care.away': 'For {days} days I tell whoever stands in for {person}.',
  'form.settings.label.reminders': 'Reminders of old notes',
  'setting.reminders': 'Whether I remind owners of notes here, once a week',
  'setting.reminders.form': 'on or off',
  'setting.reminders.on': 'once a week, where there is something',
  'setting.reminders.off': 'never',
  'command.privacy.note': 'The eight letters of a note, as the list has them',
  'own.show': 'Notes made from my messages',
  'own.none': 'No note was made from your messages here.',
  'own.count': '{count, plural, one {One note was} other {# notes were}} made from your messages:',
  'own.head.note': 'Note',
  'own.head.words': 'Words',
  'own.verbatim': 'yours',
  'own.reworded': 'reworded by others',
  'own.how':
    '<b>Withdraw</b> takes a note out, and the channel is told. <b>Keep without me</b> leaves it and forgets whose words it was.',
  'own.withdraw': 'Withdraw',
  'own.keep': 'Keep without me',
  'own.noSuch':
    'That is no note from your messages, or it was changed just now. /privacy notes lists them.',
  'own.withdrawn': '“{topic}” is withdrawn: it answers no more.',
  'own.kept': '“{topic}” stays, and nobody knows any more whose words it was.',
  'own.waitAgain':
    '{count, plural, one {The question that it answered waits} other {# questions that it answered wait}} in the inbox again.',
  'own.withdrawnNews':
    'The note “{topic}” is withdrawn: the message that it was made from was taken back. {owner}',
  'care.sourceDeleted':
    'The message that it was made from was deleted; the note is in other words, so it stays.',
  'care.sourceEdited':
    'The message that it was made from was edited since: compare it with the note.',
} as const;
