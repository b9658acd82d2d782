/**
 * Inline text: the small tree that notes are parsed into once and that every renderer escapes at its leaves,
 * so that nothing a person typed can become markup, a mention or an escape code.
 */

/**
 * What an author marked to be learnt: `gap` for highlighted words (`==words==`), `turn` where a question turns to its answer
 * (`::`, or a line of `?`; the leaf holds what of it is shown). Renderers have no use for it.
 */
export type StudyMark = 'gap' | 'turn';

/** A piece of inline text. `text` and `code` are leaves and hold raw, unescaped characters. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly mark?: StudyMark }
  | { readonly kind: 'code'; readonly text: string; readonly mark?: StudyMark }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** A leaf of plain text. */
export const text = (value: string): Inline => ({ kind: 'text', text: value });

/** A leaf of code: shown in a fixed-width face, never interpreted. */
export const code = (value: string): Inline => ({ kind: 'code', text: value });

/** Strongly emphasised inline text. */
export const strong = (...children: (Inline | string)[]): Inline => ({
  kind: 'strong',
  children: children.map(toInline),
});

/** Emphasised inline text. */
export const emphasis = (...children: (Inline | string)[]): Inline => ({
  kind: 'emphasis',
  children: children.map(toInline),
});

/** A link. Renderers drop the address when it is not `http:`, `https:` or `mailto:`, and keep the words. */
export const link = (href: string, ...children: (Inline | string)[]): Inline => ({
  kind: 'link',
  href,
  children: children.map(toInline),
});

/** The same words without any markup: what a notification, a screen reader or the index sees. */
export function plainText(inline: readonly Inline[]): string {
  return inline.map((node) => ('text' in node ? node.text : plainText(node.children))).join('');
}

/** True for an address that may be shown as a link: web pages and mail, nothing that runs. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href);
}

function toInline(value: Inline | string): Inline {
  return typeof value === 'string' ? text(value) : value;
}
