/**
 * Discord's limits, in one table. Lengths are in UTF-16 units, as JavaScript counts: never fewer than Discord counts.
 * From the reference on docs.discord.com (Message, Embed Limits, Message Components, Application Commands, Modals).
 */
export const LIMITS = {
  /** `content` of a message. */
  content: 2_000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  /** Titles, descriptions, field names and values of all embeds of a message together. */
  embedSum: 6_000,
  /** Rows of components, and buttons in a row. */
  rows: 5,
  rowButtons: 5,
  buttonLabel: 80,
  customId: 100,
  /** Description of an attachment: what a screen reader says of a picture. */
  attachmentDescription: 1_024,
  /** At most 25 characters, by which Discord knows a message that is sent again. */
  nonce: 25,
  /** Choices that complete an option, and the length of each one's name and value. */
  completions: 25,
  completion: 100,
  threadName: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  modalTitle: 45,
  inputLabel: 45,
  inputDescription: 100,
  /** Options of a select menu, roles that can be chosen in one, and the length of an option's label. */
  selectOptions: 25,
  optionLabel: 100,
  inputPlaceholder: 100,
  inputValue: 4_000,
} as const;
