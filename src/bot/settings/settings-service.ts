/** The settings service: reads settings from memory where it can, changes them, and tells who else has to forget them. */
import type { AdapterName } from '../../core/adapters.js';
import { StoreAway } from '../../core/errors.js';
import type { Language } from '../../core/language.js';
import { workspaceName, type Place, type WorkspaceId } from '../../core/message.js';
import type {
  EffectiveSettings,
  LoggedChange,
  SettingChange,
  SettingScope,
  SettingName,
  Settings,
  SettingsReader,
  SettingsStore,
  WorkspaceSettings,
} from '../../core/records/settings.js';
import { remember } from '../../core/remember.js';
import {
  effectiveSettings,
  EMPTY_FILE,
  type SaidSettings,
  type SettingsFile,
} from './effective-settings.js';

/** The service. */
export interface SettingsService extends SettingsReader {
  /** Changes settings; each is checked before. */
  change(changes: readonly SettingChange[]): Promise<void>;
  /** Whether the operator's file decides a setting there, so that it can't be changed by chat. */
  isPinned(scope: SettingScope, name: SettingName): boolean;
  log(workspace: WorkspaceId, limit: number): Promise<readonly LoggedChange[]>;
  /** Forgets what is remembered of a workspace: it was changed elsewhere. */
  forget(workspace: WorkspaceId): void;
  /** Forgets all that is remembered: changes may have passed unheard. */
  forgetAll(): void;
  /** What holds in chats of that kind where nothing was set, and the file decides nothing. */
  fallback(adapter: AdapterName): Settings;
  /** Names of the note sets that there are. */
  readonly sets: readonly string[];
}

/** What the service works with. */
export interface SettingsServiceOptions {
  readonly store: SettingsStore;
  readonly file?: SettingsFile;
  /** Names of the note sets that there are. */
  readonly sets?: readonly string[];
  /** Tells the other replicas of a change. */
  readonly announce?: (workspace: WorkspaceId) => Promise<void>;
}

/** Settings of so many workspaces are remembered, the least recently used going first; each takes about a kilobyte. */
const MOST_WORKSPACES = 10_000;

const NOTHING: WorkspaceSettings = { workspace: {}, channels: new Map() };

/** Opens the service. */
export function createSettingsService(options: SettingsServiceOptions): SettingsService {
  const { store, file = EMPTY_FILE, sets = ['notes'], announce } = options;
  const known = new Map<string, Promise<WorkspaceSettings>>();
  /** What holds in a workspace, by channel: reading the written values anew for every message would cost more than the answer. */
  const weighed = new WeakMap<WorkspaceSettings, Map<string | null, EffectiveSettings>>();

  function chosen(workspace: WorkspaceId): Promise<WorkspaceSettings> {
    const key = workspaceName(workspace);
    const asked = known.get(key) ?? store.all(workspace);
    remember(known, key, asked, MOST_WORKSPACES);
    asked.catch(() => {
      if (known.get(key) === asked) known.delete(key);
    });
    return asked;
  }

  const pinned = (workspace: WorkspaceId) => file.workspaces.get(workspaceName(workspace));

  /** Channels of which nothing is said are all alike, so that as much is remembered as was said. */
  function weigh(channel: string, adapter: AdapterName, said: SaidSettings): EffectiveSettings {
    const { pinned, chosen } = said;
    const named = chosen.channels.has(channel) || pinned?.channels.has(channel) === true;
    const byChannel = weighed.get(chosen) ?? new Map<string | null, EffectiveSettings>();
    weighed.set(chosen, byChannel);
    const key = named ? channel : null;
    const result = byChannel.get(key) ?? effectiveSettings(channel, { adapter, sets }, said);
    byChannel.set(key, result);
    return result;
  }

  return {
    sets,
    async at({ adapter, workspace, channel }): Promise<EffectiveSettings> {
      const id = { adapter, workspace };
      return weigh(channel, adapter, {
        pinned: pinned(id),
        chosen: await chosen(id),
        defaults: file.defaults,
      });
    },
    async change(changes) {
      for (const change of changes) {
        await store.change(change);
        known.delete(workspaceName(change.scope));
        await announce?.({ adapter: change.scope.adapter, workspace: change.scope.workspace });
      }
    },
    isPinned(scope, name) {
      const said = pinned(scope);
      const inChannel = scope.channel === null ? undefined : said?.channels.get(scope.channel);
      return said?.workspace[name] !== undefined || inChannel?.[name] !== undefined;
    },
    fallback(adapter) {
      const said = { pinned: undefined, chosen: NOTHING, defaults: file.defaults };
      return effectiveSettings('', { adapter, sets }, said).values;
    },
    log: (workspace, limit) => store.log(workspace, limit),
    forgetAll() {
      known.clear();
    },
    forget(workspace) {
      known.delete(workspaceName(workspace));
    },
  };
}

/** Passes on what was read. @throws StoreAway where settings are to be shown and could not be read */
export function asRead(settings: EffectiveSettings): EffectiveSettings {
  if (settings.unread === true) throw new StoreAway('settings could not be read');
  return settings;
}

/**
 * The settings that hold somewhere.
 * @param service - absent: what is set nowhere holds everywhere
 * @param asked - the language that the asker's outlet is shown in; it is spoken where nobody decided on one
 */
export async function settingsAt(
  place: Pick<Place, 'adapter' | 'workspace' | 'channel'>,
  service: SettingsService | undefined,
  asked?: Language,
): Promise<EffectiveSettings> {
  const settings = await heldAt(place, service);
  const { values, origins } = settings;
  if (asked === undefined || origins.language !== 'default') return settings;
  return {
    ...settings,
    values: { ...values, language: asked },
    origins: { ...origins, language: 'asker' },
  };
}

async function heldAt(
  place: Pick<Place, 'adapter' | 'workspace' | 'channel'>,
  service: SettingsService | undefined,
): Promise<EffectiveSettings> {
  if (service !== undefined) return service.at(place);
  const context = { adapter: place.adapter, sets: [] };
  return effectiveSettings(place.channel, context, {
    pinned: undefined,
    chosen: NOTHING,
    defaults: {},
  });
}
