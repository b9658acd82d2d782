/** Puts the parts together; with `cli/`, the only place that knows all of them. */
import { promisify } from 'node:util';
import type { Bot } from '../bot/bot.js';
import { createTeamHosts } from '../bot/hosts/team-hosts.js';
import { createAskingService } from '../bot/people/asking-service.js';
import { createBot } from '../bot/create-bot.js';
import { createCare, type CareService } from '../bot/care/care-service.js';
import { engineOver } from '../bot/suggestions/run-replay.js';
import { createSuggestions } from '../bot/suggestions/suggestion-service.js';
import { questionStems } from '../bot/ask/question-stems.js';
import { createSaving } from '../bot/saving/saving-service.js';
import { createAuthorNews, type AuthorNews } from '../bot/teach/author-news.js';
import { createOwnNotes } from '../bot/teach/own-notes.js';
import { createTeaching, type Teaching } from '../bot/teach/teaching.js';
import { createStudyService } from '../bot/study/study-service.js';
import { createTogether, type Together } from '../bot/quiz/together.js';
import { createWatchService, type WatchService } from '../bot/watch/watch-service.js';
import { createSettingsService, type SettingsService } from '../bot/settings/settings-service.js';
import { linkToPlace } from './chats.js';
import type { Config } from './config/config.js';
import { ALL_NOTES } from '../core/records/changes.js';
import type { NoteAnswers } from '../core/records/asking/note-answers.js';
import type { InboxService, QuestionLog } from '../core/records/inbox.js';
import type { StatisticsService } from '../core/records/statistics.js';
import type { Store } from '../core/records/store.js';
import { createInboxService } from '../bot/inbox/inbox-service.js';
import { createStatisticsService } from '../bot/statistics/statistics-service.js';
import { StoreAway } from '../core/errors.js';
import type { Note, NoteProblem } from '../core/note.js';
import { engineData, newEngine } from './engine-data.js';
import { warmUp } from '../engine/warm-up.js';
import { openCanirun, type OpenCanirun } from './canirun-parts.js';
import { NOT_MEASURED, type Measuring } from '../metrics/measuring.js';
import { lintNotes } from '../notes/lint/lint.js';
import { tidyMarkdown } from '../notes/formats/taught/tidy-markdown.js';
import type { Trying } from '../bot/notes/trying.js';
import { createTriedLibrary } from '../notes/tried/tried-library.js';
import { createTaughtCheck } from '../notes/taught/check-taught.js';
import { openRiddles } from './study/open-riddles.js';
import { openTaught } from './library/open-taught.js';
import { openLibrary, type OpenedLibrary } from './open-note-library.js';
import { countedNotes, noteInView, topicsInView } from './notes-in-view.js';
import { readSettingsFile, type OperatorSettings } from './config/settings-file.js';

const othersTurn = promisify(setImmediate);

/** A bot over notes. */
export interface OpenBot {
  readonly bot: Bot;
  readonly notes: OpenedLibrary;
  readonly canirun: OpenCanirun;
  /** Notes that visitors of the page try. */
  readonly trying: Trying;
  readonly settings: SettingsService;
  /** Images that channels watch; a job looks at them. */
  readonly watches: WatchService;
  /** Questions that are asked together; a job goes on with them. */
  readonly together: Together;
  /** Notes that want looking at; a job reminds of them. */
  readonly care: CareService;
  /** Those whose messages became notes; a job tells them how often those answered. */
  readonly authors: AuthorNews;
  /** What it keeps, for the pages about it. */
  readonly keeping: {
    readonly inbox: InboxService;
    readonly statistics: StatisticsService;
    readonly teaching: Teaching;
  };
  /** Stops watching the notes and lets go of connections and files. */
  readonly close: () => Promise<void>;
}

/**
 * Puts a bot together.
 * @param store - where it keeps what conversations are about, and what was asked
 * @param warn - takes full sentences about what works less well than it should
 */
export async function openBot(
  config: Config,
  store: Store,
  warn: (sentence: string) => void,
  measuring: Measuring = NOT_MEASURED,
): Promise<OpenBot> {
  const operator = readSettingsFile(config.settingsFile, config.knowledgeDir);
  const taught = await openTaught(config, operator.sets, store, warn);
  const [notes, canirun] = await Promise.all([
    openLibrary({
      sets: operator.sets,
      mostBytes: config.maxIndexBytes,
      warn,
      taught,
      measure: measuring.engine,
    }),
    openCanirun(config, warn, measuring.registry),
  ]);
  const settings = await openSettings(store, operator);
  await store.changes.listen((change) => {
    if (change !== 'missed' && change.kind !== 'notes') return;
    if (change !== 'missed' && change.workspace !== ALL_NOTES.workspace) {
      notes.expire(change);
      taught.write(change);
      return;
    }
    notes.refresh().catch((error: unknown) => {
      warn(`Changed notes could not be read: ${String(error)}`);
    });
  });
  const trying = createTriedLibrary(notes.library, newEngine, () =>
    new Date().toISOString().slice(0, 10),
  );
  const everybody = notes.everybody();
  warmUp(engineData(), everybody.notes(), () => performance.now());
  const counted = countedNotes(notes.library);
  const teaching = createTeaching({
    store: store.taught,
    settings,
    tidy: tidyMarkdown,
    check: createTaughtCheck({
      view: (viewer) => notes.library.view(viewer, null),
      finderOver: (some) => engineOver(some, newEngine(), othersTurn),
      fileNames: () => notes.fileNames(),
      today: () => new Date().toISOString().slice(0, 10),
    }),
    announce: (change) => store.changes.announce(change),
    readFolder: taught.readFolder,
  });
  const keeping = {
    inbox: createInboxService({
      store,
      settings,
      topicsInView: topicsInView(() => notes.library),
      noteInView: noteInView(() => notes.library),
      hides: (workspace, note) => counted.hides(workspace, note),
    }),
    statistics: createStatisticsService(store, counted, Date.now),
    teaching,
  };
  const hosts = createTeamHosts(
    store.hosts,
    Date.now,
    unlessAway((error) => {
      warn(`The names of a team’s hosts could not be read: ${String(error)}`);
    }),
  );
  const asking = createAskingService({ store, settings, linkTo: linkToPlace });
  const watches = createWatchService({ store, canirun, hosts, settings, now: Date.now });
  const study = createStudyService({ store, now: Date.now });
  const stemsOf = (question: string) => questionStems(question, everybody.engine.words);
  const authors = createAuthorNews({ store, settings, now: Date.now });
  const saving = createSaving({
    store,
    teaching,
    authors,
    inbox: keeping.inbox,
    settings,
    stemsOf,
    caughtUp: () => notes.refresh(),
  });
  const riddles = openRiddles(canirun);
  const together = createTogether({
    store,
    library: trying.library,
    settings,
    riddles,
    ownZone: async ({ place, author }) =>
      (await store.study.find(place, author))?.learner.settings.zone ?? null,
    now: Date.now,
  });
  const care = createCare({
    store,
    settings,
    library: notes.library,
    check: (some) => checkForOwners(some, notes.fileNames()),
    now: Date.now,
  });
  const bot = createBot(
    {
      engine: everybody.engine,
      notes: everybody.notes,
      cards: everybody.cards,
      riddles,
      library: trying.library,
      canirun,
      conversations: store.conversations,
      settings,
      questions: answeringAnyway(store.inbox, warn),
      sourceEdits: store.sourceEdits,
      noteAnswers: countingAnyway(store.noteAnswers, warn),
      ...keeping,
      asking,
      hosts,
      watches,
      study,
      care,
      ownNotes: createOwnNotes({
        store,
        settings,
        stemsOf,
        tidy: tidyMarkdown,
        announce: (change) => store.changes.announce(change),
      }),
      suggestions: createSuggestions({ store, newEngine, othersTurn, now: Date.now }),
      saving,
      together,
      personal: store.personal,
      retention: config.retention,
      now: () => new Date(),
    },
    config.commandPrefix,
  );
  return {
    bot: measuring.bot(bot),
    settings,
    notes,
    canirun,
    trying,
    watches,
    together,
    care,
    authors,
    keeping,
    close: async () => {
      await taught.close();
      await notes.close();
      await canirun.close();
    },
  };
}

/** Opens the settings, and keeps them true to what other replicas change. */
async function openSettings(
  { settings: store, changes }: Store,
  { sets, settings: file }: OperatorSettings,
): Promise<SettingsService> {
  const settings = createSettingsService({
    store,
    file,
    sets: sets.map(({ name }) => name),
    announce: (workspace) => changes.announce({ kind: 'settings', ...workspace }),
  });
  await changes.listen((change) => {
    if (change === 'missed') settings.forgetAll();
    else if (change.kind === 'settings') settings.forget(change);
  });
  return settings;
}

/** An answer is worth more than its record: where the store fails, that is said, and the question is answered. */
function answeringAnyway(log: QuestionLog, warn: (sentence: string) => void): QuestionLog {
  return {
    record: (question) =>
      log.record(question).catch(
        unlessAway((error) => {
          warn(`A question could not be recorded: ${String(error)}`);
        }),
      ),
  };
}

/** The same for counts. */
function countingAnyway(
  answers: NoteAnswers,
  warn: (sentence: string) => void,
): Pick<NoteAnswers, 'record'> {
  return {
    record: (workspace, answer) =>
      answers.record(workspace, answer).catch(
        unlessAway((error) => {
          warn(`An answer could not be counted: ${String(error)}`);
        }),
      ),
  };
}

/** That the store is away is said by whoever watches over it, once. */
function unlessAway(say: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof StoreAway)) say(error);
  };
}

/**
 * What the check of the notes says to their owners. Which files lie beside the notes of a workspace of its own is not known
 * here, so that of those links none is called dead.
 */
function checkForOwners(notes: readonly Note[], files: readonly string[]): readonly NoteProblem[] {
  const shared = new Set(files);
  const today = new Date().toISOString().slice(0, 10);
  return lintNotes({ notes, problems: [], files, today }).filter(
    ({ code, file }) => code !== 'dead-link' || shared.has(file),
  );
}
