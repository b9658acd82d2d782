#!/usr/bin/env node
/** The `quaymaster` command: reads arguments, calls a command, turns what went wrong into a sentence and an exit status. */
import module from 'node:module';
import { Command } from '@commander-js/extra-typings';
import { CommanderError } from 'commander';
import { CHAT_NAMES, WORKSPACE_EXAMPLES } from './core/adapters.js';
import { version } from './app/config/package-dir.js';
import { UserError } from './core/errors.js';
import { addHelp } from './commands/help.js';
import { remark } from './commands/output.js';

/** Wrong usage or bad input. */
const EXIT_USAGE = 2;
/** Anything else that went wrong. */
const EXIT_FAILURE = 1;

/** Keeps what was compiled for the next start, in a folder of the system's for temporary files; Node 22.8 and newer. */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => void };

const collect = (value: string, before: string[]): string[] => [...before, value];

function createProgram() {
  const program = new Command('quaymaster')
    .description('Answers from your notes, and says whether an image runs on a host.')
    .version(version())
    .showHelpAfterError('(quaymaster help shows how)')
    .enablePositionalOptions()
    .exitOverride();

  // Commands are imported when called, so that each starts with no more than it needs.
  program
    .command('start')
    .description('start the web page and every chat that is configured')
    .action(async () => (await import('./commands/start.js')).startCommand());
  program
    .command('chat')
    .description('chat in this terminal')
    .action(async () => (await import('./commands/chat.js')).chatCommand());
  program
    .command('ask')
    .description(
      'answer questions from the notes; without QUESTION, one a line from standard input',
    )
    .argument('[QUESTION...]')
    .option('--notes <PATH>', 'a folder or file of notes; may be repeated', collect, [] as string[])
    .option('--top <K>', 'how many passages to report, 1 to 100', '3')
    .option('--json', 'one JSON object a line')
    .action(async (words: string[], flags) =>
      (await import('./commands/ask.js')).askCommand(words, flags),
    );
  const study = program.command('study').description('learn from the notes, in this terminal');
  study
    .command('start', { isDefault: true })
    .description('ask questions; answer them, and each comes again before you forget it')
    .argument('[TOPIC...]', 'what they are to be about')
    .option('--notes <PATH>', 'a folder or file of notes, instead of the configured ones')
    .action(async (topic: string[], flags) =>
      (await import('./commands/study/study-chat.js')).studyChatCommand(topic, flags),
    );
  study
    .command('export')
    .description('write the questions for Anki’s text import, or for a spreadsheet')
    .option('--notes <PATH>', 'a folder or file of notes; may be repeated', collect, [] as string[])
    .option('--format <FORMAT>', 'anki or csv', 'anki')
    .option('--workspace <NAME>', `leave out what its people found unfair: ${WORKSPACE_EXAMPLES}`)
    .option('--notetype <NAME>', 'of Anki, with a front and a back', 'Basic')
    .option('--language <LANGUAGE>', 'en or de', 'en')
    .action(async (flags) =>
      (await import('./commands/study/study-export.js')).studyExportCommand(flags),
    );
  study
    .command('check')
    .description('say which questions the notes make, which they do not, and why not')
    .option('--notes <PATH>', 'a folder or file of notes; may be repeated', collect, [] as string[])
    .option('--cards', 'list the questions too, not only those refused')
    .option('--json', 'one JSON object a line')
    .action(async (flags) => (await import('./commands/study-check.js')).studyCheckCommand(flags));
  program
    .command('canirun')
    .description('say whether an image runs on a host, and why')
    .argument('[IMAGE]', 'an image reference, a VM image file, or words such as "windows 10 vm"')
    .argument('[HOST...]', 'the machine, in your own words')
    .option('--json', 'one JSON object')
    .option('--offline', 'ask no registry: the cache and the built-in catalogue only')
    .option(
      '--platforms <LIST>',
      'the image’s platforms, given by hand: linux/amd64,windows/amd64:10.0.20348',
    )
    .option('--kind <KIND>', 'container or vm')
    .option('--language <LANGUAGE>', 'en or de; JSON stays in English')
    .option('--batch [FILE]', 'NDJSON requests from a file or standard input')
    .option(
      '--check',
      'for pipelines: exit status 3 when one does not run, 4 when one can not be told',
    )
    .option('--format <FORMAT>', 'of --check: text, github (annotations) or sarif')
    .option('--host <HOST>', 'a host for --check; may be repeated', collect, [] as string[])
    .option('--nodes <FILE>', 'the hosts are these nodes: kubectl get nodes -o wide, json or yaml')
    .option(
      '--error <FILE>',
      'explain the error in this log for image and host; - is standard input',
    )
    .action(async (image: string | undefined, host: string[], flags) =>
      (await import('./commands/canirun/canirun.js')).canirunCommand(image, host, flags),
    );
  program
    .command('mcp')
    .description(
      'serve the notes and canirun to agents and editors (MCP, on standard input/output or HTTP)',
    )
    .option('--notes <PATH>', 'a folder or file of notes; may be repeated', collect, [] as string[])
    .option('--offline', 'ask no registry: the cache and the built-in catalogue only')
    .option('--http <PORT>', 'serve HTTP on this machine’s own address instead; 0: any free port')
    .action(async (flags) => (await import('./commands/mcp.js')).mcpCommand(flags));
  const notes = program.command('notes').description('work on the notes');
  notes
    .command('check')
    .description('look for mistakes in the notes; exit status 1 when there are errors')
    .argument('[PATH...]', 'folders or files (default: the configured notes)')
    .option('--json', 'one JSON object a problem')
    .option('--format <FORMAT>', 'text, or github for annotations at the line', 'text')
    .option('--strict', 'count warnings as errors')
    .action(async (paths: string[], flags) =>
      (await import('./commands/notes-check.js')).notesCheckCommand(paths, flags),
    );
  notes
    .command('import')
    .description(
      'make notes of what Notion, Slack or a list of questions exported; a preview without --to',
    )
    .argument('<PATH>', 'a folder, a zip archive, or a table (.csv, .tsv)')
    .option('--to <FOLDER>', 'write the notes there; what stands there stays as it is')
    .option('--dry-run', 'with --to: say what would be written')
    .option('--kind <KIND>', 'notion, questions or slack (default: told by the files)')
    .option('--take <LIST>', 'which proposals become notes: 1,4-9 or all')
    .option('--workspace-address <URL>', 'of Slack: https://team.slack.com, for links to messages')
    .option('--json', 'one JSON object a line')
    .action(async (path, flags) =>
      (await import('./commands/notes/notes-import.js')).notesImportCommand(path, flags),
    );
  notes
    .command('export')
    .description('write the notes from chat as files, of all workspaces; what stands there stays')
    .argument('<FOLDER>', 'where; below it from-chat/slack-T0123/…')
    .action(async (folder: string) =>
      (await import('./commands/notes/notes-transfer.js')).notesExportCommand(folder),
    );
  notes
    .command('restore')
    .description('take files that notes export wrote back into the store')
    .argument('<FOLDER>', 'the folder that was exported to')
    .action(async (folder: string) =>
      (await import('./commands/notes/notes-transfer.js')).notesRestoreCommand(folder),
    );
  notes
    .command('reload')
    .description('tell every replica to look at the notes again; it sees most changes by itself')
    .action(async () => (await import('./commands/notes-reload.js')).notesReloadCommand());
  const inbox = program
    .command('inbox')
    .description('the questions that the notes did not answer, of all workspaces');
  inbox
    .command('list')
    .description('list questions, the most asked first')
    .option('--state <STATE>', 'open, closed or all', 'open')
    .option('--workspace <NAME>', `one workspace alone: ${WORKSPACE_EXAMPLES}`)
    .option('--limit <N>', 'at most this many', '20')
    .option('--json', 'one JSON object a question')
    .action(async (flags) => (await import('./commands/records/inbox.js')).inboxListCommand(flags));
  inbox
    .command('show')
    .description('show one question with all its wordings')
    .argument('<ID>')
    .option('--json', 'one JSON object')
    .action(async (id, flags) =>
      (await import('./commands/records/inbox.js')).inboxShowCommand(id, flags),
    );
  inbox
    .command('close')
    .description('close a question; with a note, those who asked are told')
    .argument('<ID>')
    .option('--note <TOPIC>', 'topic of the note that answers it')
    .option('--reason <TEXT>', 'why no note will answer it')
    .option('--json', 'one JSON object')
    .action(async (id, flags) =>
      (await import('./commands/records/inbox.js')).inboxCloseCommand(id, flags),
    );
  inbox
    .command('export')
    .description('write questions for a spreadsheet or a program')
    .option('--format <FORMAT>', 'csv or json', 'csv')
    .option('--state <STATE>', 'open, closed or all', 'all')
    .option('--workspace <NAME>', 'one workspace alone')
    .option('--limit <N>', 'at most this many', '10000')
    .action(async (flags) =>
      (await import('./commands/records/inbox.js')).inboxExportCommand(flags),
    );
  const stats = program.command('stats').description('what was asked, in all workspaces');
  stats
    .command('show', { isDefault: true })
    .description('show the numbers')
    .option('--weeks <N>', 'how many weeks, this one included', '8')
    .action(async (flags) => (await import('./commands/records/stats.js')).statsShowCommand(flags));
  stats
    .command('export')
    .description('write the numbers for a spreadsheet or a program')
    .option('--format <FORMAT>', 'csv or json', 'csv')
    .option('--weeks <N>', 'how many weeks, this one included', '52')
    .action(async (flags) =>
      (await import('./commands/records/stats.js')).statsExportCommand(flags),
    );
  program
    .command('feedback')
    .description('what people thought of answers, in all workspaces')
    .command('export')
    .description('write votes and reasons for a spreadsheet or a program')
    .option('--format <FORMAT>', 'csv or json', 'csv')
    .action(async (flags) =>
      (await import('./commands/records/feedback.js')).feedbackExportCommand(flags),
    );
  const privacy = program
    .command('privacy')
    .description('what is kept of a person, by the id that their platform gives them');
  privacy
    .command('show')
    .description('say how much is kept')
    .argument('<ID>')
    .action(async (id) => (await import('./commands/records/privacy.js')).privacyShowCommand(id));
  privacy
    .command('export')
    .description('write all of it, one JSON object a line')
    .argument('<ID>')
    .action(async (id) => (await import('./commands/records/privacy.js')).privacyExportCommand(id));
  privacy
    .command('erase')
    .description('erase all of it')
    .argument('<ID>')
    .option('--yes', 'really')
    .action(async (id, flags) =>
      (await import('./commands/records/privacy.js')).privacyEraseCommand(id, flags),
    );
  program
    .command('init')
    .description('ask what is to be set up, and write it to .env')
    .action(async () => (await import('./commands/setup/init.js')).initCommand());
  program
    .command('manifest')
    .description('print what to paste into a platform’s site so that it knows the bot')
    .argument('<PLATFORM>', CHAT_NAMES.join(', '))
    .option(
      '--url <ADDRESS>',
      'the bot’s public address, for signed requests (default: Socket Mode)',
    )
    .option('--link', 'the link alone')
    .action(async (platform, flags) =>
      (await import('./commands/setup/manifest.js')).manifestCommand(platform, flags),
    );
  program
    .command('doctor')
    .description('look at all that the bot needs, and say the remedy for what is amiss')
    .option('--json', 'one JSON object a finding')
    .option('--offline', 'ask neither registries nor chats')
    .action(async (flags) => (await import('./commands/setup/doctor.js')).doctorCommand(flags));
  const settings = program.command('settings').description('settings of workspaces');
  settings
    .command('log')
    .description('who changed which setting of a workspace, newest first')
    .argument('<WORKSPACE>', WORKSPACE_EXAMPLES)
    .option('--limit <N>', 'at most this many', '100')
    .option('--json', 'one JSON object a change')
    .action(async (workspace, flags) =>
      (await import('./commands/records/settings-log.js')).settingsLogCommand(workspace, flags),
    );
  const store = program.command('store').description('move, save and restore what is kept');
  store
    .command('move')
    .description('copy everything to another, empty home; stop the bot first')
    .requiredOption('--to <HOME>', 'a file, or the PostgreSQL address of the bot’s role')
    .option('--owner <ADDRESS>', 'the address of the role that owns the tables in PostgreSQL')
    .action(async (flags) => (await import('./commands/records/store.js')).storeMoveCommand(flags));
  store
    .command('backup')
    .description('copy everything to a new file; stop the bot first')
    .argument('<FILE>')
    .action(async (file) => (await import('./commands/records/store.js')).storeBackupCommand(file));
  store
    .command('restore')
    .description('copy everything from a backup to the configured, empty home')
    .argument('<FILE>')
    .action(async (file) =>
      (await import('./commands/records/store.js')).storeRestoreCommand(file),
    );
  const catalogue = program.command('catalogue').description('the built-in images');
  catalogue
    .command('update')
    .description('refresh the built-in images from their registries')
    .action(async () => (await import('./commands/catalogue-update.js')).catalogueUpdateCommand());
  addHelp(program);
  return program;
}

/** The command line; the name alone starts the bot, which is what whoever has just got it wants to see. */
function givenOrStart(): readonly string[] {
  if (process.argv.length > 2) return process.argv;
  remark('Starting, as quaymaster start does; quaymaster help lists the other commands.');
  return [...process.argv, 'start'];
}

/** Turns whatever was thrown into a sentence on standard error and an exit status. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (error instanceof UserError) {
    remark(error.message);
    return error.reason === 'bad-input' ? EXIT_USAGE : EXIT_FAILURE;
  }
  remark(
    `This is a mistake in Quaymaster: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return EXIT_FAILURE;
}

try {
  enableCompileCache?.();
  // A reader that closes early (`quaymaster ask … | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILURE);
  });
  await createProgram().parseAsync(givenOrStart());
} catch (error) {
  process.exitCode = report(error);
}
