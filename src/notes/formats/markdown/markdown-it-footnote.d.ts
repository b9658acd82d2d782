/** Types of the footnote plugin, which ships none. */
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';

  /** Adds references `[^1]`, definitions `[^1]: …` and inline notes `^[…]`. */
  export default function footnotes(markdown: MarkdownIt): void;
}
