/** The bot's commands as Slack knows them: for the manifest, the listeners and the help. Pure. */
import type { CommandSpec } from '../../../bot/command.js';

/**
 * Slack's own commands: an app's command of the same name is never called.
 * (Slack help centre, "Slash commands in Slack".)
 */
const RESERVED = new Set(
  [
    'active away call collapse contacts dm dnd expand feed feedback files help invite join keys leave me msg mute open',
    'pages people prefs remind remove rename search shortcuts shrug star status topic unmute who',
  ].flatMap((names) => names.split(' ')),
);

/** A command's name as typed in Slack. */
export function slashName({ name }: CommandSpec, prefix: string): string {
  return `/${prefix}${name}`;
}

/** The commands that can be typed in Slack. The others answer to a mention: `@bot /help`. */
export function typeable(commands: readonly CommandSpec[], prefix: string): CommandSpec[] {
  return commands.filter(({ name }) => !RESERVED.has(`${prefix}${name}`));
}
