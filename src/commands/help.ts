/** `quaymaster help COMMAND…`: a command's own help, however deep it stands below others. */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { UserError } from '../core/errors.js';

/** Gives a command that has others below it, and each of those, a `help` that leads down to any of them. */
export function addHelp(command: CommandUnknownOpts): void {
  if (command.commands.length === 0) return;
  command.commands.forEach(addHelp);
  command.helpCommand(false);
  command
    .command('help')
    .description('show the help of a command')
    .argument('[COMMAND...]')
    .action((names) => {
      find(command, names).outputHelp();
    });
}

/** @throws UserError where no such command is, with those that are */
function find(top: CommandUnknownOpts, names: readonly string[]): CommandUnknownOpts {
  return names.reduce((command, name) => {
    const found = command.commands.find((one) => one.name() === name);
    if (found !== undefined) return found;
    const known = command.commands.map((one) => one.name()).join(', ');
    throw new UserError(
      'bad-input',
      known === ''
        ? `There is no command ${name} below ${pathOf(command)}; it has none.`
        : `There is no command ${name} of ${pathOf(command)}. There are ${known}.`,
    );
  }, top);
}

/** `quaymaster notes check`. */
function pathOf(command: CommandUnknownOpts): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
