/**
 * Care for notes: what wants looking at in a channel, and the reminders of it. Owners are reminded once a week where the
 * channel has switched it on, of notes that may be seen there and no others; nothing is said where there is nothing.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../../core/audience.js';
import { channelOf } from '../../core/conversation.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import type { Note, NoteProblem } from '../../core/note.js';
import type { SourceEdits } from '../../core/records/asking/source-edits.js';
import type { Inbox } from '../../core/records/inbox.js';
import { newsDelivery } from '../../core/records/incoming.js';
import type { SettingsReader, SettingsStore } from '../../core/records/settings.js';
import { dayOf, type UseLog } from '../../core/records/statistics.js';
import type { CoolDowns, Outbox } from '../../core/records/store.js';
import { taughtIdOf } from '../../core/records/taught-notes.js';
import { SOURCE_MARK, type SourceEvent } from '../teach/own-notes.js';
import { teamOf } from '../teach/team.js';
import { inLanguage, messagesOf } from '../messages/messages.js';
import { byPerson, careItems, keepersIn, type CareItem, type Keepers } from './care-items.js';
import { personId } from './person-id.js';
import { presentReminder } from './care-reply.js';

/** The service. */
export interface CareService {
  /** What wants looking at of the notes that may be seen in a place, the most asked first. */
  items(place: Place): Promise<readonly CareItem[]>;
  /** Who keeps a note of those that may be seen in a place; `null`: nobody. */
  keepersOf(place: Place): Promise<(note: Note) => Keepers | null>;
  /** All who keep notes that may be seen in a place. */
  keepers(place: Place): Promise<readonly Keepers[]>;
  /** A note is not told of for a while. @returns false when that holds already */
  snooze(workspace: WorkspaceId, note: Note, days: number): Promise<boolean>;
  /** Whoever stands in is told instead of a person. @returns false when that holds already */
  leave(workspace: WorkspaceId, person: string, days: number): Promise<boolean>;
  /** Reminds the owners of all channels that want it. @param isGone - absent: nobody is @returns how many were told */
  remind(isGone?: IsGone): Promise<number>;
}

/**
 * Whether the platform says that somebody is no member of a workspace any more; false also where it does not tell.
 * @param person - the platform's id
 */
export type IsGone = (workspace: WorkspaceId, person: string) => Promise<boolean>;

/** What it works with. */
export interface CareOptions {
  readonly store: {
    readonly inbox: Pick<Inbox, 'workspaces'>;
    readonly settings: Pick<SettingsStore, 'all'>;
    readonly use: UseLog;
    readonly sourceEdits: Pick<SourceEdits, 'list'>;
    readonly coolDowns: CoolDowns;
    readonly outbox: Pick<Outbox, 'accept'>;
  };
  /** Tells which notes somebody may see. */
  readonly library: {
    view(
      viewer: Viewer,
      chosen: readonly string[] | null,
    ): Promise<{ readonly notes: () => readonly Note[] }>;
  };
  readonly settings: SettingsReader;
  /** What the check of the notes says of some. */
  readonly check: (notes: readonly Note[]) => readonly NoteProblem[];
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const DAY = 24 * 60 * 60_000;
/** Votes and questions of that long are looked at. */
const LOOKED_BACK_DAYS = 30;
const SNOOZED = 'snoozed note ';
const AWAY = 'away owner ';

/** Creates the service. */
export function createCare(options: CareOptions): CareService {
  const { store, library, settings, check, now } = options;

  async function notesAt(place: Place): Promise<readonly Note[]> {
    const { values } = await settings.at(place);
    return (await library.view({ place }, values.notes)).notes();
  }

  async function items(place: Place): Promise<readonly CareItem[]> {
    const notes = await notesAt(place);
    const use = await store.use.count(place, dayOf(now()) - LOOKED_BACK_DAYS);
    const snoozed = new Set(await store.coolDowns.running(place, SNOOZED));
    const marked = new Set(await store.coolDowns.running(teamOf(place), SOURCE_MARK));
    const edited = await store.sourceEdits.list(teamOf(place));
    return careItems({
      notes,
      problems: check(notes),
      use: use.notes,
      today: new Date(now()).toISOString().slice(0, 10),
      sourceOf: ({ id }) => {
        const taught = taughtIdOf(id);
        const has = (event: SourceEvent): boolean =>
          taught !== null && marked.has(`${SOURCE_MARK}${event} ${taught}`);
        const isEdited = has('edited') || edited.some(({ note }) => note === taught);
        return has('deleted') ? 'deleted' : isEdited ? 'edited' : null;
      },
      isSnoozed: ({ id }) => snoozed.has(SNOOZED + markOf(id)),
    });
  }

  /** Tells the owners in one channel, each once a week. */
  async function remindIn(place: Place, week: number, isGone: IsGone): Promise<number> {
    const away = new Set(await store.coolDowns.running(place, AWAY));
    const { language } = (await settings.at(place)).values;
    const messages = messagesOf(language);
    let told = 0;
    const all = await items(place);
    const gone = await goneOf(all, place, isGone);
    const groups = byPerson(all, (one) => away.has(AWAY + markOf(one)) || gone.has(one));
    for (const [person, own] of groups) {
      const reply = inLanguage(presentReminder(person, own, messages), messages);
      const key = `care/${week}/${place.adapter}/${place.workspace}/${place.channel}/${markOf(person)}`;
      if (await store.outbox.accept(newsDelivery(key, place, reply))) told += 1;
    }
    return told;
  }

  /** Of those who keep notes, the people whom the platform does not know in the workspace any more. */
  async function goneOf(
    all: readonly CareItem[],
    place: Place,
    isGone: IsGone,
  ): Promise<ReadonlySet<string>> {
    const named = all.flatMap(({ owner, standIn, others }) => [owner, standIn ?? '', ...others]);
    const gone = new Set<string>();
    for (const one of new Set(named)) {
      const id = personId(one);
      if (id !== null && (await isGone(place, id))) gone.add(one);
    }
    return gone;
  }

  return {
    items,
    keepersOf: async (place) => keepersIn(await notesAt(place)),
    async keepers(place) {
      const notes = await notesAt(place);
      const of = keepersIn(notes);
      return notes.flatMap((note) => of(note) ?? []);
    },
    snooze: (workspace, { id }, days) =>
      store.coolDowns.start(workspace, SNOOZED + markOf(id), days * DAY),
    leave: (workspace, person, days) =>
      store.coolDowns.start(workspace, AWAY + markOf(person), days * DAY),
    async remind(isGone = () => Promise.resolve(false)) {
      const week = Math.floor(dayOf(now()) / 7);
      let told = 0;
      for (const workspace of await store.inbox.workspaces())
        for (const [channel] of (await store.settings.all(workspace)).channels) {
          const place = channelOf({ ...workspace, channel });
          const { values } = await settings.at(place);
          if (values.reminders === 'on') told += await remindIn(place, week, isGone);
        }
      return told;
    },
  };
}

/** Names and ids as a mark: what is kept of them names nobody. */
function markOf(name: string): string {
  return createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 16);
}
