/** What `en-asking.ts` says, in German. */
import type { EN_ASKING } from './en-asking.js';

export const DE_ASKING = {
  'privacy.kind.choices': 'Notizen, die du unter mehreren gewählt hast',
  'privacy.kind.escalated': 'Fragen, die du Menschen gestellt hast',
  'privacy.kind.quiet': 'dass du von Antworten nichts hören willst',
} as const satisfies Record<keyof typeof EN_ASKING, string>;
