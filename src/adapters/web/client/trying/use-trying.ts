/** Takes picked folders to the server, one at a time, and begins a conversation about them. */
import { useState } from 'preact/hooks';
import type { TryLimits } from '../../server/api-contract.js';
import type { ConversationControl } from '../use-conversation.js';
import { sentence } from '../use-fetched.js';
import type { PickedFolder } from './picked-folder.js';
import { sendNotes } from './send-notes.js';

/** What is going on with the notes that somebody wants to try. */
export interface TryingControl {
  readonly take: (picked: Promise<PickedFolder>) => void;
  readonly busy: boolean;
  /** Why the last ones were not taken. */
  readonly problem: string | null;
}

/** @param limits - `null`: nothing may be tried here */
export function useTrying(
  limits: TryLimits | null,
  { tryOut }: ConversationControl,
): TryingControl {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (picked: Promise<PickedFolder>): void => {
    if (limits === null || busy) return;
    setBusy(true);
    setProblem(null);
    picked
      .then((folder) => tryOut((conversation) => sendNotes(conversation, folder, limits)))
      .catch((error: unknown) => {
        setProblem(sentence(error));
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return { take, busy, problem };
}
