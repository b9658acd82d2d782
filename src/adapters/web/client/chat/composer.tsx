/** The message box: Enter sends, Shift+Enter breaks the line, `/` opens the commands, Up brings back what was sent. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Completion } from '../../../../bot/bot.js';
import { SendIcon } from '../parts/icons.js';
import { CompletionList, LIST_ID, optionId } from './completion-list.js';
import { useCompletions } from './completions.js';
import { preselected } from './preselected.js';
import { useSentHistory } from './sent-history.js';
import { words } from '../words/shown-words.js';

/** What the box needs. */
export interface ComposerProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** What is being written; held outside, so that it survives a look at the notes. */
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  /** What was sent before, oldest first. */
  readonly sent: readonly string[];
  readonly send: (text: string) => void;
}

/**
 * Draws the box with its completions. It follows the combobox pattern but for the role: a `textarea` may have
 * no role but its own (ARIA in HTML), so the number of completions is said by a status instead of `aria-expanded`.
 */
export function Composer({ box, draft, setDraft, sent, send }: ComposerProps) {
  const { box: said } = words();
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(-1);
  const completions = useCompletions(draft);
  const history = useSentHistory(sent);
  const open = completions.length > 0 && !dismissed;
  useEffect(() => {
    setActive(preselected(draft, completions));
  }, [completions]);

  const write = (text: string): void => {
    setDismissed(false);
    setDraft(text);
  };
  const accept = (completion: Completion): void => {
    write(completion.text);
    box.current?.focus();
  };
  const submit = (): void => {
    const text = draft.trim();
    if (text === '') return;
    history.reset();
    write('');
    send(text);
  };
  const move = (step: 1 | -1): void => {
    setActive(
      (active + step + completions.length + (active < 0 && step < 0 ? 1 : 0)) % completions.length,
    );
  };
  /** Returns true for a key that the open list takes. */
  const steerList = (event: KeyboardEvent): boolean => {
    const chosen = completions[active] ?? (event.key === 'Tab' ? completions[0] : undefined);
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        return true;
      case 'ArrowUp':
        move(-1);
        return true;
      case 'Escape':
        setDismissed(true);
        return true;
      case 'Tab':
      case 'Enter':
        if (!chosen || event.shiftKey) return false;
        accept(chosen);
        return true;
      default:
        return false;
    }
  };
  /** Returns true for a key that the box takes. */
  const steerBox = (event: KeyboardEvent): boolean => {
    if (event.key === 'Enter' && !event.shiftKey) {
      submit();
      return true;
    }
    const recalled = history.recall(event.key, draft);
    if (recalled === undefined) return false;
    setDraft(recalled);
    setDismissed(true);
    return true;
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {open && <CompletionList completions={completions} active={active} accept={accept} />}
      <p class="visually-hidden" role="status">
        {open && said.completed(completions.length)}
      </p>
      <div class="composer-box">
        <textarea
          ref={box}
          rows={1}
          value={draft}
          placeholder={said.placeholder}
          aria-label={said.label}
          aria-describedby="composer-hint"
          aria-autocomplete="list"
          aria-controls={open ? LIST_ID : undefined}
          aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
          autocomplete="off"
          enterkeyhint="send"
          onInput={(event) => {
            history.reset();
            write(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            // While an input method composes, Enter and the arrows belong to it.
            if (event.isComposing) return;
            if ((open && steerList(event)) || steerBox(event)) event.preventDefault();
          }}
        />
        <button class="button primary" aria-label={said.send} disabled={draft.trim() === ''}>
          <SendIcon />
        </button>
      </div>
      <p class="hint" id="composer-hint">
        <kbd>{said.enter}</kbd> {said.keys.enter} <kbd>{said.shift}</kbd>+<kbd>{said.enter}</kbd>{' '}
        {said.keys.shiftEnter} <kbd>/</kbd> {said.keys.slash} <kbd>↑</kbd> {said.keys.up}
      </p>
    </form>
  );
}
