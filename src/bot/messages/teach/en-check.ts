/** What the check of the notes finds, as it is said in chats, in English. */
export const EN_CHECK = {
  'check.dead-link': 'The link to “{words}” leads nowhere: mend its name, or take it out.',
  'check.duplicate':
    '“{words}” stands at {other} as well: keep it in one place, and link to it from the other.',
  'check.empty-label':
    'Nothing hangs below “{words}”: indent what belongs to it, or take the colon off.',
  'check.empty-note': '“{topic}” only has a name: say something about it, or take it out.',
  'check.review-due': '“{topic}” was to be reviewed by {words}.',
  'check.stray-question': '“{words}”, a way to ask for “{topic}”, finds “{other}” instead.',
  'check.stray-nothing':
    '“{words}”, a way to ask for “{topic}”, finds no note: use its words in the note.',
  'check.no-source': '“{topic}” does not say where its facts come from.',
  'check.too-deep': 'Lists or quotes in it are nested too deeply to be read: make them flatter.',
  'check.too-many-parts': 'It has more lines than are read of a note: make several notes of it.',
  'check.long-line': 'A line in it is longer than is read: break it into several.',
  'check.other':
    'The check of the notes finds something in {file}, line {line}: <code>{code}</code>.',

  'check.warns': '{count, plural, one {One thing} other {# things}} to look at, kept all the same:',
  'check.held':
    'Nothing was kept: {count, plural, one {one thing} other {# things}} in it can’t be read. Mend that, and send it again.',
  'check.more': 'and {count, plural, one {one more} other {# more}}',
} as const;
