/** The table of commands. Everything that lists or finds them follows from it. */
import { isChat, type AdapterName } from '../core/adapters.js';
import { ask } from './ask/ask-command.js';
import { why } from './ask/why-command.js';
import { canirun } from './canirun/canirun-command.js';
import { care } from './care/care-command.js';
import type { Command, CommandSpec } from './command.js';
import { help } from './help/help-command.js';
import { host } from './hosts/host-command.js';
import { inbox } from './inbox/inbox-command.js';
import { none } from './people/none-command.js';
import { person } from './people/person-command.js';
import { notes } from './notes/notes-command.js';
import { privacy } from './privacy/privacy-command.js';
import { post } from './saving/post-command.js';
import { save } from './saving/save-command.js';
import { listen } from './settings/listen-command.js';
import { daily } from './quiz/daily-command.js';
import { quiz } from './quiz/quiz-command.js';
import { settings } from './settings/settings-command.js';
import { suggestions } from './suggestions/suggestions-command.js';
import { stats } from './statistics/stats-command.js';
import { study } from './study/study-command.js';
import { teach } from './teach/teach-command.js';
import { watch } from './watch/watch-command.js';

/** All commands, in the order in which help lists them. */
const COMMANDS: readonly Command[] = [
  ask,
  canirun,
  study,
  quiz,
  daily,
  notes,
  host,
  watch,
  none,
  person,
  why,
  inbox,
  suggestions,
  save,
  teach,
  post,
  care,
  stats,
  settings,
  listen,
  privacy,
  help,
];

/** All commands' forms. */
export const COMMAND_SPECS: readonly CommandSpec[] = COMMANDS.map(({ spec }) => spec);

/** The commands of an outlet. */
export function commandsIn(adapter: AdapterName): readonly Command[] {
  return COMMANDS.filter(({ spec }) => spec.inChats !== true || isChat(adapter));
}

/** Their forms, for help, completion and the platforms' registrations. */
export function specsIn(adapter: AdapterName): readonly CommandSpec[] {
  return commandsIn(adapter).map(({ spec }) => spec);
}
