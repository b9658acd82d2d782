/** `quaymaster canirun --check`: what a pipeline asks for. */
import { relative, resolve } from 'node:path';
import { version } from '../../app/config/package-dir.js';
import type { Config } from '../../app/config/config.js';
import { judgeMatrix } from '../../bot/canirun/judge-matrix.js';
import type { MatrixCell } from '../../bot/canirun/matrix-reply.js';
import { toJson } from '../../bot/canirun/verdict-json.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import type { CanirunParts } from '../../bot/parts.js';
import { wishesOf, type ListedImage } from '../../canirun/image-lists/image-list.js';
import { UserError } from '../../core/errors.js';
import { print, remark } from '../output.js';
import { requestOf, type CanirunFlags } from './canirun-request.js';
import {
  CHECK_FORMATS,
  formatReport,
  statusOf,
  type Checked,
  type CheckFormat,
} from './check-report.js';
import { readListFile } from './image-list-file.js';
import { hostsOf } from './hosts-given.js';

/**
 * For pipelines: a report of one line a verdict, and an exit status that tells `no` and `unknown` apart.
 * @throws UserError where image, file, host or format are none
 */
export async function check(
  parts: CanirunParts,
  target: string | undefined,
  named: readonly string[],
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  const hosts = await hostsOf(named, flags.nodes, config);
  if (target === undefined || hosts.length === 0)
    throw new UserError(
      'bad-input',
      'Say what to check and where: quaymaster canirun --check compose.yml --host "raspberry pi 4" --host "ubuntu 24.04".',
    );
  const format = formatOf(flags);
  const list = await readListFile(target);
  for (const problem of list?.problems ?? []) remark(problem);
  const images: readonly (Pick<ListedImage, 'name' | 'image' | 'platform' | 'gpu'> & {
    line?: number;
  })[] = list?.images ?? [{ name: target, image: target }];
  const asked = images.map(({ name, image, ...listed }) => ({
    row: name,
    request: { ...requestOf(image, flags), ...wishesOf(listed) },
  }));
  const cells = await judgeMatrix(parts, asked, hosts);
  const checked = images.flatMap(({ name, line }, at) =>
    placesOf(cells.slice(at * hosts.length, (at + 1) * hosts.length)).map((place): Checked => ({
      name,
      verdict: toJson(bestOf(place.map(({ verdict }) => verdict))),
      ...(line === undefined ? {} : { at: { file: pathHere(target), line } }),
    })),
  );
  await print(formatReport(checked, format, version()));
  process.exitCode = statusOf(checked, list?.problems.length);
}

/** Each host is a place of its own, and all pools of a cluster are one: a pod that runs on some of its nodes runs. */
function placesOf(cells: readonly MatrixCell[]): readonly (readonly MatrixCell[])[] {
  const pools = cells.filter(({ pool }) => pool !== undefined);
  const others = cells.filter(({ pool }) => pool === undefined).map((cell) => [cell]);
  return pools.length === 0 ? others : [...others, pools];
}

const BEST_FIRST: readonly Verdict['verdict'][] = [
  'native',
  'vm',
  'emulated',
  'legacy',
  'unknown',
  'no',
];

/** Where it runs nowhere, a pool of the image's own operating system says most. @param verdicts - at least one */
function bestOf(verdicts: readonly Verdict[]): Verdict {
  const rank = ({ verdict, blocker }: Verdict): number =>
    BEST_FIRST.indexOf(verdict) + (blocker === 'kernel' ? 1 : 0);
  return verdicts.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

/** As the repository calls the file, where the command runs at its top: annotations are shown at that path. */
function pathHere(file: string): string {
  const here = relative(process.cwd(), resolve(file));
  return here.startsWith('..') ? file : here;
}

/** @throws UserError for a format that there is not */
function formatOf({ format = 'text' }: CanirunFlags): CheckFormat {
  const known = CHECK_FORMATS.find((one) => one === format);
  if (known !== undefined) return known;
  throw new UserError(
    'bad-input',
    `--format ${format} is not possible; give ${CHECK_FORMATS.join(', ')}.`,
  );
}
