/** The list of completions above the message box. The box keeps the focus and points at the chosen option. */
import { useEffect, useRef } from 'preact/hooks';
import type { Completion } from '../../../../bot/bot.js';
import { words } from '../words/shown-words.js';

/** The option's id, for `aria-activedescendant`. */
export const optionId = (index: number): string => `completion-${index}`;

/** The list's id, for `aria-controls`. */
export const LIST_ID = 'completions';

/** What the list shows, and what a click does. */
export interface CompletionListProps {
  readonly completions: readonly Completion[];
  /** The chosen one; -1: none. */
  readonly active: number;
  readonly accept: (completion: Completion) => void;
}

/** Draws the options, best first. */
export function CompletionList({ completions, active, accept }: CompletionListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      ref={list}
      class="completions"
      id={LIST_ID}
      role="listbox"
      aria-label={words().box.completions}
    >
      {completions.map((completion, index) => (
        <li
          key={completion.text}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            accept(completion);
          }}
        >
          <code>{completion.label}</code>
          {completion.detail !== undefined && <span>{completion.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
