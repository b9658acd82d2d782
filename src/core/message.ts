/** What came in, neutral: every adapter reads its platform's payload into one of these. */
import { isAdapterName, type AdapterName } from './adapters.js';
import type { Language } from './language.js';
import type { Permissions } from './permissions.js';

/** A team's own place: what is kept for one workspace is never seen from another. */
export interface WorkspaceId {
  readonly adapter: AdapterName;
  /** Slack team, Discord guild; `local` for the playground and the terminal. */
  readonly workspace: string;
}

/** How a workspace is written in settings files, exports and commands: `slack/T0123`. */
export function workspaceName({ adapter, workspace }: WorkspaceId): string {
  return `${adapter}/${workspace}`;
}

/** Reads {@link workspaceName} back; `null` for what is no workspace. */
export function readWorkspaceName(name: string): WorkspaceId | null {
  const [, adapter, workspace] = /^([a-z]+)\/([\w.-]+)$/.exec(name) ?? [];
  return isAdapterName(adapter) && workspace !== undefined ? { adapter, workspace } : null;
}

/**
 * Where a message was said. All values are opaque to the core: it compares them, never parses them.
 */
export interface Place extends WorkspaceId {
  /** Channel, direct message or browser session. */
  readonly channel: string;
  /** The conversation inside the channel that a follow-up belongs to; the channel itself where there are no threads. */
  readonly thread: string;
}

/** A command as an outlet's own fields give it: what was put into one is never taken for another's. */
export interface CommandFields {
  /** Without slash or prefix. */
  readonly name: string;
  /** By the argument's name; what was left empty may be missing. Not checked yet. */
  readonly arguments: Readonly<Record<string, string>>;
}

/** One message of a person to the bot, or overheard by it. */
export interface Message {
  /** The platform's delivery id, the same when the platform delivers the same thing twice. */
  readonly id: string;
  readonly place: Place;
  /** Opaque id of the person who wrote. */
  readonly author: string;
  /**
   * What was typed, as plain characters, with the bot's own mention taken out. A slash command keeps its
   * leading slash and name (`/canirun nginx mac`), whichever way the platform delivered it.
   */
  readonly text: string;
  /** The command, where the outlet has fields for its arguments: then `text` is only for whoever reads it. */
  readonly command?: CommandFields;
  /** The message of somebody's that it is about, chosen from a menu: never named by words, so that nobody can make one up. */
  readonly chosen?: ChosenSource;
  /** True for mentions, direct messages and commands; false when overheard. */
  readonly addressed: boolean;
  /** Overheard where its author was answered before: what the conversation is about may be left out of it. */
  readonly followsUp?: true;
  /**
   * It addresses the bot anew, by a mention or a command, and does not simply go on in a conversation: what was talked
   * about before counts only where its words lean on that.
   */
  readonly fresh?: true;
  /**
   * The conversation of the author's own commands in that channel, where the platform lets none be given in `place`:
   * what `place` is about is remembered there, too, so that a command can go on with it.
   */
  readonly commandThread?: string;
  /** Its outlet keeps the words of messages from the bot that don't mention it. */
  readonly hearsLittle?: true;
  /** Its outlet lets the bot answer, and say nothing by itself. */
  readonly answersOnly?: true;
  /** Said where nobody but the author and the bot is, or surely nobody whom a mention could call. */
  readonly alone?: true;
  /** It begins its thread, so that nothing can be known of what was talked about there. */
  readonly begins?: true;
  /** The language that its author's outlet is shown in, where that is known: spoken where no setting names one. */
  readonly language?: Language;
  /** IANA name of the time zone that its author's outlet is in, where that is known. */
  readonly zone?: string;
  /** What the platform says about the author; absent: nothing is known, which lets them do what everybody may. */
  readonly permissions?: Permissions;
}

/** A message of somebody's that another person chose, to have it kept or answered: as its outlet names it. */
export interface MessageReference {
  /** The platform's own ids of the channel or thread that it stands in, and of itself. */
  readonly channel: string;
  readonly message: string;
  /** Opaque id of the person who wrote it; empty: a program, or nobody knows. */
  readonly author: string;
}

/** A message with its words, as it was when it was chosen. */
export interface ChosenMessage extends MessageReference {
  /** What it says, as Markdown: code stays code. */
  readonly markdown: string;
  /** People, groups and channels' all as the words call them: `@Ada Lovelace`. */
  readonly names: readonly string[];
  /** Id of the message, as in `Message.id`, that it most likely answers: its thread's first, or what it replies to. */
  readonly answers?: string;
  /** The conversation that it stands in, where that is known to be another than the chooser's own. */
  readonly thread?: string;
}

/** A message that is kept or answered, once its words have been through a form. */
export interface ChosenSource extends MessageReference {
  /** Its web address; `null` where there is none. */
  readonly link: string | null;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** Of its words, as they stood in the form: by this it is told whether they were changed. */
  readonly digest: string;
}

/** What a form's name says of the message that it was opened on. */
export type FormSource = MessageReference & Pick<ChosenSource, 'digest'>;

/** Writes it; with a word before it, it fits a form's name. */
export function formatSource({ channel, message, author, digest }: FormSource): string {
  return [channel, message, author, digest].join('/');
}

/** Reads {@link formatSource} back; `null` for what is none. */
export function readSource(text: string): FormSource | null {
  const [, channel, message, author, digest] =
    /^(\w{1,24})\/([\w.]{1,24})\/(\w{0,24})\/(\w{1,8})$/.exec(text) ?? [];
  if (channel === undefined || message === undefined) return null;
  return { channel, message, author: author ?? '', digest: digest ?? '' };
}
