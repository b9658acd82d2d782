/** A conversation as data: questions with what became of them. Pure; the hook beside it does the talking. */
import type { CommandFields } from '../../../core/message.js';
import type { MessageResponse, TriedFolder } from '../server/api-contract.js';

/** What became of a question. */
export type Outcome =
  | { readonly state: 'waiting' }
  /** `reply` is `null` where the bot kept silent. */
  | ({ readonly state: 'answered'; readonly at: number } & MessageResponse)
  | { readonly state: 'failed'; readonly message: string; readonly at: number };

/** Says something to the bot. @param command - what a form was filled in with, which `text` only shows */
export type Ask = (text: string, command?: CommandFields) => void;

/** A question and what became of it. */
export interface Turn {
  readonly id: string;
  readonly text: string;
  /** What a form was filled in with. */
  readonly command?: CommandFields;
  /** When it was asked, in milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: Outcome;
  /** Whether the answer helped, where that was said. */
  readonly helped?: boolean;
}

/** A conversation; its id is what the bot remembers its topic by. */
export interface Conversation {
  readonly id: string;
  readonly turns: readonly Turn[];
  /** The notes that it is about, where somebody tries their own. */
  readonly tried?: TriedFolder | undefined;
}

/** What happens to a conversation. */
export type ConversationEvent =
  | ({ readonly kind: 'asked'; readonly turn: string } & Pick<Turn, 'text' | 'command' | 'at'>)
  | { readonly kind: 'retried'; readonly turn: string }
  | { readonly kind: 'voted'; readonly turn: string; readonly helped: boolean }
  | ({ readonly kind: 'answered'; readonly turn: string; readonly at: number } & MessageResponse)
  | {
      readonly kind: 'failed';
      readonly turn: string;
      readonly message: string;
      readonly at: number;
    }
  | { readonly kind: 'renewed'; readonly id: string; readonly tried?: TriedFolder };

/** Turns kept; older ones scroll out for good, so that the page and its storage stay small. */
const MAX_TURNS = 100;

/** The conversation after an event. Events for turns that are gone change nothing. */
export function advance(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.kind) {
    case 'asked': {
      const { turn: id, text, command, at } = event;
      const said = { text, ...(command && { command }) };
      const turn: Turn = { id, ...said, at, outcome: { state: 'waiting' } };
      return { ...conversation, turns: [...conversation.turns, turn].slice(-MAX_TURNS) };
    }
    case 'retried':
      return withOutcome(conversation, event.turn, { state: 'waiting' });
    case 'answered': {
      const { reply, previews, vote, at } = event;
      return withOutcome(conversation, event.turn, {
        state: 'answered',
        reply,
        previews,
        vote,
        at,
      });
    }
    case 'failed': {
      const { message, at } = event;
      return withOutcome(conversation, event.turn, { state: 'failed', message, at });
    }
    case 'voted': {
      const { turn: id, helped } = event;
      const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, helped } : turn));
      return { ...conversation, turns };
    }
    case 'renewed':
      return { id: event.id, turns: [], ...(event.tried && { tried: event.tried }) };
  }
}

/**
 * A stored conversation, read back after the page was loaded anew: what was under way then is lost and can be
 * tried again.
 * @param message - says so
 */
export function resume(conversation: Conversation, message: string): Conversation {
  const turns = conversation.turns.map((turn): Turn => {
    if (turn.outcome.state !== 'waiting') return turn;
    return { ...turn, outcome: { state: 'failed', message, at: turn.at } };
  });
  return { ...conversation, turns };
}

function withOutcome(conversation: Conversation, id: string, outcome: Outcome): Conversation {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, outcome } : turn));
  return { ...conversation, turns };
}
