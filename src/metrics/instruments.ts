/**
 * Every number for Prometheus, with its name and its labels. Labels have few values, all known beforehand: names of
 * adapters, outcomes and parts of the program, never a workspace, a person, a registry or words of anybody.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds: from what nobody notices to what nobody waits for. */
const HUMAN = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** Seconds: an answer from the index takes a fraction of a millisecond. */
const MACHINE = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 1];

/** All instruments, by what they measure. */
export type Instruments = ReturnType<typeof createInstruments>;

/** Creates them in a registry of numbers. */
export function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `quaymaster_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `quaymaster_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    buckets: number[],
  ) => new Histogram({ name: `quaymaster_${name}`, help, labelNames, buckets, registers });

  return {
    messages: counter(
      'messages_total',
      'Messages that the bot handled, its greetings among them; outcome: replied, silent (rightly), failed (an apology, or tried again).',
      ['adapter', 'outcome'],
    ),
    replySeconds: histogram(
      'reply_seconds',
      'From a message to its reply, without the way to and from the platform.',
      ['adapter'],
      HUMAN,
    ),
    engineSeconds: histogram(
      'engine_seconds',
      'Looking a question up in the notes; status: answered, suggested, not-found.',
      ['status'],
      MACHINE,
    ),
    accepted: counter('deliveries_accepted_total', 'Deliveries taken from a platform and kept.', [
      'adapter',
    ]),
    repeated: counter(
      'deliveries_repeated_total',
      'Deliveries that a platform sent again, or another replica had accepted.',
      ['adapter'],
    ),
    settled: counter(
      'deliveries_settled_total',
      'Attempts at deliveries; outcome: answered (posted where it can be found again), done (silence, or an answer ' +
        'for the asker alone), put-off (tried again later), failed (for good).',
      ['adapter', 'outcome'],
    ),
    deliverySeconds: histogram(
      'delivery_seconds',
      'From accepting a delivery to its posted answer, waiting and retries included.',
      ['adapter'],
      HUMAN,
    ),
    givenUp: counter(
      'deliveries_given_up_total',
      'Deliveries that nobody could answer for a day.',
      [],
    ),
    open: gauge(
      'deliveries_open',
      'Deliveries that wait or are being handled, over all replicas on the same store.',
      ['adapter'],
    ),
    oldestSeconds: gauge(
      'deliveries_oldest_seconds',
      'Age of the oldest open delivery, over all replicas on the same store; 0 where none is open.',
      ['adapter'],
    ),
    lookups: counter(
      'registry_lookups_total',
      'Questions to image registries; outcome: ok, or why not.',
      ['kind', 'outcome'],
    ),
    lookupSeconds: histogram(
      'registry_lookup_seconds',
      'A whole lookup at a registry, all its requests together.',
      ['kind'],
      HUMAN,
    ),
    notes: gauge('notes', 'Notes that all workspaces share, as everybody sees them.', []),
    passages: gauge('passages', 'Passages of these notes.', []),
    workspacesLoaded: gauge(
      'workspaces_loaded',
      'Workspaces with notes of their own in memory.',
      [],
    ),
    indexBytes: gauge(
      'index_bytes',
      'What notes and indexes take in memory, by estimate; of: shared, workspaces (bound by MAX_INDEX_MB).',
      ['of'],
    ),
    storeErrors: counter(
      'store_errors_total',
      'Calls of the store that failed; kind: away (it could not be reached), other.',
      ['part', 'kind'],
    ),
    storeRetries: counter(
      'store_retries_total',
      'Statements tried again because PostgreSQL was away or took a transaction back.',
      [],
    ),
    jobs: counter('jobs_total', 'Runs of jobs in this process; outcome: done, failed.', [
      'job',
      'outcome',
    ]),
    jobSeconds: histogram('job_seconds', 'Runs of jobs in this process.', ['job'], HUMAN),
    info: gauge('info', 'Always 1; the version is its label.', ['version']),
  };
}
