/**
 * Notes that were written from chat: what is kept of them, their history, and the port that keeps it. The store decides
 * what they say; files are written from it and read back into it.
 */
import { isChat, type AdapterName } from '../adapters.js';
import type { WorkspaceId } from '../message.js';

/**
 * `proposed`: waits for somebody who may teach; `kept`: answers; `retired`: taken out by people (also a proposal that
 * nobody wanted); `withdrawn`: taken out because its author or its source is gone.
 */
export type TaughtState = 'proposed' | 'kept' | 'retired' | 'withdrawn';

/** The message that a note was made from. */
export interface TaughtSource {
  readonly adapter: AdapterName;
  /** As places name it. */
  readonly channel: string;
  /** The platform's id of the message. */
  readonly message: string;
  /** Its web address; `null` where there is none. */
  readonly link: string | null;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

/** What people may change about a note; each change makes a version. */
export interface TaughtContent {
  /** One line, as people name the note. */
  readonly topic: string;
  /** Markdown, tidied so that it stays below the topic (`tidyMarkdown`). */
  readonly text: string;
  /** Other ways to ask for it. */
  readonly questions: readonly string[];
  /** Who may see it, one entry must fit, as `maySee` takes a list; `null`: all of the workspace. */
  readonly audience: readonly string[] | null;
  /** Its file, relative to the workspace's notes from chat, with forward slashes; unique among them. */
  readonly file: string;
  /** The author's name, by their own wish; `null`: nobody is named. */
  readonly credit: string | null;
  /** Who keeps it right, as typed. */
  readonly owner: string | null;
  /** Who does while the owner is away or gone. */
  readonly standIn: string | null;
  /** Date (YYYY-MM-DD) after which it wants reviewing. */
  readonly review: string | null;
  /** The words are still the source's own. */
  readonly verbatim: boolean;
}

/** A note as it stands. */
export interface TaughtNote extends WorkspaceId, TaughtContent {
  /** Eight small letters and digits; never given twice. */
  readonly id: string;
  readonly state: TaughtState;
  /** Counts from 1; each change of content or state is one more. */
  readonly version: number;
  readonly source: TaughtSource | null;
  /** Mark of whoever wrote the words; the same for the same person in the same workspace. `null`: nobody, or forgotten. */
  readonly author: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What was done to a note. */
export type TaughtAct =
  | 'proposed'
  | 'kept'
  | 'edited'
  | 'moved'
  | 'shown-to' // who may see it was changed
  | 'retired'
  | 'withdrawn'
  | 'restored'
  | 'undone' // the change before was taken back
  | 'edited-file' // by hand, in the folder
  | 'moved-file'
  | 'deleted-file'
  | 'imported';

/** A version of a note: what it said since then, and who did what. */
export interface TaughtVersion extends Pick<TaughtNote, 'version' | 'state'> {
  readonly content: TaughtContent;
  readonly act: TaughtAct;
  /** Mark of the person; `null`: the folder, a program, or forgotten. */
  readonly who: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whoever wrote the words of a new note. */
export interface TaughtAuthor {
  /** The platform's id; kept as a mark. */
  readonly id: string;
  /** They want to hear of it: then the id is kept, encrypted. */
  readonly hears: boolean;
}

/** A note to be. `file` is the wish: the store makes it unique. */
export interface NewTaughtNote extends WorkspaceId, TaughtContent {
  readonly state: 'proposed' | 'kept';
  readonly source: TaughtSource | null;
  readonly author: TaughtAuthor | null;
  /** The id that an imported file carries; taken where it is free. */
  readonly id?: string;
}

/** Who does something, and what. */
export interface TaughtDeed {
  readonly act: TaughtAct;
  /** The platform's id of the person; kept as a mark. `null`: the folder or a program. */
  readonly who: string | null;
}

/** Names a note in the version that somebody has before them. */
export interface TaughtRef extends WorkspaceId {
  readonly id: string;
  readonly version: number;
}

/** What is to become of a note; what is absent stays. */
export type TaughtChange = Partial<TaughtContent & { readonly state: TaughtState }>;

/** How an attempt to change a note ended. */
export type TaughtChanged =
  | { readonly kind: 'saved'; readonly note: TaughtNote }
  /** It was changed since: as it is now. */
  | { readonly kind: 'conflict'; readonly note: TaughtNote }
  | { readonly kind: 'none' };

/** Which notes are wanted. */
export interface TaughtFilter {
  readonly states?: readonly TaughtState[];
  /** Made from this message. */
  readonly source?: Pick<TaughtSource, 'channel' | 'message'>;
  /** By words of this person, by the platform's id. */
  readonly author?: string;
}

/** The port. Notes are their workspace's alone; who may see which, whoever asks decides. */
export interface TaughtNotes {
  /** By file. */
  list(workspace: WorkspaceId, filter?: TaughtFilter): Promise<readonly TaughtNote[]>;
  find(workspace: WorkspaceId, id: string): Promise<TaughtNote | null>;
  /** Newest first; the first one is the note as it stands. */
  history(workspace: WorkspaceId, id: string): Promise<readonly TaughtVersion[]>;
  /** @returns `full` where the workspace has as many as it may */
  add(note: NewTaughtNote, deed: TaughtDeed): Promise<TaughtNote | 'full'>;
  /** Changes a note and keeps the version, both or neither. A change that changes nothing is none, and saved. */
  change(ref: TaughtRef, change: TaughtChange, deed: TaughtDeed): Promise<TaughtChanged>;
  /** The author's id, while they want to hear of their note. */
  authorOf(workspace: WorkspaceId, id: string): Promise<string | null>;
  /** Whether the author hears of it from now on. @returns false where it is not that person's note */
  setHearing(workspace: WorkspaceId, id: string, author: TaughtAuthor): Promise<boolean>;
  /** Takes the author's name out, in all versions; whose words they are stays known. @returns false when there is none of that id */
  forgetName(workspace: WorkspaceId, id: string): Promise<boolean>;
  /** Forgets who wrote it, in all versions. @returns false when there is none of that id */
  forgetAuthor(workspace: WorkspaceId, id: string): Promise<boolean>;
  /** Another number whenever anything of a workspace's notes was changed. */
  stamp(workspace: WorkspaceId): Promise<number>;
  /** Every workspace that has any. */
  workspaces(): Promise<readonly WorkspaceId[]>;
}

/** A workspace has at most so many, in whatever state. */
export const MOST_TAUGHT = 20_000;
/** Of these, so many may wait to be decided: what is proposed leaves room for what is kept. */
export const MOST_PROPOSED = 1_000;
/** Longest topic, way to ask, owner and name, in UTF-16 code units. */
export const LONGEST_TOPIC = 200;
/** Longest text, in UTF-16 code units: a line of a note may be as long. */
export const LONGEST_TAUGHT = 20_000;
/** Most other ways to ask for one note. */
export const MOST_QUESTIONS = 50;
/** Most entries of an audience. */
export const MOST_READERS = 20;

/**
 * Who sees a note that nobody has widened: the channel that its source stands in. The page and the terminal are whoever
 * runs the bot, whose conversations nobody returns to: all of the workspace.
 */
export function audienceOf(
  source: Pick<TaughtSource, 'adapter' | 'channel'> | null,
): readonly string[] | null {
  return source !== null && isChat(source.adapter) ? [source.channel] : null;
}

/** The id of the engine's note; sections of a long note have ids of their own behind it. */
export function engineIdOf({ id }: Pick<TaughtNote, 'id'>): string {
  return `taught:${id}`;
}

/** The id of the note written from chat that an engine's note is, or is a section of; `null`: another one. */
export function taughtIdOf(engineId: string): string | null {
  return /^taught:([a-z0-9]{8})(?:$|[^a-z0-9])/.exec(engineId)?.[1] ?? null;
}

/** The content and nothing else that the value at hand may have. */
export function contentOf(note: TaughtContent): TaughtContent {
  const { topic, text, questions, audience, file, credit, owner, standIn, review, verbatim } = note;
  return { topic, text, questions, audience, file, credit, owner, standIn, review, verbatim };
}
