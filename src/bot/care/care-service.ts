/**
 * Care for notes: what wants looking at in a channel, and the reminders of it. Owners are reminded once a week where the
 * channel has switched it on, of notes that may be seen there and no others; nothing is said where there is nothing.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../../core/audience.js';
import { channelOf } from '../../core/conversation.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import type { Note, NoteProblem } from '../../core/note.js';
import type { Inbox } from '../../core/records/inbox.js';
import { NO_CHANNEL_MESSAGE, toDelivery, type News } from '../../core/records/incoming.js';
import type { SettingsReader, SettingsStore } from '../../core/records/settings.js';
import { dayOf, type UseLog } from '../../core/records/statistics.js';
import type { CoolDowns, Outbox } from '../../core/records/store.js';
import type { Reply } from '../../core/reply.js';
import { taughtIdOf } from '../../core/records/taught-notes.js';
import { SOURCE_MARK, type SourceEvent } from '../teach/own-notes.js';
import { teamOf } from '../teach/team.js';
import { inLanguage, messagesOf } from '../messages/messages.js';
import { byPerson, careItems, type CareItem } from './care-items.js';
import { presentReminder } from './care-reply.js';

/** The service. */
export interface CareService {
  /** What wants looking at of the notes that may be seen in a place, the most asked first. */
  items(place: Place): Promise<readonly CareItem[]>;
  /** A note is not told of for a while. @returns false when that holds already */
  snooze(workspace: WorkspaceId, note: Note, days: number): Promise<boolean>;
  /** Whoever stands in is told instead of a person. @returns false when that holds already */
  leave(workspace: WorkspaceId, person: string, days: number): Promise<boolean>;
  /** Reminds the owners of all channels that want it. @returns how many were told */
  remind(): Promise<number>;
}

/** What it works with. */
export interface CareOptions {
  readonly store: {
    readonly inbox: Pick<Inbox, 'workspaces'>;
    readonly settings: Pick<SettingsStore, 'all'>;
    readonly use: UseLog;
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

  async function items(place: Place): Promise<readonly CareItem[]> {
    const { values } = await settings.at(place);
    const notes = (await library.view({ place }, values.notes)).notes();
    const use = await store.use.count(place, dayOf(now()) - LOOKED_BACK_DAYS);
    const snoozed = new Set(await store.coolDowns.running(place, SNOOZED));
    const marked = new Set(await store.coolDowns.running(teamOf(place), SOURCE_MARK));
    return careItems({
      notes,
      problems: check(notes),
      use: use.notes,
      today: new Date(now()).toISOString().slice(0, 10),
      sourceOf: ({ id }) => {
        const taught = taughtIdOf(id);
        const has = (event: SourceEvent): boolean =>
          taught !== null && marked.has(`${SOURCE_MARK}${event} ${taught}`);
        return has('deleted') ? 'deleted' : has('edited') ? 'edited' : null;
      },
      isSnoozed: ({ id }) => snoozed.has(SNOOZED + markOf(id)),
    });
  }

  /** Tells the owners in one channel, each once a week. */
  async function remindIn(place: Place, week: number): Promise<number> {
    const away = new Set(await store.coolDowns.running(place, AWAY));
    const { language } = (await settings.at(place)).values;
    const messages = messagesOf(language);
    let told = 0;
    const groups = byPerson(await items(place), (one) => away.has(AWAY + markOf(one)));
    for (const [person, own] of groups) {
      const reply = inLanguage(presentReminder(person, own, messages), messages);
      const key = `care/${week}/${place.adapter}/${place.workspace}/${place.channel}/${markOf(person)}`;
      if (await store.outbox.accept(toDelivery(newsOf(key, place, reply)))) told += 1;
    }
    return told;
  }

  return {
    items,
    snooze: (workspace, { id }, days) =>
      store.coolDowns.start(workspace, SNOOZED + markOf(id), days * DAY),
    leave: (workspace, person, days) =>
      store.coolDowns.start(workspace, AWAY + markOf(person), days * DAY),
    async remind() {
      const week = Math.floor(dayOf(now()) / 7);
      let told = 0;
      for (const workspace of await store.inbox.workspaces())
        for (const [channel] of (await store.settings.all(workspace)).channels) {
          const place = channelOf({ ...workspace, channel });
          const { values } = await settings.at(place);
          if (values.reminders === 'on') told += await remindIn(place, week);
        }
      return told;
    },
  };
}

/** Names and ids as a mark: what is kept of them names nobody. */
function markOf(name: string): string {
  return createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 16);
}

function newsOf(id: string, place: Place, reply: Reply): News {
  const message = { id, place, author: '', text: '', addressed: true };
  return { message, target: null, ...NO_CHANNEL_MESSAGE, reply };
}
