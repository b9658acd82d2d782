/** What is said about notes that are written from chat, in English. */
export const EN_TEACH = {
  'setting.teachers': 'Groups that may keep notes from chat, besides those who manage',
  'setting.teachers.form': 'roles or user groups separated by commas, or none',
  'form.settings.label.teachers': 'Groups that may keep notes, too',

  'privacy.kind.taught': 'notes made from your messages',
  'privacy.kind.teaching': 'notes that you wrote or changed',

  'teach.refused': 'Only those who keep the notes may do that: {who}. Others may propose a note.',
  'teach.none': 'There is no such note that you may see here.',
  'teach.full': 'There are {most} notes from chat already, which is the most that I keep.',
  'teach.missing': '{field} is missing.',
  'teach.tooLong': '{field} is too long: {most} characters at most.',
  'teach.tooMany': '{field}: {most} at most.',
  'teach.wrong.audience':
    'Name channels by their ids, or roles and user groups; commas stand between them.',
  'teach.wrong.file':
    'A file’s name has letters, digits, blanks, dots and dashes, with / behind folders.',
  'teach.wrong.review': 'Write the date as year-month-day, such as 2027-05-01.',
  'teach.field.topic': 'The topic',
  'teach.field.text': 'The text',
  'teach.field.questions': 'Other ways to ask',
  'teach.field.audience': 'Who may see it',
  'teach.field.file': 'The file',
  'teach.field.credit': 'The author’s name',
  'teach.field.owner': 'The owner',
  'teach.field.standIn': 'The stand-in',
  'teach.field.review': 'The date for reviewing',
} as const;
