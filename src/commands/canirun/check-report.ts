/** What `quaymaster canirun --check` reports: as text, as annotations that GitHub shows at the line, or as SARIF 2.1.0. */
import type { VerdictJson } from '../../bot/canirun/verdict-json.js';
import { annotation } from '../workflow-command.js';

/** The forms of a report. */
export const CHECK_FORMATS = ['text', 'github', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** One verdict, and where the image stands. */
export interface Checked {
  /** Service, stage or container; the image itself where no file names it. */
  readonly name: string;
  readonly verdict: VerdictJson;
  /** The file and the line on which it names the image; absent for an image named by itself. */
  readonly at?: { readonly file: string; readonly line: number };
}

/** Exit statuses of their own: a verdict is `no`; none is, but one is `unknown`. */
const EXIT_NO = 3;
const EXIT_UNKNOWN = 4;

/**
 * The exit status that a pipeline goes by.
 * @param unread - how many of a file's images could not be read; of those nothing is known
 */
export function statusOf(all: readonly Checked[], unread = 0): number {
  if (all.some(({ verdict }) => verdict.verdict === 'no')) return EXIT_NO;
  return unread > 0 || all.some(({ verdict }) => verdict.verdict === 'unknown') ? EXIT_UNKNOWN : 0;
}

/**
 * Writes a report.
 * @param version - of the program, for SARIF
 */
export function formatReport(
  all: readonly Checked[],
  format: CheckFormat,
  version: string,
): string {
  switch (format) {
    case 'text':
      return all.map((one) => `${textLine(one)}\n`).join('');
    case 'github':
      return all
        .flatMap((one) => githubLine(one) ?? [])
        .map((line) => `${line}\n`)
        .join('');
    case 'sarif':
      return `${JSON.stringify(sarifLog(all, version), null, 2)}\n`;
  }
}

const SAYS: Readonly<Record<VerdictJson['verdict'], string>> = {
  native: 'runs natively',
  vm: 'runs in a virtual machine',
  emulated: 'runs emulated',
  legacy: 'runs only with a retired tool',
  no: 'does not run',
  unknown: 'cannot be told',
};

/** `compose.yml:3: web: nginx on raspberry pi 4: runs natively`. */
function textLine(checked: Checked): string {
  const { name, verdict, at } = checked;
  const place = at === undefined ? '' : `${at.file}:${at.line}: `;
  const row = name === verdict.image ? '' : `${name}: `;
  return `${place}${row}${sentenceOf(checked)}`;
}

/** `nginx on raspberry pi 4: does not run. The CPU …`, with what would help. */
function sentenceOf({ verdict }: Checked): string {
  const { image, host, reasons, missing, fixes } = verdict;
  const head = `${image} on ${host}: ${SAYS[verdict.verdict]}`;
  if (levelOf(verdict) === null) return head;
  const failing = reasons.find(({ ok }) => ok === false) ?? reasons.find(({ ok }) => ok === null);
  const why = verdict.verdict === 'unknown' ? (missing[0] ?? failing?.text) : failing?.text;
  const [fix] = fixes;
  return [
    `${head}.`,
    ...(why === undefined ? [] : [why]),
    ...(fix === undefined ? [] : [`What helps: ${fix.text}`]),
  ].join(' ');
}

/** How loud a verdict is; `null` for those that nobody has to hear of. */
function levelOf({ verdict }: VerdictJson): 'error' | 'warning' | 'note' | null {
  switch (verdict) {
    case 'no':
      return 'error';
    case 'unknown':
      return 'warning';
    case 'emulated':
    case 'legacy':
      return 'note';
    case 'native':
    case 'vm':
      return null;
  }
}

const GITHUB_LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;

function githubLine(checked: Checked): string | null {
  const { verdict, at, name } = checked;
  const level = levelOf(verdict);
  if (level === null) return null;
  return annotation({
    level: GITHUB_LEVELS[level],
    at,
    title: `${name} ${SAYS[verdict.verdict]}`,
    message: sentenceOf(checked),
  });
}

/** A log as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0) asks for it; rules are what stops an image. */
function sarifLog(all: readonly Checked[], version: string): object {
  const found = all.flatMap((checked) => {
    const level = levelOf(checked.verdict);
    return level === null ? [] : [{ checked, level, rule: ruleOf(checked.verdict) }];
  });
  const rules = [...new Set(found.map(({ rule }) => rule))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Quaymaster',
            version,
            rules: rules.map((id) => ({ id, shortDescription: { text: textOfRule(id) } })),
          },
        },
        results: found.map(({ checked, level, rule }) => ({
          ruleId: rule,
          ruleIndex: rules.indexOf(rule),
          level,
          message: { text: sentenceOf(checked) },
          ...(checked.at === undefined ? {} : { locations: [locationOf(checked.at)] }),
        })),
      },
    ],
  };
}

function ruleOf({ verdict, blocker }: VerdictJson): string {
  return verdict === 'no' && blocker !== null ? `does-not-run/${blocker}` : verdict;
}

function textOfRule(id: string): string {
  const [kind, blocker] = id.split('/');
  if (blocker !== undefined) return `The image does not run on the host: ${blocker}.`;
  const says = SAYS[(kind ?? 'unknown') as VerdictJson['verdict']];
  return `The image ${says} on the host.`;
}

function locationOf({ file, line }: { readonly file: string; readonly line: number }): object {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } };
}
