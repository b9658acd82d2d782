/** What the bot says to whoever asked and got no answer, or not the right one; and to whoever answered in its place. */
export const EN_ASKING = {
  'privacy.kind.choices': 'notes chosen among several that I offered',
} as const;
