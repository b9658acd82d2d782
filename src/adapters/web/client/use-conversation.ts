/** The conversation of this browser tab: sends questions, keeps replies, survives a reload. */
import { useEffect, useReducer } from 'preact/hooks';
import { forgetConversation, sendMessage, sendVote } from './api.js';
import type { TriedFolder } from '../server/api-contract.js';
import { advance, resume, type Ask, type Conversation, type Turn } from './conversation.js';
import { newId } from './new-id.js';
import { personHere } from './person.js';
import { sentence } from './use-fetched.js';
import { words } from './words/shown-words.js';

/** Raise the number when the stored shape changes: an old conversation is then left behind. */
const STORAGE_KEY = 'quaymaster.conversation.3';

/** The conversation and what can be done with it. */
export interface ConversationControl {
  /** What the bot knows it by. */
  readonly id: string;
  readonly turns: readonly Turn[];
  /** The notes that it is about, where somebody tries their own. */
  readonly tried: TriedFolder | undefined;
  /** Sends a question. */
  readonly ask: Ask;
  /** Sends a failed question once more. */
  readonly retry: (turn: Turn) => void;
  /** Says whether a turn's answer helped. @throws ApiError where it could not be kept */
  readonly vote: (turn: Turn, helpful: boolean) => Promise<void>;
  /** Starts a conversation without memory of this one. */
  readonly renew: () => void;
  /**
   * Starts a conversation about notes of one's own, once they are there.
   * @param send - takes them to the server
   */
  readonly tryOut: (send: (conversation: string) => Promise<TriedFolder>) => Promise<void>;
}

/** Holds the tab's conversation. To be used once, above everything that shows it. */
export function useConversation(): ConversationControl {
  const [conversation, dispatch] = useReducer(advance, undefined, restore);
  useEffect(() => {
    store(conversation);
  }, [conversation]);

  const send = (turn: string, said: Pick<Turn, 'text' | 'command'>): void => {
    const { id, tried } = conversation;
    const person = personHere();
    sendMessage({ ...said, conversation: id, person, ...(tried && { tried: true }) }).then(
      (response) => {
        dispatch({ kind: 'answered', turn, ...response, at: Date.now() });
      },
      (error: unknown) => {
        dispatch({ kind: 'failed', turn, message: sentence(error), at: Date.now() });
      },
    );
  };
  return {
    id: conversation.id,
    turns: conversation.turns,
    tried: conversation.tried,
    ask(text, command) {
      const turn = newId();
      const said = { text, ...(command && { command }) };
      dispatch({ kind: 'asked', turn, ...said, at: Date.now() });
      send(turn, said);
    },
    retry(turn) {
      dispatch({ kind: 'retried', turn: turn.id });
      const { text, command } = turn;
      send(turn.id, { text, ...(command && { command }) });
    },
    async vote({ id: turn, outcome }, helpful) {
      if (outcome.state !== 'answered' || outcome.vote === null) return;
      const { answer } = outcome.vote;
      await sendVote({ conversation: conversation.id, person: personHere(), answer, helpful });
      dispatch({ kind: 'voted', turn, helped: helpful });
    },
    renew() {
      // A nicety: the new conversation has a new id, so an unforgotten topic harms nothing.
      forgetConversation(conversation.id).catch(() => undefined);
      dispatch({ kind: 'renewed', id: newId() });
    },
    async tryOut(send) {
      const id = newId();
      const tried = await send(id);
      forgetConversation(conversation.id).catch(() => undefined);
      dispatch({ kind: 'renewed', id, tried });
    },
  };
}

function restore(): Conversation {
  try {
    const stored = sessionStorage.getItem(STORAGE_KEY);
    if (stored !== null)
      return resume(JSON.parse(stored) as Conversation, words().failure.reloaded);
  } catch {
    // Storage is switched off or holds what we didn't write: begin anew.
  }
  return { id: newId(), turns: [] };
}

function store(conversation: Conversation): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(conversation));
  } catch {
    // Storage is switched off or full: the conversation lasts as long as the page.
  }
}
