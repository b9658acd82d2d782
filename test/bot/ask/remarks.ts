/**
 * What people say in a thread in which the bot has just answered, and what must happen. Data only; written down before
 * anything was tuned to it.
 */

/** What must happen. */
export type Happens =
  /** The notes' words, wherever they stand. */
  | { readonly says: string }
  /** Nothing: no words, no entry in the inbox, no count. */
  | 'nothing'
  /** One sign at most; neither inbox nor count. */
  | 'a sign'
  /** It is said that the notes have nothing, and the question is kept for those who keep them. */
  | 'a miss';

/** A remark. */
export interface Remark {
  readonly text: string;
  /** Whom it is said to, where the platform tells; absent: nobody in particular. */
  readonly to?: 'the bot' | 'a person' | 'a group' | 'all' | 'another message';
  /** Who says it; absent: whoever asked before. */
  readonly by?: 'another';
  readonly happens: Happens;
}

/** The notes that are asked; see `NOTES` of the contract. */
export const ASKED_BEFORE = 'how fast does a virtual machine start?';

const REGISTRY = { says: 'A registry keeps images' } as const;
const nothing = (...texts: string[]): Remark[] =>
  texts.map((text) => ({ text, happens: 'nothing' }));

export const REMARKS: readonly Remark[] = [
  // Thanks, laughter, assent.
  ...nothing(
    'lol',
    'haha',
    'hahaha nice one',
    'happy birthday',
    'congrats everyone',
    'no idea tbh',
    'brb',
    'herzlichen glückwunsch zum geburtstag',
    '😂',
    '👍🏽',
    ':tada: :tada:',
    ':)',
    'thanks',
    'thx!',
    'thank you so much',
    'danke dir',
    'ok',
    'ok, let me try that',
    'it worked, nice',
    'that worked, thank you',
    'great, will do',
    'got it',
    'makes sense',
    'hm',
    '+1',
    'same here',
    'funktioniert, super',
    'alles klar',
  ),
  // Talk among people.
  ...nothing(
    'brb',
    'I’ll check with the team',
    'ok cool, closing this',
    'no idea',
    'I think the container is smaller',
    'we run three registries here',
    'my container starts in under a second',
    'did you try turning it off?',
    'who has the keys to the office?',
    'how do I bake sourdough bread?',
    'anyone up for lunch?',
    'is it done yet?',
    'really?',
    '??',
    'ann can you look at this?',
  ),
  // For somebody else, by the platform's own marks.
  { text: 'do you know?', to: 'a person', happens: 'nothing' },
  { text: 'what is a registry?', to: 'a person', happens: 'nothing' },
  { text: 'can somebody help?', to: 'all', happens: 'nothing' },
  { text: 'what is a registry?', to: 'all', happens: 'nothing' },
  { text: 'what is a registry?', to: 'a group', happens: 'nothing' },
  { text: 'what is a registry?', to: 'another message', happens: 'nothing' },
  // For somebody else, by name.
  ...nothing(
    'bob, did you see this?',
    'Bob: what is a registry?',
    '@bob what is a registry?',
    'hey ann, what is a registry?',
    'hey ann what is a registry?',
    'what is a registry, bob?',
    '@here what is a registry?',
    'thanks ann!',
    'Anna Meier, what is a registry?',
  ),
  // Asked, and the notes are sure.
  { text: 'and the size?', happens: { says: 'several gigabytes' } },
  { text: 'what is a registry?', happens: REGISTRY },
  { text: 'What is a registry', happens: REGISTRY },
  { text: 'thanks! and what is a registry?', happens: REGISTRY },
  { text: 'nice, what is a registry?', happens: REGISTRY },
  { text: 'hi all, what is a registry?', happens: REGISTRY },
  { text: 'ok, who may moor at the quay?', happens: { says: 'Barges & tugs' } },
  { text: 'what size is a container image', happens: { says: 'tens to hundreds' } },
  { text: 'what is a registry?', by: 'another', happens: REGISTRY },
  { text: 'question: what is a registry?', by: 'another', happens: REGISTRY },
  // Said to the bot.
  { text: 'what is a registry?', to: 'the bot', by: 'another', happens: REGISTRY },
  { text: 'how do I bake sourdough bread?', to: 'the bot', happens: 'a miss' },
  { text: 'sourdough bread', to: 'the bot', happens: 'a miss' },
  { text: 'lol', to: 'the bot', happens: 'a sign' },
  { text: '🎉', to: 'the bot', happens: 'a sign' },
  { text: 'thanks a lot!', to: 'the bot', happens: 'a sign' },
  { text: 'ok, let me try that', to: 'the bot', happens: 'a sign' },
  { text: 'it worked, nice', to: 'the bot', happens: 'a sign' },
];
