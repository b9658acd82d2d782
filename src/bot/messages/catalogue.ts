/** What a catalogue of messages is: the keys of the English one, each with an ICU message. */
import type { EN } from './en.js';

/** The key of a message. */
export type MessageKey = keyof typeof EN;

/** All messages of a language. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
