/** What the web page and its server say to each other: types only, imported by both, so that they can't drift apart. */
import type { Completion, LibraryFile } from '../../../bot/bot.js';
import type { CommandSpec } from '../../../bot/command.js';
import type { SettingsSection } from '../../../bot/settings/settings-overview.js';
import type { FormOpening, FormReading } from '../../../core/form.js';
import type { InboxEntry, Resolution } from '../../../core/records/inbox.js';
import type { CommandFields } from '../../../core/message.js';
import type { Reply } from '../../../core/reply.js';
import type { TaughtNote } from '../../../core/records/taught-notes.js';
import type { Statistics } from '../../../core/records/statistics.js';

/** Longest message that is read, in UTF-16 code units: room for a pasted `docker info` or a long build log's end. */
export const MAX_MESSAGE_LENGTH = 16_000;

/** Longest input that is completed; nobody types a longer command. */
export const MAX_COMPLETION_INPUT = 500;

/** Longest filter on the notes page. */
export const MAX_FILTER_LENGTH = 200;

/** `GET /api/hello`: what the page shows before anybody asked anything. */
export interface Hello {
  readonly version: string;
  /** How much there is to ask. */
  readonly files: number;
  readonly notes: number;
  /** The bot's own help: what the notes cover, and questions that they answer as choices. */
  readonly welcome: Reply | null;
  readonly commands: readonly CommandSpec[];
  /** What may be tried here; `null`: nothing. */
  readonly trying: TryLimits | null;
}

/** What somebody may try. */
export interface TryLimits {
  /** Endings of the names of files that are read, without the dot, in small letters. */
  readonly endings: readonly string[];
  readonly mostFiles: number;
  readonly mostBytes: number;
  /** So many names are told of at most, of files that are read or not. */
  readonly mostNames: number;
}

/** `POST /api/notes/try`, response. */
export type { TriedFolder } from '../../../bot/notes/trying.js';

/** `POST /api/notes/try`, request: the field `about` of a form, with a field `file` for each of `paths`. */
export interface TryAbout {
  readonly conversation: string;
  /** The folder's name. */
  readonly folder: string;
  /** Of the files that follow, in their order. */
  readonly paths: readonly string[];
  /** Names of all files in the folder. */
  readonly names: readonly string[];
  /** Whether it is an Obsidian vault. */
  readonly isVault: boolean;
}

/** `POST /api/message`, request. */
export interface MessageRequest {
  readonly text: string;
  /** What a form was filled in with; `text` is how it would be typed. */
  readonly command?: CommandFields;
  /** Made by the page, unguessable; a new one starts a conversation without memory. */
  readonly conversation: string;
  /** What the browser calls whoever uses it, in all conversations: made as the conversation's; absent: that. */
  readonly person?: string;
  /** IANA name of the browser's time zone. */
  readonly zone?: string;
  /** The page shows that it asks somebody's own notes: where they are gone, no others answer. */
  readonly tried?: true;
}

/** `POST /api/message`, response. All are `null` where the bot keeps silent. */
export interface MessageResponse {
  readonly reply: Reply | null;
  readonly previews: Previews | null;
  /** How it is said whether the answer helped; `null`: that is not asked. */
  readonly vote: VoteOffer | null;
}

/** What is asked about an answer, in its language. */
export interface VoteOffer {
  /** Names the answer in `POST /api/vote`. */
  readonly answer: string;
  readonly helpful: string;
  readonly unhelpful: string;
  readonly thanks: string;
}

/** `POST /api/vote`, request. */
export interface VoteRequest {
  readonly conversation: string;
  /** As in a message. */
  readonly person?: string | undefined;
  readonly answer: string;
  readonly helpful: boolean;
}

/** A reply as the chats would show it. */
export interface Previews {
  readonly slack: SlackPreview;
  readonly discord: DiscordPreview;
}

/** A message as Slack takes it. A picture is an image block whose `slack_file` names a picture of `/api/picture`. */
export interface SlackPreview {
  /** What notifications show. */
  readonly text: string;
  /** Block Kit. */
  readonly blocks: readonly object[];
}

/** A message as Discord takes it: the parts of it that ours have. A picture's address is `attachment://` and its name. */
export interface DiscordPreview {
  /** Discord's markdown, as all words of embeds are. */
  readonly content: string;
  readonly embeds: readonly DiscordEmbed[];
  readonly components: readonly { readonly components: readonly DiscordButton[] }[];
}

/** An embed. */
export interface DiscordEmbed {
  /** 0xRRGGBB. */
  readonly color?: number | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
  readonly image?: { readonly url: string } | undefined;
}

/** A button. */
export interface DiscordButton {
  readonly label?: string | undefined;
  /** 1: what is meant to be clicked first; 2: quiet. */
  readonly style: number;
  readonly custom_id: string;
}

/** `POST /api/form/open`, request. */
export interface FormOpenRequest {
  readonly form: string;
}

/** What the page itself says in a form, in the form's language. */
export interface FormWords {
  readonly cancel: string;
  /** By the field's name, what stands in it while it is empty. */
  readonly placeholders: Readonly<Record<string, string>>;
}

/** `POST /api/form/open`, response. */
export type FormOpenResponse =
  | Exclude<FormOpening, { kind: 'form' }>
  | (Extract<FormOpening, { kind: 'form' }> & { readonly words: FormWords });

/** `POST /api/form/read`, request: what was filled in, by the field's name. */
export interface FormReadRequest {
  readonly form: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** `POST /api/form/read`, response; what a form stands for is then sent as a message. */
export type FormReadResponse =
  | Exclude<FormReading, { kind: 'wrong' }>
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

/** `GET /api/settings`: the settings of the page's own workspace; they are changed as by chat, by `/settings`. */
export interface SettingsResponse {
  readonly sections: readonly SettingsSection[];
}

/** `GET /api/complete?input=`. */
export interface CompleteResponse {
  readonly completions: readonly Completion[];
}

/** A note file in the list of files. */
export interface LibraryEntry {
  readonly file: string;
  readonly topics: readonly { readonly topic: string; readonly line: number }[];
}

/** `GET /api/library`: every file with its topics, in file order. */
export interface LibraryIndex {
  readonly files: readonly LibraryEntry[];
}

/** A line of a note that holds every word of a filter. */
export interface LibraryHit {
  readonly file: string;
  readonly line: number;
  readonly topic: string;
  readonly text: string;
}

/** `GET /api/library/search?filter=`: matching lines in file order, capped. */
export interface LibraryHits {
  readonly hits: readonly LibraryHit[];
  /** True when there are more than are listed. */
  readonly more: boolean;
}

/** `GET /api/library/file?path=`. */
export type LibraryFileResponse = LibraryFile;

/** `GET /api/inbox?state=open|closed`: the most asked first. */
export interface InboxList {
  readonly entries: readonly InboxEntry[];
}

/** `POST /api/inbox/close`, request. */
export interface InboxCloseRequest {
  readonly id: number;
  readonly kind: Resolution['kind'];
  readonly text: string;
}

/** `POST /api/inbox/close`, response. */
export interface InboxCloseResponse {
  readonly entry: InboxEntry;
  /** In how many conversations those who asked are told, and in how many they can't see the note. */
  readonly told: number;
  readonly untold: number;
}

/** `GET /api/inbox/topics?id=`: topics of the notes that may close a question. */
export interface InboxTopics {
  readonly topics: readonly string[];
}

/** A note from chat, as the page lists it. */
export type TaughtEntry = Pick<
  TaughtNote,
  | 'adapter'
  | 'workspace'
  | 'id'
  | 'topic'
  | 'text'
  | 'questions'
  | 'state'
  | 'file'
  | 'audience'
  | 'source'
  | 'version'
  | 'updatedAt'
>;

/** `GET /api/keeping/taught`: notes from chat and those that are proposed, what was changed last first. */
export interface TaughtList {
  readonly notes: readonly TaughtEntry[];
  /** More than are listed. */
  readonly more: number;
}

/** `GET /api/stats?weeks=`. */
export type StatsResponse = Statistics;

/** Every response whose status is not 2xx. */
export interface ErrorResponse {
  /** A full sentence for the person. */
  readonly error: string;
}
