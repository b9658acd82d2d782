/** Explains a pasted error: what it means, and its causes, those first that what is known of image and host speaks for. */
import type { Localized, Sentence } from '../said.js';
import { fitOf, type ErrorFacts, type Fit } from './cause-fit.js';
import type { ErrorCause, ErrorRow } from './error-table.js';
import { findSignal, lineAt, readLog, type LogText, type SignalPlace } from './find-signal.js';
import { imageInLog } from './image-in-log.js';

/** A cause as it is told. */
export interface ExplainedCause {
  readonly id: string;
  readonly text: Localized;
  readonly fit: Fit;
  /** The fact that makes it likely, or rules it out. */
  readonly because?: Sentence;
  /** What tells it apart from the others, and a command that shows it. */
  readonly tells?: Localized;
  readonly command?: string;
  readonly cure: Localized;
  readonly run?: string;
}

/** An error explained. */
export interface ErrorExplanation {
  readonly id: string;
  readonly title: Localized;
  /** The line in which it was found. */
  readonly line: string;
  /** Where it begins in what was pasted, as `readLog` leaves it. */
  readonly at: number;
  /** The likely ones first, those that are ruled out last. */
  readonly causes: readonly ExplainedCause[];
  readonly source: string;
  /** Other errors that were found too, by what they mean. */
  readonly others: readonly Localized[];
}

/** An error that was found, not weighed yet. */
export interface FoundError {
  readonly row: ErrorRow;
  readonly place: SignalPlace;
}

/** Explains errors. Pure; what it knows it got when it was made. */
export interface ErrorExplainer {
  /** The errors in a text, the one that counts first; none where there is none. */
  find(pasted: string): readonly FoundError[];
  /** @param facts - what is known of image and host */
  explain(pasted: string, facts: Omit<ErrorFacts, 'log'>): ErrorExplanation | null;
  /** A line as an error is printed, by the error's id; `null` where there is none of that id. */
  sampleOf(id: string): string | null;
}

/** More errors than these are not named beside the first. */
const MOST_OTHERS = 2;

/** Makes an explainer. @param rows - of `errors.yaml` */
export function createErrorExplainer(rows: readonly ErrorRow[]): ErrorExplainer {
  const find = (log: LogText): readonly FoundError[] => {
    const found = rows.flatMap((row) => {
      const place = firstPlace(row, log);
      return place === null ? [] : [{ row, place }];
    });
    const certain = found.filter(({ row }) => !row.general);
    return certain.length > 0 ? certain : found;
  };
  return {
    find: (pasted) => find(readLog(pasted)),
    sampleOf: (id) => rows.find((row) => row.id === id)?.sample ?? null,
    explain(pasted, known) {
      const log = readLog(pasted);
      const [first, ...others] = find(log);
      if (first === undefined) return null;
      const { row, place } = first;
      return {
        id: row.id,
        title: row.title,
        line: lineAt(log, place),
        at: place.from,
        causes: weighed(row, { ...known, log: log.plain }, log),
        source: row.source,
        others: others.slice(0, MOST_OTHERS).map((other) => other.row.title),
      };
    },
  };
}

function firstPlace({ signals }: ErrorRow, log: LogText): SignalPlace | null {
  const places = signals.flatMap((signal) => findSignal(log, signal) ?? []);
  return places.reduce<SignalPlace | null>(
    (first, place) => (first === null || place.from < first.from ? place : first),
    null,
  );
}

const ORDER: readonly Fit[] = ['fits', 'open', 'ruled-out'];

function weighed({ causes }: ErrorRow, facts: ErrorFacts, log: LogText): readonly ExplainedCause[] {
  const image = facts.image?.kind === 'container' ? facts.image.name : undefined;
  return causes
    .map((cause) => told(cause, facts, image ?? imageInLog(log)))
    .sort((a, b) => ORDER.indexOf(a.fit) - ORDER.indexOf(b.fit));
}

function told(cause: ErrorCause, facts: ErrorFacts, image: string | null): ExplainedCause {
  const { id, text, tells, command, cure, run } = cause;
  const filled = (line: string): string =>
    image === null ? line : line.replaceAll('IMAGE', () => image);
  return {
    id,
    text,
    ...fitOf(cause, facts),
    ...(tells === undefined ? {} : { tells }),
    ...(command === undefined ? {} : { command: filled(command) }),
    cure,
    ...(run === undefined ? {} : { run: filled(run) }),
  };
}
