/** Draws a reply for Slack. Pure and total: every block, any length, within Slack's limits. */
import type {
  ActionsBlock,
  Button,
  ContextActionsBlock,
  KnownBlock,
  RichTextSection,
} from '@slack/types';
import type { Block, Reply } from '../../../core/reply.js';
import { messagesOf, type Messages } from '../../../bot/messages/messages.js';
import { drawBlock, drawSources, type DrawContext } from './draw-block.js';
import { LIMITS } from './limits.js';
import { plainForm } from '../../shared/plain-form.js';
import { leaf, preformatted, richText, section } from './rich-text.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { escapeText } from '../read/slack-text.js';

/** Names of the buttons that stand below a reply. */
export const ACTIONS = {
  feedback: 'feedback',
  dismiss: 'dismiss',
  share: 'share',
  more: 'more',
} as const;

/** What stands below a reply. Values come back when a button is clicked. */
export interface RenderOptions extends DrawContext {
  /** Value of the buttons; absent: no buttons (the playground's preview, the home tab). */
  readonly value?: string | undefined;
  /** True for what only the asker sees: it can be shared, and needs no feedback. */
  readonly toAsker: boolean;
}

/** A reply as Slack takes it. */
export interface SlackMessage {
  /** For notifications, screen readers and clients without blocks; escaped. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Something was left out: the button for more belongs below. */
  readonly cut: boolean;
}

/** Room kept for what stands around a reply: whom it is for, its buttons with their values. */
const AROUND = { blocks: 4, json: 3_000 } as const;

/** Draws a reply as a message. */
export function renderReply(reply: Reply, options: RenderOptions): SlackMessage {
  const room = {
    blocks: LIMITS.messageBlocks - AROUND.blocks,
    json: LIMITS.messageJson - AROUND.json,
  };
  const ownTable = reply.blocks.filter(({ kind }) => kind === 'table').length === 1;
  const context = { ...withLanguage(options, reply), ownTable };
  const { blocks, cut } = fill(reply, context, room);
  return {
    text: fallbackText(reply),
    blocks: [...mentions(reply), ...blocks, ...footer(reply, options, cut)],
    cut,
  };
}

/** Draws a reply as the blocks of a modal or the home tab, where there is room for more. */
export function renderView(reply: Reply, context: DrawContext): readonly KnownBlock[] {
  const room = { blocks: LIMITS.viewBlocks - 10, json: LIMITS.viewJson };
  return fill(reply, withLanguage(context, reply), room).blocks;
}

function withLanguage({ linkTo, pictures }: DrawContext, { language }: Reply): DrawContext {
  return { linkTo, pictures, language };
}

/** The groups and people whom a reply is for, by Slack's own mentions; groups are known by their ids alone. */
function mentions({ mentions: ids = [], mentionedGroups = [] }: Reply): KnownBlock[] {
  const known = ids.filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  const groups = mentionedGroups.filter(isGroupId);
  const all = [...groups.flatMap(mentionGroup), ...known.flatMap(mention)];
  return all.length === 0 ? [] : [richText(section(all))];
}

/** Slack names user groups S…. */
export function isGroupId(name: string): boolean {
  return /^S[A-Z0-9]{2,23}$/.test(name);
}

function mentionGroup(id: string): RichTextSection['elements'] {
  return [{ type: 'usergroup', usergroup_id: id }, ...leaf(' ')];
}

function mention(id: string): RichTextSection['elements'] {
  return [{ type: 'user', user_id: id }, ...leaf(' ')];
}

function fallbackText(reply: Reply): string {
  const words = cleanText(reply.summary).trim();
  return (
    escapeText(cutAtWord(words, LIMITS.fallbackText / 5)) ||
    messagesOf(reply.language).say('reply.answer')
  );
}

interface Room {
  readonly blocks: number;
  readonly json: number;
}

/**
 * Draws blocks in order while there is room. The first that doesn't fit is shown as plain words, cut, and ends the
 * reply, but for its sources: where an answer stands is never cut off.
 */
function fill(
  reply: Reply,
  context: DrawContext,
  room: Room,
): { readonly blocks: KnownBlock[]; readonly cut: boolean } {
  const citations = reply.blocks.flatMap((block) =>
    block.kind === 'sources' ? block.sources : [],
  );
  const sources = drawSources(citations, context);
  const body = reply.blocks.filter((block) => block.kind !== 'sources');
  const limit = { blocks: room.blocks - sources.length, json: room.json - size(sources) };
  const drawn: KnownBlock[] = [];
  for (const block of body) {
    const next = drawBlock(block, context);
    if (fits([...drawn, ...next], limit)) {
      drawn.push(...next);
      continue;
    }
    const goesOn = drawSources(citations, context, true);
    return { blocks: [...drawn, ...plainRest(block, drawn, limit, context), ...goesOn], cut: true };
  }
  if (drawn.length === 0 && sources.length === 0) drawn.push(...onlySummary(reply));
  return { blocks: [...drawn, ...sources], cut: false };
}

function onlySummary(reply: Reply): KnownBlock[] {
  const summary = reply.summary.trim() || messagesOf(reply.language).say('reply.nothing');
  const words = cutAtWord(summary, LIMITS.sectionText);
  return [richText(section(leaf(words)))];
}

/** JSON around the words of a plain block. */
const WRAPPING = 150;

function plainRest(
  block: Block,
  drawn: readonly KnownBlock[],
  limit: Room,
  { language }: DrawContext,
): KnownBlock[] {
  if (drawn.length >= limit.blocks) return [];
  const room = limit.json - size(drawn) - WRAPPING;
  // A character of text is at most two of JSON once it is cleaned: a quotation mark, a backslash, a line feed.
  const plain = cleanText(plainForm(block, messagesOf(language)));
  if (block.kind === 'code') return copyableBeginning(plain, Math.floor(room / 2));
  const words = cutAtWord(plain, Math.floor(room / 2));
  return words.length > 20 ? [richText(section(leaf(words)))] : [];
}

/** Whole lines, as they were written. */
function copyableBeginning(lines: string, room: number): KnownBlock[] {
  const head = lines.slice(0, Math.max(0, room));
  const whole = head.slice(0, Math.max(0, head.lastIndexOf('\n')));
  return whole === '' ? [] : [richText(...preformatted(whole))];
}

function fits(blocks: readonly KnownBlock[], limit: Room): boolean {
  return blocks.length <= limit.blocks && size(blocks) <= limit.json;
}

function size(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

function footer(reply: Reply, { value, toAsker }: RenderOptions, cut: boolean): KnownBlock[] {
  if (value === undefined) return [];
  const messages = messagesOf(reply.language);
  const buttons: Button[] = [];
  if (cut) buttons.push(button(ACTIONS.more, messages.say('button.showAll'), value));
  if (toAsker) {
    if (reply.audience === 'everyone') {
      buttons.push(button(ACTIONS.share, messages.say('button.share'), value));
    }
    buttons.push(button(ACTIONS.dismiss, messages.say('button.dismiss'), value));
  }
  const row: ActionsBlock[] = buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
  return toAsker ? row : [...row, verdictOfReaders(reply, value, messages)];
}

function button(action: string, text: string, value: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text, emoji: false },
    value,
  };
}

/** Feedback is asked where the notes answered; dismissing is always possible. */
function verdictOfReaders(reply: Reply, value: string, messages: Messages): ContextActionsBlock {
  const answered = reply.blocks.some(({ kind }) => kind === 'sources');
  return {
    type: 'context_actions',
    elements: [
      ...(answered ? [feedbackButtons(value, messages)] : []),
      {
        type: 'icon_button',
        icon: 'trash',
        action_id: ACTIONS.dismiss,
        text: { type: 'plain_text', text: messages.say('button.dismiss') },
        accessibility_label: messages.say('button.dismissHint'),
        value,
      },
    ],
  };
}

function feedbackButtons(
  value: string,
  messages: Messages,
): ContextActionsBlock['elements'][number] {
  return {
    type: 'feedback_buttons',
    action_id: ACTIONS.feedback,
    positive_button: {
      text: { type: 'plain_text', text: messages.say('button.helpful') },
      accessibility_label: messages.say('button.helpfulHint'),
      value: `+${value}`,
    },
    negative_button: {
      text: { type: 'plain_text', text: messages.say('button.unhelpful') },
      accessibility_label: messages.say('button.unhelpfulHint'),
      value: `-${value}`,
    },
  };
}
