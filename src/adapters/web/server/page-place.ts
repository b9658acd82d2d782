/** The page's conversations as places of the bot's. */
import { z } from 'zod';
import type { Viewer } from '../../../core/audience.js';
import type { Place } from '../../../core/message.js';
import { OPERATOR } from '../../../core/permissions.js';

const RULE = '"conversation" is 8 to 64 letters, digits, "-" or "_"';

/** A conversation's name, made by the page. */
export const conversationName = z.string(RULE).regex(/^[\w-]{8,64}$/, RULE);

/** Where a conversation is. */
export function placeOf(conversation: string): Place {
  return {
    adapter: 'web',
    workspace: 'local',
    channel: conversation,
    thread: conversation,
  };
}

/** Whoever looks at the notes from a conversation. They opened the page on this machine, or hold its token. */
export function viewerIn(conversation: string): Viewer & { readonly place: Place } {
  return { place: placeOf(conversation), permissions: OPERATOR };
}

/** Whoever browses the notes without a conversation. */
export const VISITOR = viewerIn('visitor');
