/** `quaymaster canirun`: verdicts on images on hosts. What a pipeline, a batch or a log asks for is beside this file. */
import { renderReply } from '../../adapters/terminal/render.js';
import type { CanirunParts } from '../../bot/parts.js';
import { judgeMatrix } from '../../bot/canirun/judge-matrix.js';
import { judgeWithTags } from '../../bot/canirun/judge-with-tags.js';
import { clusterBlocks, selectionsOf } from '../../bot/canirun/cluster-blocks.js';
import { presentMatrix, type MatrixCell } from '../../bot/canirun/matrix-reply.js';
import { presentVerdict } from '../../bot/canirun/verdict-reply.js';
import { inLanguage } from '../../bot/messages/messages.js';
import type { NamedHost } from '../../bot/hosts/team-hosts.js';
import { wishesOf, type ListedImage } from '../../canirun/image-lists/image-list.js';
import { toJson, type VerdictJson } from '../../bot/canirun/verdict-json.js';
import type { NodeSelection } from '../../canirun/cluster/node-selection.js';
import { placementOf, type PodPlacement } from '../../canirun/cluster/selection-yaml.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { openCanirun } from '../../app/canirun-parts.js';
import type { Config } from '../../app/config/config.js';
import { UserError } from '../../core/errors.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { print, remark } from '../output.js';
import { batch } from './batch.js';
import { drawing, messagesFor, requestOf, type CanirunFlags } from './canirun-request.js';
import { check } from './check.js';
import { explainLog } from './explain-log.js';
import { readListFile } from './image-list-file.js';
import { readPastedCommand } from './pasted-command.js';
import { hostsOf } from './hosts-given.js';

/**
 * Judges one image on one host, or every line of a batch.
 * @param image - as typed; none in a batch
 * @param host - the remaining words, one description
 * @throws UserError for wrong usage and bad lines
 */
export async function canirunCommand(
  image: string | undefined,
  host: readonly string[],
  flags: CanirunFlags,
): Promise<void> {
  const config = readProcessConfig();
  const parts = await openCanirun(config, remark);
  try {
    if (flags.batch !== undefined) await batch(parts, flags);
    else if (flags.error !== undefined)
      await explainLog(parts, flags.error, image, host.join(' '), flags, config);
    else if (flags.check === true)
      await check(parts, image, [...(flags.host ?? []), host.join(' ')], flags, config);
    else {
      const words = image === undefined ? [] : [image, ...host];
      const pasted = readPastedCommand(words, parts);
      await single(parts, pasted?.image ?? image, pasted?.host ?? host.join(' '), flags, config);
    }
  } finally {
    await parts.close();
  }
}

async function single(
  parts: CanirunParts,
  image: string | undefined,
  host: string,
  flags: CanirunFlags,
  config: Config,
): Promise<void> {
  if (image === undefined || (host.trim() === '' && flags.nodes === undefined))
    throw new UserError(
      'bad-input',
      'Say an image and a host: quaymaster canirun nginx:alpine windows 7. An image of several words goes in quotes.',
    );
  const list = await readListFile(image);
  const hosts = await hostsOf([host], flags.nodes, config);
  const [first] = hosts;
  if (list === null && first !== undefined && hosts.length === 1) {
    const request = requestOf(image, flags);
    const verdict = await judgeWithTags(parts, request, first, { now: Date.now });
    await print(
      flags.json === true ? `${JSON.stringify(toJson(verdict))}\n` : drawn(verdict, flags),
    );
  } else
    await judgeList(
      parts,
      list ?? { images: [{ name: image, image }], problems: [] },
      hosts,
      flags,
    );
}

/** Images with the names of their rows: services of a file, or just their own. */
interface NamedImages {
  readonly images: readonly Pick<ListedImage, 'name' | 'image' | 'platform' | 'gpu'>[];
  readonly problems: readonly string[];
}

/** One verdict for each image on each host. */
async function judgeList(
  parts: CanirunParts,
  list: NamedImages,
  hosts: readonly NamedHost[],
  flags: CanirunFlags,
): Promise<void> {
  for (const problem of list.problems) remark(problem);
  const images = list.images.map((listed) => ({
    row: listed.name,
    request: { ...requestOf(listed.image, flags), ...wishesOf(listed) },
  }));
  const cells = await judgeMatrix(parts, images, hosts);
  if (flags.json === true) {
    const selections = selectionsOf(cells, parts.hosts);
    for (const cell of cells)
      await print(`${JSON.stringify({ ...cellToJson(cell), ...ofCluster(cell, selections) })}\n`);
    return;
  }
  const messages = messagesFor(flags);
  const isTall = hosts.length > list.images.length && !hosts.some(({ pool }) => pool);
  const reply = presentMatrix(cells, [], messages, isTall ? 'host' : 'image');
  const blocks = [...reply.blocks, ...clusterBlocks(cells, parts.hosts, messages)];
  await print(renderReply(inLanguage({ ...reply, blocks }, messages), drawing(flags)));
}

function cellToJson({ verdict, row, image }: MatrixCell): VerdictJson {
  return toJson(verdict, row === image ? undefined : row);
}

/** Of a pool: its nodes, and what the image is to be kept to in the cluster. */
function ofCluster(
  { image, pool }: MatrixCell,
  selections: ReadonlyMap<string, NodeSelection>,
): { readonly nodes?: readonly string[]; readonly placement?: PodPlacement | null } {
  const selection = selections.get(image);
  if (pool === undefined || selection === undefined) return {};
  return { nodes: pool.nodes, placement: placementOf(selection) };
}

function drawn(verdict: Verdict, flags: CanirunFlags): string {
  const messages = messagesFor(flags);
  return renderReply(inLanguage(presentVerdict(verdict, messages), messages), drawing(flags));
}
