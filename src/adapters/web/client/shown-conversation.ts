/** The id of the conversation that the page is in: what may be looked at depends on it, since notes may be tried in it. */
import { createContext } from 'preact';

/** Given by the page to all that fetches notes. */
export const ShownConversation = createContext('');
