import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import type { Host } from '../../../src/canirun/hosts/host.js';
import { recognise } from './shipped.js';

/** Facts of a host, by the names that the list gives them. */
const FACTS: ReadonlyMap<string, (host: Host) => unknown> = new Map(
  Object.entries({
    family: (host: Host) => host.os?.family,
    product: (host: Host) => host.os?.product,
    version: (host: Host) => host.os?.version,
    feature: (host: Host) => host.os?.feature,
    edition: (host: Host) => host.os?.edition,
    osVersion: (host: Host) => host.os?.osVersion,
    outerVersion: (host: Host) => host.outer?.osVersion,
    kernel: (host: Host) => host.os?.kernel,
    bits: (host: Host) => host.os?.bits,
    architecture: (host: Host) => host.cpu?.architecture,
    variant: (host: Host) => host.cpu?.variant,
    avx: (host: Host) => host.cpu?.features['avx'],
    machine: (host: Host) => host.machine?.name,
    environment: (host: Host) => host.environment,
    pageSize: (host: Host) => host.pageSize,
    memory: (host: Host) => (host.memory ?? 0) / 2 ** 30,
    tool: (host: Host) =>
      host.tools.map(({ id, version }) => [id, version].filter(Boolean).join(' ')).join(', '),
    driver: (host: Host) => host.gpu?.driver,
    cuda: (host: Host) => host.gpu?.cuda,
    gpu: (host: Host) => host.gpu?.brand,
  }),
);

const list = z
  .array(
    z.strictObject({
      text: z.string(),
      from: z.url(),
      is: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  )
  .parse(
    load(readFileSync('test/canirun/hosts/public-hosts.yaml', 'utf8'), { schema: CORE_SCHEMA }),
  );

test.each(list)('$text', ({ text, is }) => {
  const { readings } = recognise(text);
  expect(readings.length).toBeGreaterThan(0);
  for (const host of readings) {
    const found = Object.keys(is).map((name) => [name, FACTS.get(name)?.(host)]);
    expect(Object.fromEntries(found)).toEqual(is);
  }
});
