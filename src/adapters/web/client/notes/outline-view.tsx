/** A note as an outline with its line numbers; a cited line stands out. */
import type { VNode } from 'preact';
import type { OutlineNode } from '../../../../bot/bot.js';
import { plainText } from '../../../../core/inline.js';
import { InlineView } from '../reply/inline-view.js';
import { words } from '../words/shown-words.js';

/** What an outline shows. */
export interface OutlineViewProps {
  readonly node: OutlineNode;
  /** First line of the passage to point out. */
  readonly cited: number | undefined;
  /** Address of a line, for its number. */
  readonly lineHref: (line: number) => string;
  /** What stands in front of a step: its number among its siblings. */
  readonly step?: number;
}

/** The element of a line, for scrolling to it. */
export const lineId = (line: number): string => `L${line}`;

/** Draws a passage and what hangs below it, as a list item. */
export function OutlineView({ node, cited, lineHref, step }: OutlineViewProps): VNode {
  return (
    <li>
      <div
        id={lineId(node.line)}
        class={`line ${node.kind}${node.line === cited ? ' cited' : ''}`}
        tabIndex={-1}
        aria-current={node.line === cited ? 'location' : undefined}
      >
        <a
          class="line-number"
          href={lineHref(node.line)}
          aria-label={words().notes.line(node.line)}
        >
          {node.line}
        </a>
        {node.kind === 'step' && <span class="step">{step}.</span>}
        <Words node={node} />
      </div>
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child, index) => (
            <OutlineView
              key={child.line}
              node={child}
              cited={cited}
              lineHref={lineHref}
              step={stepNumber(node.children, index)}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function Words({ node }: { readonly node: OutlineNode }) {
  const { kind, label, content } = node;
  if (kind === 'topic') {
    return (
      <h2>
        <InlineView content={content} />
      </h2>
    );
  }
  if (kind === 'code') {
    return (
      <pre>
        <code>{plainText(content)}</code>
      </pre>
    );
  }
  const plain = plainText(content);
  return (
    <p>
      {label !== undefined && label !== plain && <strong>{plain ? `${label}: ` : label}</strong>}
      <InlineView content={content} />
    </p>
  );
}

/** Steps count from 1 within their run, however the file numbers them. */
function stepNumber(siblings: readonly OutlineNode[], index: number): number {
  const before = siblings.slice(0, index).findLastIndex(({ kind }) => kind !== 'step');
  return index - before;
}
