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
} as const;
