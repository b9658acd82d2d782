/** Reads Prometheus's text format strictly (prometheus.io/docs/instrumenting/exposition_formats, "Text-based format"). */

/** One number with its labels. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\n"])*"';
const COMMENT = new RegExp(
  `^# (?:HELP (${NAME}) .+|TYPE (${NAME}) (counter|gauge|histogram|summary))$`,
);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (\\S+)$`);

/**
 * Reads all numbers.
 * @throws for a line that is no line of the format, a number that is none, and one whose type was not told before
 */
export function parseExposition(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    if (line.startsWith('#')) {
      const comment = COMMENT.exec(line);
      if (comment === null) throw new Error(`no comment: ${line}`);
      if (comment[2] !== undefined) types.set(comment[2], comment[3] ?? '');
      continue;
    }
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    const family = types.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, '');
    if (!types.has(family)) throw new Error(`no sample, or of no known type: ${line}`);
    samples.push({ name, labels: readLabels(labels), value: readNumber(value, line) });
  }
  return samples;
}

/** Numbers are read as Go's ParseFloat does, which takes its words in any case. */
function readNumber(value: string, line: string): number {
  if (/^nan$/i.test(value)) return NaN;
  const number = Number(value.replace(/^([+-]?)inf$/i, '$1Infinity'));
  if (value === '' || Number.isNaN(number)) throw new Error(`no number: ${line}`);
  return number;
}

function readLabels(labels: string): Readonly<Record<string, string>> {
  const pairs = labels.match(new RegExp(LABEL, 'g')) ?? [];
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 2, -1)]),
  );
}

/** The number of this name whose labels include these; 0 where there is none, as Prometheus counts. */
export function valueOf(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  const found = samples.filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
}
