import { describe, expect, test } from '@jest/globals';
import { Meter, READING_BUDGET } from '../../../src/core/text/reading-budget.js';
import { readImageList } from '../../../src/canirun/image-lists/image-list-reader.js';

/** A pattern, repeated to about a length. */
const fill = (pattern: string, length: number): string =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
const lines = (length: number, each: number, line: (i: number) => string): string =>
  Array.from({ length: Math.ceil(length / each) }, (_, i) => line(i)).join('\n');

const K8S_LIST = 'apiVersion: v1\nkind: List\nitems:\n';
const POD = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n';

/** Files of a given length that cost more than they should where something is quadratic or doubles. */
const FAMILIES: readonly (readonly [name: string, file: (length: number) => string])[] = [
  // Dockerfiles
  [
    'arguments that double',
    (n) => `ARG a0=x\n${lines(n, 16, (i) => `ARG a${i + 1}=$a${i}$a${i}`)}\nFROM $a9\n`,
  ],
  ['one argument, many times', (n) => `ARG a=${fill('x', n / 2)}\nFROM ${fill('$a', n / 2)}\n`],
  ['defaults in defaults', (n) => `FROM a\nFROM ${fill('${a:-', n)}`],
  ['here-documents without end', (n) => `FROM a\n${fill('RUN cat <<EOF\n', n)}`],
  [
    'here-documents of many names',
    (n) =>
      `FROM a\nRUN ${lines(n / 2, 5, (i) => `<<A${i}`).replaceAll('\n', ' ')}\n${fill('x\n', n / 2)}`,
  ],
  [
    'here-documents, each with its end',
    (n) => `FROM a\n${lines(n, 16, (i) => `RUN <<A${i}\nA${i}`)}`,
  ],
  ['continued lines', (n) => `FROM a\n${fill('RUN a \\\n', n)}`],
  ['nothing but continuations', (n) => `FROM a\n${fill('\\\n', n)}`],
  ['comments within a continued line', (n) => `FROM a\nRUN a \\\n${fill('#\n', n)}`],
  ['many stages', (n) => fill('FROM a AS b\n', n)],
  ['blank before the first line', (n) => `${fill(' \t\n', n)}FROM a\nRUN b`],
  // Compose files
  ['many services', (n) => `services:\n${lines(n, 24, (i) => `  s${i}: { image: a${i} }`)}`],
  ['one service, many times', (n) => `services:\n${fill('  a:\n    image: b\n', n)}`],
  [
    'aliases of one anchor',
    (n) => `services:\n  a: &a { image: x }\n${lines(n, 12, (i) => `  s${i}: *a`)}`,
  ],
  [
    'aliases that multiply',
    (n) =>
      `services: {}\n${lines(n, 60, (i) => `b${i}: &b${i} [${i ? `*b${i - 1},`.repeat(9) : ''}]`)}`,
  ],
  [
    'merge keys of a large map',
    (n) =>
      `x: &x { ${lines(n / 2, 8, (i) => `k${i}: 1,`)} }\nservices:\n${lines(n / 2, 24, (i) => `  s${i}: { <<: *x }`)}`,
  ],
  [
    'merge keys of merge keys',
    (n) =>
      `services:\n${lines(n, 40, (i) => `  s${i}: &s${i} { <<: [*s${i - 1}, *s${i - 2}], image: a }`)}`,
  ],
  ['anchors alone', (n) => `services: {}\n${lines(n, 16, (i) => `k${i}: &a${i} *a${i - 1}`)}`],
  ['open brackets', (n) => `services: ${fill('[', n)}`],
  ['open braces', (n) => `services: ${fill('{', n)}`],
  ['closed braces', (n) => `services:\n${fill('}', n)}`],
  ['brackets in quotes', (n) => `services:\n  a: ${fill('"["', n)}`],
  [
    'quoted brackets before open ones',
    (n) => `services:\n  a: "${fill(']', n / 2)}"\n  b: ${fill('[', n / 2)}`,
  ],
  ['dashes', (n) => `services:\n${fill('- ', n)}`],
  ['question marks', (n) => `services:\n${fill('? ', n)}`],
  ['keys of keys', (n) => `services:\n  ${fill('a: ', n)}`],
  ['indentation', (n) => `services:\n${lines(n, Math.sqrt(n), (i) => `${' '.repeat(i + 1)}a:`)}`],
  ['tags', (n) => `services:\n  a: ${fill('!a ', n)}`],
  ['anchors of one node', (n) => `services:\n  a: ${fill('&a ', n)}`],
  ['documents', (n) => fill('---\nservices: { a: { image: b } }\n', n)],
  ['broken documents', (n) => fill('---\nservices: { a: { image: b\n', n)],
  ['broken lines', (n) => `services:\n${fill('\ta: b: c\n', n)}`],
  ['a folded text', (n) => `services:\n  a: >\n${fill('    x\n\n', n)}`],
  ['a quoted text', (n) => `services:\n  a: "${fill('\\"', n)}`],
  // Kubernetes manifests
  [
    'a list of pods',
    (n) => `${K8S_LIST}${fill('- { kind: Pod, spec: { containers: [{ image: a }] } }\n', n)}`,
  ],
  [
    'lists of one list',
    (n) =>
      `${K8S_LIST}${lines(n, 70, (i) => `- &l${i} { kind: List, items: [${i ? `*l${i - 1}, *l${i - 1}, *l${i - 1}` : ''}] }`)}`,
  ],
  [
    'a list of itself',
    (n) => `apiVersion: v1\nkind: List\nitems: &a\n- { kind: List, items: *a }\n${fill('#', n)}`,
  ],
  ['containers without an image', (n) => `${POD}${fill('  - name: a\n', n)}`],
];

/** Steps that reading takes, and how much comes of it. */
function cost(file: string): { steps: number; output: number } {
  const meter = new Meter(file.length);
  const list = readImageList(file, meter);
  return { steps: meter.steps, output: JSON.stringify(list).length };
}

describe.each(FAMILIES)('%s', (_name, file) => {
  test('cost what is allowed at some length', () => {
    const length = 16_000;
    const { steps, output } = cost(file(length));
    expect(steps).toBeLessThanOrEqual(READING_BUDGET.steps + length);
    expect(output).toBeLessThan(200_000);
  });

  test('cost no more than a few steps a character while they are read', () => {
    const lengths = [500, 1_000, 2_000, 4_000];
    const steps = lengths.map((length) => cost(file(length)).steps);
    steps.forEach((count, i) => {
      expect(count).toBeLessThanOrEqual(2 * (lengths[i] ?? 0) + 200);
    });
  });
});

test('a file of a thousand honest services is within the budget', () => {
  const file = `services:\n${lines(250_000, 250, (i) => `  service-${i}:\n    image: registry.example/team/service-${i}:1.2.3\n    restart: unless-stopped\n    environment:\n      - DATABASE_URL=postgres://db/service\n      - LOG_LEVEL=info\n    depends_on: [db, cache]`)}`;
  expect(readImageList(file)?.images).toHaveLength(READING_BUDGET.images);
});
