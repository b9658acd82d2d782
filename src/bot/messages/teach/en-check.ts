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
  'check.too-deep': 'Something here is nested too deeply to be read: make it flatter.',
  'check.too-many-parts': 'It has more lines than are read of a note: make several notes of it.',
  'check.long-line': 'A line in it is longer than is read: break it into several.',
  'check.bad-csv':
    'The table can’t be read from here on: look at the quotes and the number of cells.',
  'check.bad-json': 'This is no valid JSON, so it was left out.',
  'check.bad-review-date': 'The review date can’t be read: write it as 2027-01-31.',
  'check.bad-toml': 'This is no valid TOML, so the file was left out.',
  'check.bad-yaml': 'This is no valid YAML, so it was left out.',
  'check.binary-file': 'The file is not text, so it was left out.',
  'check.duplicate-id': 'The id stands at another note as well: this one was given another.',
  'check.empty-topic': 'Nothing stands below this line: indent what belongs to it.',
  'check.file-too-large': 'The file is larger than is read: make several of it.',
  'check.misspelt-field': 'There is no field of this name; its spelling may be wrong.',
  'check.more-problems': 'More problems of this file are not listed.',
  'check.no-answer': 'This record has no text to answer with, so it was left out.',
  'check.no-notes': 'There is no note here.',
  'check.not-notes': 'Nothing here is a note, so it was left out.',
  'check.not-utf8': 'From here on the text is not UTF-8: save the file as UTF-8.',
  'check.open-code-block': 'The code block that begins here has no end: close it.',
  'check.unknown-field': 'The field has no meaning here, so it was left out.',
  'check.unsupported-format': 'Files of this kind are not read.',
  'check.other':
    'The check of the notes finds something in {file}, line {line}: <code>{kind}</code>.',

  'check.warns': '{count, plural, one {One thing} other {# things}} to look at, kept all the same:',
  'check.held':
    'Nothing was kept: {count, plural, one {one thing} other {# things}} in it can’t be read. Mend that, and send it again.',
  'check.more': 'and {count, plural, one {one more} other {# more}}',
} as const;
