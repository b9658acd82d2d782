/** The forms that are opened on somebody's message, from its menu: the chats' menus follow from this table. */
/**
 * All of them: a form's word, by which it is opened (see `FormKind`), and how the menu calls it, in at most 24 characters
 * (Slack's limit) and unlike the others. Discord takes five entries, the one that asks the notes included.
 */
export const MESSAGE_FORMS = [
  { form: 'save', label: 'save.menu', summary: 'save.menuSummary' },
  { form: 'post', label: 'post.menu', summary: 'post.menuSummary' },
] as const;
