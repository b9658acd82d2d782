/** Says each reply's summary, and each failure, to screen readers; the list itself stays quiet. */
import type { Turn } from '../conversation.js';
import { words } from '../words/shown-words.js';

/** A log region of its own: announcing the drawn reply would read every table and button aloud. */
export function Announcer({ turns }: { readonly turns: readonly Turn[] }) {
  const turn = turns.at(-1);
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-label={words().chat.newest}>
      {turn && <p key={`${turn.id}-${turn.outcome.state}`}>{announcement(turn)}</p>}
    </div>
  );
}

function announcement({ outcome }: Turn): string {
  switch (outcome.state) {
    case 'waiting':
      return '';
    case 'failed':
      return outcome.message;
    case 'answered':
      return outcome.reply?.summary ?? '';
  }
}
