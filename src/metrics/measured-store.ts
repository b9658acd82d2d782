/** The store with counts and clocks around it. */
import { StoreAway } from '../core/errors.js';
import type { Job, Jobs } from '../core/records/jobs.js';
import type { AdapterName } from '../core/adapters.js';
import { remember } from '../core/remember.js';
import type { Outbox, Store, TakenDelivery } from '../core/records/store.js';
import type { Instruments } from './instruments.js';

/** Puts the instruments around the store. */
export function measureStore(store: Store, on: Instruments): Store {
  const parts = Object.entries(store).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'object' && part !== null ? countErrors(name, part, on) : part,
  ]);
  const counted = Object.fromEntries(parts) as Store;
  return {
    ...counted,
    outbox: measureOutbox(counted.outbox, on),
    jobs: measureJobs(counted.jobs, on),
  };
}

/** Ports are objects of functions, so each can be wrapped without knowing it. */
function countErrors<T extends object>(part: string, port: T, on: Instruments): T {
  const count = (error: unknown): never => {
    on.storeErrors.inc({ part, kind: error instanceof StoreAway ? 'away' : 'other' });
    throw error;
  };
  const wrapped = Object.entries(port).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function') return [name, value];
    const call = (...given: unknown[]): unknown => {
      const result: unknown = Reflect.apply(value, port, given);
      return result instanceof Promise ? result.catch(count) : result;
    };
    return [name, call];
  });
  return Object.fromEntries(wrapped) as T;
}

/** A delivery in hand: whose it is and since when, for when it is settled under its key alone. */
interface InHand {
  readonly adapter: AdapterName;
  readonly acceptedAt: number;
}

/** What another replica settled in the end is never settled here; it goes when there are so many. */
const MOST_IN_HAND = 10_000;

function measureOutbox(outbox: Outbox, on: Instruments): Outbox {
  const inHand = new Map<string, InHand>();
  const settled = (key: string, outcome: 'answered' | 'done' | 'put-off' | 'failed'): void => {
    const delivery = inHand.get(key);
    inHand.delete(key);
    if (delivery === undefined) return;
    const { adapter, acceptedAt } = delivery;
    on.settled.inc({ adapter, outcome });
    if (outcome === 'answered')
      on.deliverySeconds.observe({ adapter }, (Date.now() - acceptedAt) / 1_000);
  };
  const came = (adapter: AdapterName, isNew: boolean): void => {
    (isNew ? on.accepted : on.repeated).inc({ adapter });
  };
  const took = ({ key, adapter, acceptedAt }: TakenDelivery): void => {
    remember(inHand, key, { adapter, acceptedAt }, MOST_IN_HAND);
  };
  return {
    ...outbox,
    async accept(delivery) {
      const isNew = await outbox.accept(delivery);
      came(delivery.adapter, isNew);
      return isNew;
    },
    async acceptAndTake(delivery, ...given) {
      const accepted = await outbox.acceptAndTake(delivery, ...given);
      came(delivery.adapter, accepted !== false);
      if (typeof accepted === 'object') took(accepted);
      return accepted;
    },
    async take(...given) {
      const taken = await outbox.take(...given);
      taken.forEach(took);
      return taken;
    },
    async done(key, answer, keptReply) {
      const freed = await outbox.done(key, answer, keptReply);
      settled(key, answer === null ? 'done' : 'answered');
      return freed;
    },
    async putOff(key, delay, how) {
      await outbox.putOff(key, delay, how);
      settled(key, 'put-off');
    },
    async fail(key, reason) {
      await outbox.fail(key, reason);
      settled(key, 'failed');
    },
    async giveUp(age) {
      const given = await outbox.giveUp(age);
      on.givenUp.inc(given);
      return given;
    },
  };
}

function measureJobs(jobs: Jobs, on: Instruments): Jobs {
  const measured = (job: Job): Job => ({
    ...job,
    async run() {
      const end = on.jobSeconds.startTimer({ job: job.name });
      try {
        await job.run();
        on.jobs.inc({ job: job.name, outcome: 'done' });
      } catch (error) {
        on.jobs.inc({ job: job.name, outcome: 'failed' });
        throw error;
      } finally {
        end();
      }
    },
  });
  return { ...jobs, start: (all, log) => jobs.start(all.map(measured), log) };
}
