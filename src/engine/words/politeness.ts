/** What is nothing but politeness, with the names and fillers that stand around it: "ok, thanks a lot everyone". */
import { fold } from './fold.js';

/** What somebody says; each kind is told in the word lists. */
export type Politeness = 'greeting' | 'thanks' | 'farewell';

/** Kinds of phrases: what is said, and what stands around it. */
export const POLITE = ['greeting', 'thanks', 'farewell', 'before', 'behind', 'whom'] as const;

/** Phrases of all languages by kind, folded. */
export type PolitePhrases = Readonly<Record<(typeof POLITE)[number], readonly string[]>>;

const KINDS: readonly Politeness[] = ['greeting', 'thanks', 'farewell'];
/** Longer messages have more in them. */
const LONGEST = 80;

/** Tells politeness from everything else, which is `null`. */
export function createPoliteness(phrases: PolitePhrases): (message: string) => Politeness | null {
  const setOf = (kind: (typeof POLITE)[number]) => new Set(phrases[kind].map(compared));
  const sets = KINDS.map((kind) => ({ kind, said: setOf(kind) }));
  const [before, behind, whom] = [setOf('before'), setOf('behind'), setOf('whom')];
  return (message) => {
    if (message.length > LONGEST) return null;
    const words = (fold(message).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(once);
    const core = withoutLast(words, whom);
    // Fillers stand around thanks alone: "great, hello" is more than a greeting.
    const thanked = withoutLast(withoutFirst(core, before), behind);
    const polite = sets.find(({ kind, said }) =>
      said.has((kind === 'thanks' ? thanked : core).join(' ')),
    );
    return polite?.kind ?? null;
  };
}

/** A last letter that is typed again and again counts once: "heyyy". */
const once = (word: string): string => word.replace(/(.)\1{0,80}$/u, '$1');

/** As {@link createPoliteness} compares phrases. */
const compared = (phrase: string): string => phrase.split(' ').map(once).join(' ');

/** Words without the longest of some phrases before them, where words stay. */
function withoutFirst(words: readonly string[], phrases: ReadonlySet<string>): readonly string[] {
  for (let rest = 1; rest < words.length; rest++)
    if (phrases.has(words.slice(0, words.length - rest).join(' '))) return words.slice(-rest);
  return words;
}

/** Words without the longest of some phrases behind them, where words stay. */
function withoutLast(words: readonly string[], phrases: ReadonlySet<string>): readonly string[] {
  for (let kept = 1; kept < words.length; kept++)
    if (phrases.has(words.slice(kept).join(' '))) return words.slice(0, kept);
  return words;
}
