/** Judges several images on several hosts. */
import { lookAndJudge } from '../../canirun/judge/look-and-judge.js';
import type { ImageRequest } from '../../canirun/image/image.js';
import type { CanirunParts } from '../parts.js';
import { asTyped, type NamedHost } from '../hosts/team-hosts.js';
import type { MatrixCell } from './matrix-reply.js';
import { formatCanirun } from './split-canirun.js';

/** An image of a matrix. */
export interface MatrixImage {
  /** The name of its row: itself, or the service that uses it. */
  readonly row: string;
  readonly request: ImageRequest;
}

/**
 * Judges each image on each host; an image is looked up once.
 * @returns image by image, each with the same hosts in the same order
 */
export async function judgeMatrix(
  { images, judge, hosts }: CanirunParts,
  asked: readonly MatrixImage[],
  on: readonly NamedHost[],
): Promise<MatrixCell[]> {
  const recognised = on.map((host) => ({ ...host, host: hosts.recognise(host.description) }));
  const cells = asked.map(async ({ row, request }) => {
    const { name } = request;
    const all = recognised.map(({ host }) => host);
    const { facts, verdicts } = await lookAndJudge({ images, judge }, request, all);
    return recognised.map(({ shown, host, pool, description }, i) => ({
      verdict: { ...(verdicts[i] ?? judge.judge(facts, host)), host: shown },
      row,
      image: row === name ? row : `${row}: ${name}`,
      host: shown,
      message: `/canirun ${formatCanirun(name, pool ? asTyped(description) : shown)}`,
      ...(pool === undefined ? {} : { pool }),
    }));
  });
  return (await Promise.all(cells)).flat();
}
