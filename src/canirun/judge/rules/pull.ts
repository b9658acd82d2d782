/** Layer "pull": whether the engine can fetch the image in the format that the registry keeps. */
import type { ContainerImage } from '../../image/image.js';
import type { PullLimit } from '../tools.js';
import { isInRange } from '../../version-range.js';
import type { Attempt, Check, Remedy } from './check.js';
import { defined } from '../../defined.js';

const SCHEMA_1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+(?:prettyjws|json)$/;
const OCI = /^application\/vnd\.oci\.image\.(?:index|manifest)\.v1\+json$/;

/** Old engines cannot read OCI manifests, nor unpack zstd; new ones no longer read schema 1. */
export function checkPull(attempt: Attempt): readonly Check[] {
  const formats = formatsOf(attempt.image);
  const { engine } = attempt.way;
  const limit = attempt.table.pullLimits.find(
    (row) =>
      row.product === engine.product &&
      formats.includes(row.mediaTypes) &&
      isInRange(engine.version, row.versions),
  );
  if (!limit) return [];
  return [
    {
      layer: 'tool',
      blocker: 'pull',
      ok: false,
      text: limit.text,
      source: limit.source,
      remedies: [remedy(limit, attempt)],
    },
  ];
}

function formatsOf({ mediaType = '', build }: ContainerImage): readonly PullLimit['mediaTypes'][] {
  return [
    ...(SCHEMA_1.test(mediaType) ? (['schema1'] as const) : []),
    ...(OCI.test(mediaType) ? (['oci'] as const) : []),
    ...(build?.zstd === true ? (['zstd'] as const) : []),
  ];
}

function remedy({ fix }: PullLimit, { image, host }: Attempt): Remedy {
  const base = {
    text: fix.text,
    ...(fix.command ? { command: fix.command.replaceAll('IMAGE', image.name) } : {}),
  };
  const version = fix.version;
  if (version !== undefined) {
    const tools = host.tools.map((tool) => (tool.version ? { ...tool, version } : tool));
    return { ...base, host: { ...host, tools } };
  }
  return { ...base, image: defined({ ...image, mediaType: undefined }) };
}
