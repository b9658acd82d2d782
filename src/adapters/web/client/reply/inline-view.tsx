/** Draws inline text. Words become text nodes, so nothing in them is ever markup. */
import type { VNode } from 'preact';
import { isSafeHref, type Inline } from '../../../../core/inline.js';

/** Draws inline text, in order. */
export function InlineView({ content }: { readonly content: readonly Inline[] }): VNode {
  return <>{content.map(drawInline)}</>;
}

function drawInline(inline: Inline, key: number): VNode | string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code key={key}>{inline.text}</code>;
    case 'strong':
      return (
        <strong key={key}>
          <InlineView content={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em key={key}>
          <InlineView content={inline.children} />
        </em>
      );
    case 'link':
      return drawLink(inline, key);
  }
}

function drawLink({ href, children }: Inline & { kind: 'link' }, key: number): VNode {
  if (!isSafeHref(href)) return <InlineView key={key} content={children} />;
  return (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer">
      <InlineView content={children} />
    </a>
  );
}
