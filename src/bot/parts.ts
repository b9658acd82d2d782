/** What the bot is made of: the ports it asks, handed in by whoever puts the program together. */
import type { ErrorExplainer } from '../canirun/errors/explain-error.js';
import type { HostCatalogue } from '../canirun/hosts/host.js';
import type { ImageSource } from '../canirun/image/image.js';
import type { Judge } from '../canirun/judge/verdict.js';
import type { Viewer } from '../core/audience.js';
import type { ConversationMemory } from '../core/conversation.js';
import type { SourceEdits } from '../core/records/asking/source-edits.js';
import type { NoteAnswers } from '../core/records/asking/note-answers.js';
import type { InboxService, QuestionLog } from '../core/records/inbox.js';
import type { PersonalData } from '../core/records/privacy.js';
import type { Retention } from '../core/records/retention.js';
import type { StatisticsService } from '../core/records/statistics.js';
import type { WorkspaceId } from '../core/message.js';
import type { AnswerEngine } from '../engine/answer-engine.js';
import type { Note } from '../core/note.js';
import type { CareService } from './care/care-service.js';
import type { CardDeck } from '../study/card-deck.js';
import type { Together } from './quiz/together.js';
import type { AskingService } from './people/asking-service.js';
import type { StudyCard } from '../study/study-card.js';
import type { SettingsService } from './settings/settings-service.js';
import type { Saving } from './saving/saving.js';
import type { OwnNotes } from './teach/own-notes.js';
import type { TeamHosts } from './hosts/team-hosts.js';
import type { Teaching } from './teach/teaching.js';
import type { StudyService } from './study/study-service.js';
import type { SuggestionService } from './suggestions/suggestion-service.js';
import type { WatchService } from './watch/watch-service.js';

/** The notes that somebody may see, with an engine that knows no others. */
export interface NoteView {
  /** The same for the same notes of one workspace. */
  readonly key: string;
  readonly engine: AnswerEngine;
  /** In file order. The array is a new one whenever anything changed. */
  readonly notes: () => readonly Note[];
  /** Questions made from these notes; a card is made when it is asked for, and kept while the notes stay the same. */
  readonly cards: CardDeck;
  /** Somebody only tries these notes: what is asked of them is not recorded. */
  readonly isTried?: boolean;
}

/** All notes of all workspaces; who sees which is decided here and nowhere else. */
export interface NoteLibrary {
  /** What somebody may see; loads the workspace's notes where that was not done. @param chosen - sets; `null`: all */
  view(viewer: Viewer, chosen: readonly string[] | null): Promise<NoteView>;
  /** The same from memory: a workspace whose notes are not loaded shows what all workspaces share. */
  peek(viewer: Viewer, chosen: readonly string[] | null): NoteView;
  /** Whether it may matter who looks. */
  hasLimits(workspace: WorkspaceId): boolean;
  /** Whether a note, by its id, is one that not everybody may see: it may have become so. From memory, like `peek`. */
  hides(workspace: WorkspaceId, note: string): boolean;
}

/** The ports of `/canirun`. */
export interface CanirunParts {
  readonly images: ImageSource;
  readonly hosts: HostCatalogue;
  readonly judge: Judge;
  readonly errors: ErrorExplainer;
}

/** The parts of a bot. */
export interface BotParts {
  /** Answers from the notes that the asker may see. */
  readonly engine: AnswerEngine;
  /** The notes that the asker may see. */
  readonly notes: NoteView['notes'];
  /** Questions made from the notes that the asker may see; absent: there are none. */
  readonly cards?: CardDeck;
  /** Riddles about images and hosts, to be mixed in where the notes are about images; absent: there are none. */
  readonly riddles?: () => readonly StudyCard[];
  /** Where `engine` and `notes` come from for each asker; absent: everybody sees the same. */
  readonly library?: NoteLibrary;
  readonly canirun: CanirunParts;
  readonly conversations: ConversationMemory;
  /** Keeps what was asked; absent: nothing is kept. */
  readonly questions?: QuestionLog;
  /** What messages say since they were edited of which notes were made; absent: nobody knows. */
  readonly sourceEdits?: Pick<SourceEdits, 'list' | 'remove'>;
  /** Counts what notes from chat answer; absent: nothing does. */
  readonly noteAnswers?: Pick<NoteAnswers, 'record'>;
  /** The questions that wait for a note; absent: there are none. */
  readonly inbox?: InboxService;
  /** What becomes of questions besides their answers; absent: nothing. */
  readonly asking?: AskingService;
  /** The teams' own machines; absent: nobody has any. */
  readonly hosts?: TeamHosts;
  /** Studying alone; absent: nobody can. */
  readonly study?: StudyService;
  /** Questions that are asked together; absent: there are none. */
  readonly together?: Together;
  /** Images that channels watch; absent: nothing is watched. */
  readonly watches?: WatchService;
  /** Notes that are written from chat; absent: none are. */
  readonly teaching?: Teaching;
  /** Whose words notes from chat are; absent: there are none. */
  readonly ownNotes?: OwnNotes;
  /** What wants looking at; absent: nothing is kept that would tell. */
  readonly care?: CareService;
  /** Ways to ask that people showed; absent: nobody's choices are kept. */
  readonly suggestions?: SuggestionService;
  /** By which answers become notes; absent: none do. */
  readonly saving?: Saving;
  /** Settings of workspaces and channels; absent: what is set nowhere holds everywhere. */
  readonly settings?: SettingsService;
  /** The numbers; absent: nothing is counted. */
  readonly statistics?: StatisticsService;
  /** What is kept of people; absent: nothing. */
  readonly personal?: PersonalData;
  /** How long that is kept; absent: as long as where nothing is configured. */
  readonly retention?: Retention;
  /** The time, for review dates. */
  readonly now: () => Date;
}
