/** Settings of a workspace and of its channels: what can be set, and the port that keeps it. */
import { DEFAULT_LANGUAGE, type Language } from '../language.js';
import type { Place, WorkspaceId } from '../message.js';

/** When the bot speaks: only when asked; also unasked where it is sure; not at all. */
export type Speak = 'mentions' | 'sure' | 'off';

/** What guests and people of other organisations are answered: nothing, from notes that everybody may see, as members. */
export type Outsiders = 'no' | 'public' | 'yes';

/** The settings that hold in one place. */
export interface Settings {
  /** Names of the note sets that are asked; `null`: all of them. */
  readonly notes: readonly string[] | null;
  readonly speak: Speak;
  /** The same note is not quoted again unasked within so many minutes in a channel. */
  readonly cooldown: number;
  /** The language that the bot speaks around the notes. */
  readonly language: Language;
  readonly outsiders: Outsiders;
  /** Groups whose members may manage besides the administrators, as `mayManage` takes them. */
  readonly managers: readonly string[];
  /** Groups whose members may teach (keep notes from chat) besides those who manage, in the same form. */
  readonly teachers: readonly string[];
  /** So many people must have shown a way to ask before it is suggested. */
  readonly agreement: number;
  /** Whether a channel's results of quizzes and questions of the day can be seen, person by person. */
  readonly leaderboard: 'on' | 'off';
  /** Groups who are asked what the notes don't answer, as `mayManage` takes groups. */
  readonly experts: readonly string[];
  /** Channel in which they are asked; `null`: where the question was asked. */
  readonly expertsin: string | null;
  /** Whether people are offered to keep what helped as a note. */
  readonly offers: 'on' | 'off';
  /** Whether owners of notes are reminded here, once a week, of what wants looking at. */
  readonly reminders: 'on' | 'off';
}

/** The name of a setting, as people type it. */
export type SettingName = keyof Settings;

/** What holds where nobody decided anything. */
export const DEFAULT_SETTINGS: Settings = {
  notes: null,
  speak: 'mentions',
  cooldown: 10,
  language: DEFAULT_LANGUAGE,
  outsiders: 'public',
  managers: [],
  teachers: [],
  agreement: 3,
  leaderboard: 'on',
  experts: [],
  expertsin: null,
  offers: 'on',
  reminders: 'off',
};

/**
 * Where a value that holds comes from. `file` and `file default` are from the operator's settings file, `asker` is what
 * the asker's own outlet is set to.
 */
export type SettingOrigin = 'file' | 'channel' | 'workspace' | 'file default' | 'asker' | 'default';

/** The settings that hold in a place, each with its origin. */
export interface EffectiveSettings {
  readonly values: Settings;
  readonly origins: Readonly<Record<SettingName, SettingOrigin>>;
  /** As in {@link WorkspaceSettings}. */
  readonly unread?: true;
}

/** Tells which settings hold. */
export interface SettingsReader {
  /** From memory where it was asked lately. */
  at(place: Pick<Place, 'adapter' | 'workspace' | 'channel'>): Promise<EffectiveSettings>;
}

/** Values in their written form, by setting. Absent: not set. */
export type WrittenSettings = Partial<Readonly<Record<SettingName, string>>>;

/** All that was set in a workspace. */
export interface WorkspaceSettings {
  readonly workspace: WrittenSettings;
  /** By the channel's id. */
  readonly channels: ReadonlyMap<string, WrittenSettings>;
  /** What was set could not be read: this is to be acted on in the meantime, and not to be shown. */
  readonly unread?: true;
}

/** Where a change applies: to a whole workspace, or to one of its channels. */
export interface SettingScope extends WorkspaceId {
  /** `null`: the whole workspace. */
  readonly channel: string | null;
}

/** A change of one setting. */
export interface SettingChange {
  readonly scope: SettingScope;
  readonly name: SettingName;
  /** In its written form; `null` takes back what was set. */
  readonly value: string | null;
  /** Opaque id of the person who changes it; kept as a mark that names nobody. */
  readonly author: string;
}

/** What the log tells changes of: settings, and the question of the day, which is kept elsewhere. */
export type LoggedName = SettingName | 'daily';

/** A change as the log keeps it. */
export interface LoggedChange {
  readonly scope: SettingScope;
  readonly name: LoggedName;
  /** What was set before and after; `null`: nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** A mark of the person: the same for the same person in the same workspace. */
  readonly who: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Keeps settings, and every change of them. */
export interface SettingsStore {
  all(workspace: WorkspaceId): Promise<WorkspaceSettings>;
  /** Changes a setting and logs it, both or neither. A value that is set already is no change and not logged. */
  change(change: SettingChange): Promise<void>;
  /** The latest changes, newest first. */
  log(workspace: WorkspaceId, limit: number): Promise<readonly LoggedChange[]>;
}
