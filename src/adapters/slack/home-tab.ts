/** The bot's home tab: what the notes cover, and the ways to ask. Pure. */
import type { HomeView } from '@slack/types';
import type { CommandSpec } from '../../bot/command.js';
import { code, text } from '../../core/inline.js';
import type { Reply } from '../../core/reply.js';
import { renderView } from './render.js';
import { slashName } from './slash-commands.js';

/** Action of the button that opens the form. */
export const OPEN_FORM = 'open_canirun_form';

/**
 * Draws the tab.
 * @param help - the bot's reply to `/help`
 * @param commands - all commands
 * @param prefix - what stands before each command's name in this workspace
 */
export function homeTab(help: Reply, commands: readonly CommandSpec[], prefix: string): HomeView {
  const ways: Reply = {
    ...help,
    blocks: [
      { kind: 'heading', content: [text('Ways to ask')] },
      {
        kind: 'list',
        ordered: false,
        items: [
          { content: [text('Write to me in the Messages tab, or mention me in a channel.')] },
          { content: [text('On a message, choose More actions, “Answer from the notes”.')] },
          ...commands.map((command) => ({
            content: [code(slashName(command, prefix)), text(` ${command.summary}`)],
          })),
        ],
      },
    ],
  };
  const context = { pictures: new Map<string, string>() };
  return {
    type: 'home',
    blocks: [
      ...renderView(help, context).slice(0, 60),
      ...renderView(ways, context),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: OPEN_FORM,
            text: { type: 'plain_text', text: 'Can it run?', emoji: false },
          },
        ],
      },
    ],
  };
}
