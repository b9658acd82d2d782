/** The bot's home tab: what the notes cover, what those who manage find there, and the ways to ask. Pure. */
import type { ActionsBlock, Button, HomeView, KnownBlock } from '@slack/types';
import type { Managing } from '../../../bot/bot.js';
import type { CommandSpec } from '../../../bot/command.js';
import { commandIn } from '../../../bot/messages/command-messages.js';
import { messagesOf, type Messages } from '../../../bot/messages/messages.js';
import { code, text } from '../../../core/inline.js';
import type { Block, Reply } from '../../../core/reply.js';
import { LIMITS } from './limits.js';
import { renderView } from './render.js';
import { slashName } from '../setup/slash-commands.js';

/** How the action of a button is named that turns the inbox's pages; the button's value is the page. */
export const TURN_PAGE = 'home_page';

/** What the tab shows. */
export interface Home {
  /** The bot's reply to `/help`. */
  readonly help: Reply;
  /** `null` for who manages nothing. */
  readonly managing: Managing | null;
  readonly commands: readonly CommandSpec[];
  /** What stands before each command's name in this workspace. */
  readonly prefix: string;
}

const NO_PICTURES = { pictures: new Map<string, string>() };

/** Draws the tab. */
export function homeTab({ help, managing, commands, prefix }: Home): HomeView {
  const messages = messagesOf(help.language);
  const rest = [
    ...(managing === null ? [] : drawManaging(managing, messages)),
    ...renderView(waysToAsk(help, commands, prefix, messages), NO_PICTURES),
  ];
  return {
    type: 'home',
    private_metadata: String(managing?.page ?? 0),
    // Help is the longest, and has a command of its own.
    blocks: [...renderView(help, NO_PICTURES).slice(0, LIMITS.viewBlocks - rest.length), ...rest],
  };
}

function waysToAsk(
  help: Reply,
  commands: readonly CommandSpec[],
  prefix: string,
  messages: Messages,
): Reply {
  const inWords = commands.map((spec) => commandIn(spec, messages));
  const forms = inWords.flatMap(({ name, form }) =>
    form === undefined ? [] : [{ label: form, form: name }],
  );
  return {
    ...help,
    blocks: [
      heading(messages.say('home.waysToAsk')),
      {
        kind: 'list',
        ordered: false,
        items: [
          { content: messages.inline('home.write') },
          { content: messages.inline('home.shortcut') },
          ...inWords.map((command) => ({
            content: [code(slashName(command, prefix)), text(` ${command.summary}`)],
          })),
        ],
      },
      { kind: 'forms', forms },
    ],
  };
}

function drawManaging({ settings, inbox, page, more }: Managing, messages: Messages): KnownBlock[] {
  const turns = [
    ...(page > 0 ? [turn(messages.say('button.earlierPage'), page - 1)] : []),
    ...(more ? [turn(messages.say('button.nextPage'), page + 1)] : []),
  ];
  const paging: ActionsBlock[] = turns.length > 0 ? [{ type: 'actions', elements: turns }] : [];
  return [
    ...drawSection(messages.say('home.settings'), settings),
    ...drawSection(messages.say('home.inbox'), inbox),
    ...paging,
  ];
}

function drawSection(title: string, reply: Reply): readonly KnownBlock[] {
  return renderView({ ...reply, blocks: [heading(title), ...reply.blocks] }, NO_PICTURES);
}

function heading(title: string): Block {
  return { kind: 'heading', content: [text(title)] };
}

function turn(label: string, page: number): Button {
  return {
    type: 'button',
    action_id: `${TURN_PAGE}:${page}`,
    text: { type: 'plain_text', text: label, emoji: false },
    value: String(page),
  };
}
