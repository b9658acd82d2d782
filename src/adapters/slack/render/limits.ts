/**
 * Slack's limits, in one table. Lengths are in UTF-16 units, as JavaScript counts.
 * From the Block Kit and Web API reference on docs.slack.dev, except where a line says otherwise.
 */
export const LIMITS = {
  /** Blocks of a message, and of a modal or home view. */
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * JSON of all blocks of a message together. Not documented: Slack refuses with `msg_blocks_too_long` from about
   * 13,200 (slackapi/bolt-js issue 2509); a tenth is left as a margin.
   */
  messageJson: 12_000,
  /** JSON of a view. Documented as 250 kB (`view_too_large`); more would be nothing to read in a modal. */
  viewJson: 60_000,
  /** `text` beside blocks: what notifications and screen readers get. Slack advises at most 4,000. */
  fallbackText: 3_000,
  header: 150,
  /** Of a table block, its head included. */
  tableRows: 100,
  tableColumns: 20,
  /** A text object in a section; in a section's fields. */
  sectionText: 3_000,
  contextElements: 10,
  contextText: 2_000,
  actions: 25,
  contextActions: 5,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  actionId: 255,
  blockId: 255,
  linkUrl: 3_000,
  imageAlt: 2_000,
  /** Options of a select menu, and the length of an option's text and value. */
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  radioButtons: 10,
  /** What a person may type into a text input. */
  textInput: 3_000,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2_000,
  privateMetadata: 3_000,
  /** Questions that the assistant pane suggests; titles there are as long as a button's words, which is what they become. */
  prompts: 4,
  promptTitle: 75,
  /** Of a slash command in the manifest. */
  commandDescription: 2_000,
  commandHint: 1_000,
} as const;
