/** Whether this process may be sent questions: what `/readyz` tells load balancers and Kubernetes. */

/** The process's readiness; it begins with not being ready. */
export interface Readiness {
  /** Called when every chat is connected. */
  opened(): void;
  /** Called before the doors close, so that nobody is sent here any more. */
  closing(): void;
  /** What is missing; empty: ready. */
  waitsFor(): Promise<readonly string[]>;
}

/**
 * Watches over a process. Its page listens only when the notes are read, so they are not asked about.
 * @param store - says why nothing can be kept; `null`: it can
 * @param troubles - what keeps questions from coming in although the chats were connected: sentences
 */
export function createReadiness(
  store: () => Promise<string | null>,
  troubles: () => readonly string[],
): Readiness {
  let isOpen = false;
  return {
    opened: () => {
      isOpen = true;
    },
    closing: () => {
      isOpen = false;
    },
    waitsFor: async () => {
      const lost = await store();
      return [
        ...(isOpen ? troubles() : ['the chats']),
        ...(lost === null ? [] : [`the store: ${lost}`]),
      ];
    },
  };
}
