/** The store in memory: forgets all when the process ends. For tests and for the playground without a data folder. */
import type { Conversation } from '../core/conversation.js';
import type {
  ChannelId,
  DeliveryRecord,
  Feedback,
  NewDelivery,
  Outbox,
  Seal,
  Store,
  TakenDelivery,
} from '../core/store.js';
import type { Reply } from '../core/reply.js';
import { createSeal } from './seal.js';

/**
 * Creates an empty store.
 * @param now - the clock, in milliseconds since 1970
 * @param seal - encrypts credentials; by default with a key of its own
 */
export function createMemoryStore(
  now: () => number = Date.now,
  seal: Seal = createSeal('kept in memory only'),
): Store {
  const outbox = createMemoryOutbox(now);
  const installations = new Map<string, string>();
  const overheard = new Set<string>();
  const coolDowns = new Map<string, number>();
  const conversations = new Map<string, { conversation: Conversation; at: number }>();
  const feedback = new Map<string, Feedback>();
  const channelKey = (id: ChannelId) => JSON.stringify([id.adapter, id.workspace, id.channel]);

  return {
    outbox,
    installations: {
      put: (adapter, workspace, credentials) =>
        promised(() => {
          const key = `${adapter} workspace ${workspace}`;
          installations.set(key, seal.close(credentials, key));
        }),
      get: (adapter, workspace) =>
        promised(() => {
          const key = `${adapter} workspace ${workspace}`;
          const sealed = installations.get(key);
          return sealed === undefined ? null : seal.open(sealed, key);
        }),
      remove: (adapter, workspace) =>
        promised(() => void installations.delete(`${adapter} workspace ${workspace}`)),
    },
    channels: {
      mayOverhear: (id) => promised(() => overheard.has(channelKey(id))),
      setOverhear: (id, allowed) =>
        promised(() => {
          if (allowed) overheard.add(channelKey(id));
          else overheard.delete(channelKey(id));
        }),
    },
    coolDowns: {
      start: (key, duration) =>
        promised(() => {
          if ((coolDowns.get(key) ?? 0) > now()) return false;
          coolDowns.set(key, now() + duration);
          return true;
        }),
    },
    conversations: {
      recall: (key) => promised(() => conversations.get(key)?.conversation ?? null),
      remember: (key, conversation) =>
        promised(() => void conversations.set(key, { conversation, at: now() })),
      forget: (key) => promised(() => void conversations.delete(key)),
    },
    feedback: {
      record: (one) =>
        promised(() => void feedback.set(JSON.stringify([one.delivery, one.author]), one)),
      count: (delivery) =>
        promised(() => {
          const all = [...feedback.values()].filter((one) => one.delivery === delivery);
          const helpful = all.filter((one) => one.helpful).length;
          return { helpful, unhelpful: all.length - helpful };
        }),
    },
    sweep: (olderThan) =>
      promised(() => {
        outbox.sweep(now() - olderThan);
        for (const [key, { at }] of conversations)
          if (at < now() - olderThan) conversations.delete(key);
        for (const [key, until] of coolDowns) if (until < now()) coolDowns.delete(key);
      }),
    close: () => Promise.resolve(),
  };
}

/** A delivery with all that is known of it. */
interface Row extends NewDelivery {
  state: DeliveryRecord['state'];
  attempts: number;
  unsure: number;
  acceptedAt: number;
  dueAt: number;
  owner: string | null;
  answer: string | null;
  reply: Reply | null;
  settledAt: number | null;
}

function createMemoryOutbox(now: () => number): Outbox & { sweep(before: number): void } {
  /** In order of acceptance, as a Map keeps it. */
  const rows = new Map<string, Row>();
  const all = () => [...rows.values()];
  const change = (key: string, values: Partial<Row>) =>
    promised(() => {
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, ...values });
    });
  const settle = (key: string, values: Partial<Row>) =>
    change(key, { body: '', owner: null, settledAt: now(), ...values });

  return {
    accept: (delivery) =>
      promised(() => {
        if (rows.has(delivery.key)) return false;
        rows.set(delivery.key, {
          ...delivery,
          state: 'open',
          attempts: 0,
          unsure: 0,
          acceptedAt: now(),
          dueAt: now(),
          owner: null,
          answer: null,
          reply: null,
          settledAt: null,
        });
        return true;
      }),
    take: (adapter, owner, lease, limit) =>
      promised(() => {
        const heads = new Map<string, Row>();
        for (const row of all()) {
          if (row.state === 'open' && !heads.has(row.lane)) heads.set(row.lane, row);
        }
        return [...heads.values()]
          .filter((row) => row.adapter === adapter && row.dueAt <= now())
          .slice(0, limit)
          .map((row) => {
            const attempts = row.attempts + 1;
            const unsure = row.unsure + 1;
            rows.set(row.key, { ...row, owner, dueAt: now() + lease, attempts, unsure });
            return toTaken(row, attempts, unsure > 1);
          });
      }),
    done: (key, answer, keptReply) =>
      settle(key, { state: 'done', answer, reply: keptReply ?? null }),
    putOff: (key, delay, { maybePosted, reply }) =>
      change(key, {
        dueAt: now() + delay,
        owner: null,
        ...(!maybePosted && { unsure: 0 }),
        ...(reply && { reply }),
      }),
    fail: (key) => settle(key, { state: 'failed', reply: null }),
    release: (owner) =>
      promised(() => {
        for (const row of all()) {
          if (row.state === 'open' && row.owner === owner) {
            rows.set(row.key, { ...row, owner: null, dueAt: now() });
          }
        }
      }),
    find: (key) => promised(() => toRecord(rows.get(key))),
    findQuestion: (adapter, question) =>
      promised(() => {
        const asked = all().filter((row) => row.adapter === adapter && row.question === question);
        return toRecord(
          asked.findLast((row) => row.answer !== null) ??
            asked.findLast((row) => row.state === 'open'),
        );
      }),
    findAnswer: (adapter, answer) =>
      promised(() =>
        toRecord(all().findLast((row) => row.adapter === adapter && row.answer === answer)),
      ),
    forgetAnswer: (adapter, answer) =>
      promised(() => {
        for (const row of all()) {
          if (row.adapter === adapter && row.answer === answer) {
            rows.set(row.key, { ...row, answer: null, reply: null });
          }
        }
      }),
    askers: (lane) =>
      promised(() => {
        const known = all().filter(
          (row) => row.lane === lane && (row.answer !== null || row.state === 'open'),
        );
        return [...new Set(known.map((row) => row.author))];
      }),
    sweep: (before) => {
      for (const row of all()) {
        if (row.settledAt !== null && row.settledAt < before) rows.delete(row.key);
      }
    },
  };
}

function toTaken(row: Row, attempts: number, interrupted: boolean): TakenDelivery {
  const { key, adapter, lane, author, question, body, reply, acceptedAt } = row;
  return { key, adapter, lane, author, question, body, attempts, interrupted, acceptedAt, reply };
}

function toRecord(row: Row | undefined): DeliveryRecord | null {
  if (!row) return null;
  const { key, author, state, answer, reply } = row;
  return { key, author, state, answer, reply };
}

/** Runs at once and hands the result or the error out as a promise, as a real home would. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
