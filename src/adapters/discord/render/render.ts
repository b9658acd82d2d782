/** Draws a reply for Discord. Pure and total: every block, any length, within Discord's limits. */
import type { APIEmbed } from 'discord.js';
import { plainText } from '../../../core/inline.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import type { Block, Citation, Reply } from '../../../core/reply.js';
import { plainForm } from '../../shared/plain-form.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import { answerRows, pageRows, type ButtonRow } from './buttons.js';
import {
  drawBlock,
  drawText as drawBlockText,
  sourceField,
  sourceLine,
  type DrawContext,
} from './draw-block.js';
import { createLayout, withField, type Layout } from './layout.js';
import { LIMITS } from './limits.js';
import { codeBlock, escapeMarkdown } from './markdown.js';

/** How to draw a reply. */
export interface RenderOptions extends DrawContext {
  /** Key of the delivery that is answered, for the buttons; absent: no buttons (the playground's preview). */
  readonly key?: string | undefined;
  /** True for what only the asker sees: it can be shared, and needs no feedback. */
  readonly toAsker: boolean;
  /** True in a conversation with the bot alone, where every message reaches it: no button is needed for that. */
  readonly direct?: boolean | undefined;
}

/** A reply as Discord takes it. */
export interface DiscordMessage {
  /** What notifications and screen readers begin with, and what is left where embeds are not shown. */
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly ButtonRow[];
  /** Nothing in an answer's words mentions anybody; news reach those who asked for them. */
  readonly allowed_mentions: {
    readonly parse: readonly [];
    readonly replied_user: false;
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
}

/** A drawn reply. */
export interface Drawn {
  readonly message: DiscordMessage;
  /** The reply will be wanted again: to show what was cut off, to share it, to follow a long choice. */
  readonly keepReply: boolean;
}

const NO_MENTIONS = { parse: [], replied_user: false } as const;

/**
 * Draws a reply as a message. Words stand in the message itself, so that notifications, screen readers and those who
 * see no embeds have them, and nothing is said twice; what has no room there goes on in embeds. A verdict, whose colour,
 * fields and picture belong together, is a card below its headline.
 */
export function renderReply(reply: Reply, options: RenderOptions): Drawn {
  const context = { ...options, language: reply.language };
  const { content, embeds, cut } = isCard(reply)
    ? drawCard(reply, context)
    : drawText(reply, context);
  const rows = answerRows(reply, options, cut);
  const { mentions = [], mentionedGroups = [] } = reply;
  const [users, roles] = [mentions.filter(isSnowflake), mentionedGroups.filter(isSnowflake)];
  const calls = [...roles.map((id) => `<@&${id}>`), ...users.map((id) => `<@${id}>`)];
  return {
    message: {
      content: [...calls, content].join(' '),
      embeds,
      components: rows.rows,
      allowed_mentions: {
        ...NO_MENTIONS,
        ...(users.length > 0 && { users }),
        ...(roles.length > 0 && { roles }),
      },
    },
    keepReply: cut || options.toAsker || rows.picks,
  };
}

const isSnowflake = (id: string): boolean => /^\d{1,20}$/.test(id);

/** A message's words and what goes on in embeds. */
interface Parts {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly cut: boolean;
}

function isCard({ blocks, tone }: Reply): boolean {
  const belongsTogether = blocks.some(({ kind }) => CARD_BLOCKS.has(kind));
  return belongsTogether || tone === 'good' || tone === 'bad';
}

const CARD_BLOCKS: ReadonlySet<Block['kind']> = new Set(['fields', 'picture', 'checks']);

function drawCard(reply: Reply, context: DrawContext): Parts {
  return { content: escapedSummary(reply), ...fill(reply, bodyOf(reply), context) };
}

/** Room kept for the people whom news are for. */
const MENTIONS = 200;

function drawText(reply: Reply, context: DrawContext): Parts {
  const citations = citationsOf(reply);
  const sources = sourceLine(citations, context);
  const body = reply.blocks.filter(({ kind }) => kind !== 'sources');
  const drawn = body.map((block) => drawBlockText(block, context).trim());
  const whole = joined([...drawn, sources]);
  const room = LIMITS.content - MENTIONS;
  if (whole !== '' && whole.length <= room) return { content: whole, embeds: [], cut: false };
  const over = drawn.findIndex((_, n) => joined(drawn.slice(0, n + 1)).length > room);
  const fitting = over < 0 ? drawn.length : over;
  const head = joined(drawn.slice(0, fitting));
  const rest = body.slice(fitting);
  return { content: head || escapedSummary(reply), ...fill(reply, rest, context) };
}

/** Paragraphs apart, small print below what it belongs to. */
function joined(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .reduce((all, text) => all + (text.startsWith('-# ') ? '\n' : '\n\n') + text, '')
    .trim();
}

/** A sentence of our own as a message: no embeds, no buttons. */
export function renderSentence(sentence: string): DiscordMessage {
  return {
    content: escapeMarkdown(sentence),
    embeds: [],
    components: [],
    allowed_mentions: NO_MENTIONS,
  };
}

/** What a notification shows of a long summary anyway. */
const LONGEST_SUMMARY = 600;

function escapedSummary(reply: Reply): string {
  const words = cleanText(reply.summary).replace(/\s+/g, ' ').trim();
  return (
    escapeMarkdown(cutAtWord(words, LONGEST_SUMMARY)).trim() ||
    messagesOf(reply.language).say('reply.answer')
  );
}

function citationsOf({ blocks }: Reply): readonly Citation[] {
  return blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
}

/** Longest summary that stands for the block that says the same. */
const SAME_WORDS = LONGEST_SUMMARY;

/** The blocks to draw: sources stand apart, and what the summary says already is not said again. */
function bodyOf({ summary, blocks }: Reply): Block[] {
  const [first, ...rest] = blocks.filter(({ kind }) => kind !== 'sources');
  if (first === undefined) return [];
  const repeats =
    (first.kind === 'paragraph' || first.kind === 'heading') &&
    summary.length <= SAME_WORDS &&
    plainText(first.content).trim() === summary.trim();
  return repeats ? rest : [first, ...rest];
}

/**
 * Draws blocks in order while there is room. The first that doesn't fit is shown as plain words, cut, and ends the
 * reply, but for its sources: where an answer stands is never cut off.
 */
function fill(
  reply: Reply,
  body: readonly Block[],
  context: DrawContext,
): { embeds: APIEmbed[]; cut: boolean } {
  const citations = citationsOf(reply);
  const source = sourceField(citations, context);
  const goesOn = sourceField(citations, context, true);
  const reserved = [source, goesOn].map((field) =>
    field === null ? 0 : field.name.length + field.value.length,
  );
  const layout = createLayout(reply.tone, Math.max(...reserved));
  for (const block of body) {
    if (drawBlock(block, context).every((piece) => layout.add(piece))) continue;
    addCut(layout, block, context);
    return { embeds: withField(layout.embeds(), goesOn, reply.tone), cut: true };
  }
  return { embeds: withField(layout.embeds(), source, reply.tone), cut: false };
}

/** Fewer words than this say nothing. */
const LEAST_ROOM = 80;

/** Escaping at most doubles, so half of the room is surely enough. */
function addCut(layout: Layout, block: Block, { language }: DrawContext): void {
  if (block.kind === 'code') {
    const room = Math.min(layout.room(), PAGE);
    const [text = ''] = room > LEAST_ROOM ? codeParts(block, room) : [];
    if (text !== '') layout.add({ kind: 'text', text });
    return;
  }
  const plain = cleanText(plainForm(block, messagesOf(language))).trim();
  for (let room = layout.room(); room > LEAST_ROOM; room = Math.floor(room / 2)) {
    const words = cutAtWord(plain, Math.floor(room / 2));
    const text = escapeMarkdown(words).trim();
    if (text === '' || layout.add({ kind: 'text', text })) return;
  }
}

/** Characters of a page: what reads well on a phone without endless scrolling. */
const PAGE = 3_000;

/** The whole answer in pages, each a piece of markdown that fits an embed. At least one. */
export function pagesOf(reply: Reply, drawing: DrawContext): string[] {
  const context = { ...drawing, language: reply.language };
  const pages: string[] = [''];
  for (const block of reply.blocks) {
    for (const part of partsOf(block, context)) {
      const last = pages.at(-1) ?? '';
      const together = last === '' ? part : `${last}\n\n${part}`;
      if (together.length <= PAGE) pages[pages.length - 1] = together;
      else pages.push(part);
    }
  }
  const [first = '', ...rest] = pages;
  return first === '' && rest.length === 0
    ? [escapedSummary(reply)]
    : pages.filter((page) => page !== '');
}

function partsOf(block: Block, context: DrawContext): string[] {
  const drawn = drawBlockText(block, { ...context, pictures: new Map() }).trim();
  if (drawn.length <= PAGE) return drawn === '' ? [] : [drawn];
  if (block.kind === 'code') return codeParts(block, PAGE);
  const parts: string[] = [];
  let rest = cleanText(plainForm(block, messagesOf(context.language))).trim();
  while (rest !== '') {
    const cut = splitPoint(rest, PAGE / 2);
    const part = escapeMarkdown(rest.slice(0, cut)).trim();
    if (part !== '') parts.push(part);
    rest = rest.slice(cut).trimStart();
  }
  return parts;
}

/** Lines to copy in several blocks, each of whole lines where they are not too long for one. */
function codeParts({ text, language }: Extract<Block, { kind: 'code' }>, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const cut = Math.max(1, splitPoint(rest, Math.floor((max - FENCE) / WORST_GROWTH)));
    const part = rest.slice(0, cut).trimEnd();
    if (part !== '') parts.push(codeBlock(part, language));
    rest = rest.slice(cut).replace(/^\n/, '');
  }
  return parts;
}

/** Room for the fences and the language. */
const FENCE = 30;
/** Backticks are kept apart by an invisible space each. */
const WORST_GROWTH = 2;

/** Where to split: behind the last line that fits, else the last word, never inside a character. */
function splitPoint(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const head = text.slice(0, max);
  const line = head.lastIndexOf('\n');
  const end = line > max / 2 ? line : Math.max(line, head.lastIndexOf(' '));
  if (end > max / 2) return end;
  return /[\ud800-\udbff]$/.test(head) ? max - 1 : max;
}

/** Draws one page of a whole answer. @param place - from 0; beyond the last it is the last */
export function renderPage(
  reply: Reply,
  context: DrawContext,
  place: number,
  key: string,
): DiscordMessage {
  const pages = pagesOf(reply, context);
  const messages = messagesOf(reply.language);
  const at = Math.min(place, pages.length - 1);
  const description = pages[at] ?? '';
  return {
    content:
      pages.length > 1
        ? messages.say('reply.wholePage', { page: at + 1, pages: pages.length })
        : `${messages.say('reply.whole')}.`,
    embeds: description === '' ? [] : [{ description }],
    components: pageRows({ place: at, pages: pages.length, key }, messages),
    allowed_mentions: NO_MENTIONS,
  };
}
