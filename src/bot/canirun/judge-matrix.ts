/** Judges several images on several hosts. */
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
    const facts = await images.describe(request);
    return recognised.map(({ shown, host, pool, description }) => ({
      verdict: { ...judge.judge(facts, host), host: shown },
      row,
      image: row === name ? row : `${row}: ${name}`,
      host: shown,
      message: `/canirun ${formatCanirun(name, pool ? asTyped(description) : shown)}`,
      ...(pool === undefined ? {} : { pool }),
    }));
  });
  return (await Promise.all(cells)).flat();
}
