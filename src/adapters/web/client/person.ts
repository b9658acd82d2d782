/** What this browser calls whoever uses it: what they learn goes on in their next conversation, and tomorrow. */
import { newId } from './new-id.js';

const STORAGE_KEY = 'quaymaster.person';

/** Its name: random, kept by the browser until its data is cleared. */
export function personHere(): string {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    if (stored !== null && /^[\w-]{8,64}$/.test(stored)) return stored;
    const made = newId();
    localStorage.setItem(STORAGE_KEY, made);
    return made;
  } catch {
    // Storage is switched off: what is learnt lasts as long as the page.
    passing ??= newId();
    return passing;
  }
}

let passing: string | undefined;
