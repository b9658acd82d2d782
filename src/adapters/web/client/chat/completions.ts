/** Completion of commands, images and hosts: what is offered, and which of it is chosen. */
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Completion } from '../../../../bot/bot.js';
import { fetchCompletions } from '../api.js';
import { ShownConversation } from '../shown-conversation.js';

/** Long enough to skip letters typed in a row, too short to be noticed. */
const TYPING_PAUSE_MS = 50;

const NONE: readonly Completion[] = [];

/** Only commands are completed: in a question, a list that opens on its own would be in the way of Enter. */
function isCompletable(input: string): boolean {
  return input.startsWith('/') && !input.includes('\n');
}

/** What completes the input, without what already stands there. */
export function useCompletions(input: string): readonly Completion[] {
  const conversation = useContext(ShownConversation);
  const [found, setFound] = useState({ input: '', completions: NONE });
  useEffect(() => {
    if (!isCompletable(input)) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchCompletions(conversation, input, abort.signal).then(
        ({ completions }) => {
          setFound({ input, completions: completions.filter(({ text }) => text !== input) });
        },
        () => {
          // Typing goes on without help; sending will say what is wrong.
          setFound({ input, completions: NONE });
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [input, conversation]);
  return found.input === input ? found.completions : NONE;
}
