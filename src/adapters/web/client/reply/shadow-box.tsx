/**
 * A box that keeps another outlet's style and ids to itself, and this page's style out. The sheets are given as
 * objects, not as `style` elements, which the page's content security policy would refuse.
 */
import type { ComponentChildren, VNode } from 'preact';
import { createPortal } from 'preact/compat';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Draws its children in a shadow tree of their own. */
export function ShadowBox({
  sheet,
  children,
}: {
  readonly sheet: CSSStyleSheet;
  readonly children: ComponentChildren;
}): VNode {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  useLayoutEffect(() => {
    const box = host.current;
    if (!box) return;
    const tree = box.shadowRoot ?? box.attachShadow({ mode: 'open' });
    tree.adoptedStyleSheets = [sheet];
    setRoot(tree);
  }, [sheet]);
  return <div ref={host}>{root && createPortal(<>{children}</>, root)}</div>;
}

/** Makes a sheet of CSS text. */
export function sheetOf(...css: readonly string[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.join('\n'));
  return sheet;
}
