/**
 * Tables as Kysely sees them. Times are milliseconds since 1970. Only types and statements that SQLite and
 * PostgreSQL share are used, so that both homes have one code.
 */
import type { Generated } from 'kysely';

/** Deliveries: claim, outbox and memory of answers in one row, so that accepting is one write. */
export interface DeliveriesTable {
  /** Order of acceptance. */
  seq: Generated<number>;
  key: string;
  adapter: string;
  workspace: string;
  /** Mark of the conversation. */
  lane: string;
  /** Mark of the person. */
  author: string;
  /** The conversation itself, sealed. */
  address: string;
  question: string | null;
  /** JSON; empty once settled. */
  body: string;
  state: 'open' | 'done' | 'failed';
  attempts: number;
  /** Attempts since the last one that surely posted nothing. */
  unsure: number;
  /** Not to be taken before. */
  due_at: number;
  /** Who took it; `null` when free. `due_at` is then the end of the lease. */
  owner: string | null;
  answer: string | null;
  /** JSON of a kept reply. */
  reply: string | null;
  error: string | null;
  accepted_at: number;
  settled_at: number | null;
}

export interface InstallationsTable {
  adapter: string;
  workspace: string;
  sealed: string;
  updated_at: number;
}

/** Settings, one row each, so that two people who change different ones don't undo each other's change. */
export interface SettingsTable {
  adapter: string;
  workspace: string;
  /** Empty: the whole workspace. */
  channel: string;
  name: string;
  /** In its written form. */
  value: string;
  updated_at: number;
}

/** Every change of a setting. */
export interface SettingChangesTable {
  /** Order of the changes. */
  seq: Generated<number>;
  adapter: string;
  workspace: string;
  /** Empty: the whole workspace. */
  channel: string;
  name: string;
  before: string | null;
  after: string | null;
  /** Mark of the person. */
  who: string;
  at: number;
}

export interface CoolDownsTable {
  adapter: string;
  workspace: string;
  key: string;
  until: number;
}

export interface ConversationsTable {
  /** Mark of the conversation. */
  key: string;
  /** Mark of who asked last. */
  person: string;
  adapter: string;
  workspace: string;
  /** JSON of a Conversation. */
  body: string;
  updated_at: number;
}

export interface FeedbackTable {
  adapter: string;
  workspace: string;
  delivery: string;
  /** Mark of the person. */
  author: string;
  /** 0 or 1. */
  helpful: number;
  reason: string | null;
  comment: string | null;
  updated_at: number;
}

/** What the store derives its keys from where SECRET_KEY is not set. */
export interface OwnSecretsTable {
  name: string;
  value: string;
}

/** Workspaces that anything was asked in. */
export interface WorkspacesTable {
  adapter: string;
  workspace: string;
}

/** Every question that was put to the notes. */
export interface QuestionsTable {
  /** Id of the message that asked. */
  id: string;
  adapter: string;
  workspace: string;
  /** Mark of the asker; `null` once forgotten. */
  person: string | null;
  /** `null` once forgotten. */
  question: string | null;
  /** Separated by blanks. */
  stems: string;
  status: 'answered' | 'suggested' | 'not-found';
  note: string | null;
  topic: string | null;
  passage: string | null;
  version: string | null;
  /** Days since 1970, for counting by week. */
  day: number;
  asked_at: number;
}

/** Entries of the inbox. */
export interface InboxTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  state: 'open' | 'closed';
  question: string;
  /** Separated by blanks. */
  stems: string;
  not_found: number;
  unhelpful: number;
  dismissed: number;
  /** Wrong answers to what was asked of a note; `null`: none. */
  missed: number | null;
  /** The sum of the causes, for the order. */
  asked: number;
  note: string | null;
  topic: string | null;
  passage: string | null;
  version: string | null;
  first_at: number;
  last_at: number;
  /** How often it was closed. */
  closings: number;
  closed_at: number | null;
  /** Mark of who closed it. */
  closed_by: string | null;
  closed_through: string | null;
  resolution_kind: 'note' | 'reason' | null;
  resolution: string | null;
}

/** Ways in which an entry was asked. */
export interface InboxWordingsTable {
  adapter: string;
  workspace: string;
  /** All stems, sorted, separated by blanks: the same for the same words in another order. */
  stems: string;
  entry: number;
  wording: string;
}

/** The index by which an entry like a question is found. */
export interface InboxStemsTable {
  adapter: string;
  workspace: string;
  stem: string;
  entry: number;
}

/** Who asked an entry, and where. */
export interface InboxAskersTable {
  entry: number;
  adapter: string;
  workspace: string;
  /** Mark of the asker. */
  person: string;
  /** Mark of the conversation. */
  place: string;
  /** Where and whom to tell, sealed; `null` where nobody can be told. */
  sealed: string | null;
  asked_at: number;
  /** Why they wait; `null`: nobody kept it. */
  cause: string | null;
}

/** Machines that a team has named. */
export interface HostProfilesTable {
  adapter: string;
  workspace: string;
  name: string;
  description: string;
  updated_at: number;
}

/** Images that channels watch. */
export interface WatchesTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  /** Mark of the conversation that is told. */
  place: string;
  /** The conversation, sealed. */
  sealed: string;
  image: string;
  host: string;
  /** What was seen, as JSON. */
  state: string;
  worse_since: number | null;
  looked_at: number;
}

/** What people chose among the notes that were offered for a question. */
export interface SelectionsTable {
  adapter: string;
  workspace: string;
  /** Id of the message that asked. */
  question: string;
  /** Mark of who chose. */
  person: string;
  /** `null`: none of those. */
  note: string | null;
  topic: string | null;
  /** Id of the message by which it was chosen. */
  chosen_by: string;
  chosen_at: number;
}

/** Whoever studies, and where they are. */
export interface LearnersTable {
  adapter: string;
  workspace: string;
  /** Mark of the person. */
  person: string;
  /** JSON of a Learner. */
  body: string;
  /** Counts writes. */
  version: number;
  studied_at: number;
}

/** How well somebody remembers a card. */
export interface SchedulesTable {
  adapter: string;
  workspace: string;
  /** Mark of the person. */
  person: string;
  /** The card's id. */
  card: string;
  /** JSON of a Schedule. */
  body: string;
  reviewed_at: number;
}

/** What was said against cards. */
export interface CardVetoesTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  card: string;
  /** Mark of the card's words at that time. */
  wording: string;
  /** Mark of the person; `null` once forgotten. */
  person: string | null;
  at: number;
}

/** Questions that were put before people, the latest time. */
export interface EscalationsTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  /** Of the inbox. */
  entry: number;
  /** Mark of who wanted it; empty once it ended or was forgotten. */
  person: string;
  /** Id of the message by which it was wanted. */
  wanted_by: string;
  wanted_at: number;
  /** When its question was closed; `null`: it waits. */
  ended_at: number | null;
}

/** People who don't want to be told of answers. */
export interface QuietPeopleTable {
  adapter: string;
  workspace: string;
  /** Mark of the person. */
  person: string;
  since: number;
}

/** Notes that were written from chat, as they stand. */
export interface TaughtNotesTable {
  adapter: string;
  workspace: string;
  id: string;
  state: 'proposed' | 'kept' | 'retired' | 'withdrawn';
  version: number;
  /** The file's name in small letters, so that no disk mixes two up. */
  file_key: string;
  /** JSON of a TaughtContent. */
  body: string;
  /** Of the message that it was made from; `null`: none. */
  channel: string | null;
  message: string | null;
  /** JSON of a TaughtSource. */
  source: string | null;
  /** Mark of whoever wrote the words; `null`: nobody, or forgotten. */
  author: string | null;
  /** Their id, sealed, while they want to hear of it. */
  sealed: string | null;
  created_at: number;
  updated_at: number;
}

/** Files that those notes were written to. */
export interface TaughtFilesTable {
  adapter: string;
  workspace: string;
  note: string;
  file: string;
  version: number;
  digest: string;
  text: string | null;
}

/** Every version of those notes, the one that stands included. */
export interface TaughtVersionsTable {
  /** Order of the changes. */
  seq: Generated<number>;
  adapter: string;
  workspace: string;
  note: string;
  version: number;
  state: TaughtNotesTable['state'];
  /** JSON of a TaughtContent. */
  body: string;
  act: string;
  /** Mark of the person; `null`: the folder, a program, or forgotten. */
  who: string | null;
  at: number;
}

/** Who proposed a note, until somebody decided. */
export interface ProposersTable {
  adapter: string;
  workspace: string;
  note: string;
  /** Mark of the person. */
  person: string;
  /** JSON of a Proposer, sealed. */
  sealed: string;
  proposed_at: number;
}

/** That notes from chat answered. */
export interface NoteAnswersTable {
  adapter: string;
  workspace: string;
  /** Id of the message that asked. */
  question: string;
  note: string;
  answered_at: number;
}

/** What messages say since they were edited, of which notes from chat were made. */
export interface SourceEditsTable {
  adapter: string;
  workspace: string;
  note: string;
  /** Mark of the message's author; empty: nobody knows. */
  person: string;
  text: string;
  edited_at: number;
}

/** Questions that are asked together. */
export interface QuizzesTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  /** Mark of the conversation. */
  place: string;
  /** The conversation, sealed. */
  sealed: string;
  /** Mark of who began it; `null` once forgotten. */
  starter: string | null;
  topic: string;
  minutes: number | null;
  total: number;
  position: number;
  /** 0 or 1. */
  running: number;
  touched_at: number;
}

/** What was asked in quizzes and once a day. */
export interface QuizQuestionsTable {
  id: Generated<number>;
  adapter: string;
  workspace: string;
  /** 0: the question of a day. */
  quiz: number;
  position: number;
  /** Mark of the channel. */
  place: string;
  /** The channel and the card as shown, sealed. */
  sealed: string;
  card: string;
  made_at: number;
  asked_at: number | null;
  closed_at: number | null;
  drawn: number;
}

/** Who answered what. */
export interface QuizAnswersTable {
  question: number;
  adapter: string;
  workspace: string;
  /** Mark of the person. */
  person: string;
  /** The person, sealed. */
  sealed: string;
  choice: number | null;
  grade: string;
  /** The person's own day. */
  day: string;
  answered_at: number;
}

/** People who are not to be listed among others. */
export interface UnlistedPeopleTable {
  adapter: string;
  workspace: string;
  /** Mark of the person. */
  person: string;
  at: number;
}

/** Channels that want a question of the day. */
export interface DailyQuestionsTable {
  adapter: string;
  workspace: string;
  /** Mark of the channel. */
  place: string;
  /** The channel, sealed. */
  sealed: string;
  minute: number;
  zone: string;
  topic: string;
  last_day: string | null;
  count: number;
  wanted_at: number;
  stopped_at: number | null;
}

/** All tables. */
export interface Schema {
  deliveries: DeliveriesTable;
  installations: InstallationsTable;
  settings: SettingsTable;
  setting_changes: SettingChangesTable;
  cool_downs: CoolDownsTable;
  conversations: ConversationsTable;
  feedback: FeedbackTable;
  own_secrets: OwnSecretsTable;
  workspaces: WorkspacesTable;
  questions: QuestionsTable;
  inbox: InboxTable;
  inbox_wordings: InboxWordingsTable;
  inbox_stems: InboxStemsTable;
  inbox_askers: InboxAskersTable;
  host_profiles: HostProfilesTable;
  watches: WatchesTable;
  selections: SelectionsTable;
  learners: LearnersTable;
  schedules: SchedulesTable;
  card_vetoes: CardVetoesTable;
  quizzes: QuizzesTable;
  quiz_questions: QuizQuestionsTable;
  quiz_answers: QuizAnswersTable;
  unlisted_people: UnlistedPeopleTable;
  daily_questions: DailyQuestionsTable;
  escalations: EscalationsTable;
  quiet_people: QuietPeopleTable;
  taught_notes: TaughtNotesTable;
  taught_files: TaughtFilesTable;
  taught_versions: TaughtVersionsTable;
  proposers: ProposersTable;
  note_answers: NoteAnswersTable;
  source_edits: SourceEditsTable;
}
