/** What the bot says to whoever asked and got no answer, or not the right one; and to whoever answered in its place. */
export const EN_ASKING = {
  'privacy.kind.choices': 'notes chosen among several that I offered',
  'privacy.kind.escalated': 'questions put before people',
  'privacy.kind.quiet': 'that you don’t want to be told of answers',
} as const;
