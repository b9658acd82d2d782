/** The bot: one message in, one reply out, whatever outlet it came through. */
import type { Viewer } from '../core/audience.js';
import type { Inline } from '../core/inline.js';
import type { Completable, FormAsker, FormOpening, FormReading, FormValues } from '../core/form.js';
import type { AdapterName } from '../core/adapters.js';
import type { Language } from '../core/language.js';
import type { Hindrance } from '../core/records/incoming.js';
import type { ChosenMessage, Message, Place } from '../core/message.js';
import type { Permissions } from '../core/permissions.js';
import type { Reply } from '../core/reply.js';
import type { CommandSpec } from './command.js';
import type { SourceEvent, SourceMessage } from './teach/own-notes.js';
import type { Offers } from './people/offers.js';
import type { Messages } from './messages/messages.js';
import type { SettingsSection } from './settings/settings-overview.js';

/** A completion of what is being typed. */
export interface Completion {
  /** The whole input after accepting it. */
  readonly text: string;
  /** What to show in the list. */
  readonly label: string;
  /** A few words beside the label, if they help. */
  readonly detail?: string;
}

/** A passage as the notes page shows it. */
export interface OutlineNode {
  readonly kind: 'topic' | 'label' | 'paragraph' | 'item' | 'step' | 'row' | 'code' | 'answer';
  /** First line in its file, counted from 1; citations point at it. */
  readonly line: number;
  readonly endLine: number;
  readonly label?: string;
  readonly content: readonly Inline[];
  readonly children: readonly OutlineNode[];
}

/** A note file as the notes page shows it. */
export interface LibraryFile {
  readonly file: string;
  readonly notes: readonly {
    readonly id: string;
    readonly topic: string;
    readonly owner?: string;
    readonly review?: string;
    readonly origins: readonly string[];
    readonly outline: OutlineNode;
  }[];
}

/** Opens forms and reads what was filled in. A form's name comes from a `forms` block or a command's spec. */
export interface BotForms {
  /** Whether it matters who opens it: then adapters find out the asker's permissions before. */
  isGuarded(name: string): boolean;
  /** @param given - what is filled in already */
  open(name: string, asker: FormAsker, given?: FormValues): Promise<FormOpening>;
  /** Reads what was filled in; nothing is done yet. */
  read(name: string, values: FormValues, asker: FormAsker): Promise<FormReading>;
}

/** What those who manage find on the bot's own page in a chat. */
export interface Managing {
  /** Buttons for the workspace's settings. */
  readonly settings: Reply;
  /** Questions that wait for a note, each with a button that closes it. */
  readonly inbox: Reply;
  /** Which page of them, from 0; fewer than asked for when there are not so many. */
  readonly page: number;
  /** Whether there is a next page. */
  readonly more: boolean;
}

/** What adapters see of the bot. */
export interface Bot {
  /**
   * Handles one message.
   * @param permissionsOf - asks the platform about its author, which is done only where the reply depends on who asks;
   *   absent: what the message says of them holds
   * @returns the reply, or `null` where silence is right (an overheard message that the notes don't surely answer).
   *   Never rejects for anything that a person, a note or a registry said.
   */
  handle(message: Message, permissionsOf?: () => Promise<Permissions>): Promise<Reply | null>;
  /**
   * Draws what the bot says by itself, as things are now.
   * @param subject - names it, as whoever kept the delivery wrote it
   * @param place - the conversation in which it stands
   * @param outlet - what its messages would say of the outlet
   * @returns `null` where there is nothing to say (any more)
   */
  draw(subject: string, place: Place, outlet?: Pick<Message, 'hearsLittle'>): Promise<Reply | null>;
  /**
   * The platform does not take what `draw` drew: what was begun with it ends.
   * @param hindrance - `null`: nobody there can do anything about it
   * @returns what whoever wanted it is told; `null`: nothing
   */
  refused(subject: string, place: Place, hindrance: Hindrance | null): Promise<Reply | null>;
  /** Completes the line that somebody types: commands, then their arguments; from memory, best first. @param messages - the language of details */
  complete(
    input: string,
    limit: number,
    viewer: Viewer,
    messages?: Messages,
  ): readonly Completion[];
  /** Completes an argument or a field on its own. */
  suggest(what: Completable, typed: string, limit: number, viewer: Viewer): readonly string[];
  /** The commands of an outlet, in the order in which help lists them. */
  commands(adapter: AdapterName): readonly CommandSpec[];
  /** The notes that somebody may browse, in file order. */
  library(viewer: Viewer): readonly LibraryFile[];
  readonly forms: BotForms;
  /** Offers to keep answers that helped as notes; absent: none are made. */
  readonly offers?: Offers;
  /** What somebody manages; `null`: they may not, or there is nothing to manage. @param page - of the inbox, from 0 */
  managing(asker: FormAsker, page: number): Promise<Managing | null>;
  /** The settings of a workspace, to be shown on a page; `null`: there are none, or the asker may not change them. */
  settings(asker: FormAsker): Promise<readonly SettingsSection[] | null>;
  /** What the bot says, in the language that is spoken in a place. @param language - the asker's, where no setting names one */
  messages(
    place: Pick<Place, 'adapter' | 'workspace' | 'channel'>,
    language?: Language,
  ): Promise<Messages>;
  /**
   * A message was deleted or edited: notes that were made from it go with it, or are marked.
   * @param words - what it says now; absent: the outlet does not tell
   */
  sourceChanged(
    source: SourceMessage,
    event: SourceEvent,
    words?: Pick<ChosenMessage, 'markdown' | 'names'>,
  ): Promise<void>;
  /** Drops one conversation's remembered topic (the playground's "new conversation"). */
  forget(place: Place): Promise<void>;
}
