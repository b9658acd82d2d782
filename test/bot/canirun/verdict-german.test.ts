import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { presentVerdict } from '../../../src/bot/canirun/verdict-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { createImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue-data.js';
import { createImageSource } from '../../../src/canirun/image/image-source.js';
import type { ImageRegistry } from '../../../src/canirun/image/image-ports.js';
import { failureOfError } from '../../../src/registry/registry-failure.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const file = 'knowledge/images/catalogue.yaml';
const { hosts, judge, images } = await shippedCanirun();
type Facts = Awaited<ReturnType<typeof images.describe>>;

function inGerman(facts: Facts, host: string): string {
  return JSON.stringify(
    presentVerdict(judge.judge(facts, hosts.recognise(host)), messagesOf('de')),
  );
}

test.each(['playstation 5', 'commodore 64'])(
  'what runs on a %s is said in German',
  async (host) => {
    const reply = inGerman(await images.describe({ name: 'nginx' }), host);
    expect(reply).toContain('auf einem geschlossenen oder historischen System');
    expect(reply).not.toContain('closed or historic');
  },
);

test('that a registry did not answer is said in German', async () => {
  const repository = { endpoint: { name: 'Docker Hub' } } as Parameters<typeof failureOfError>[0];
  const failure = failureOfError(
    repository,
    new Error('timeout'),
    {} as Parameters<typeof failureOfError>[2],
  );
  const fails = () => Promise.resolve(failure);
  const registry = { look: fails, digest: fails } as unknown as ImageRegistry;
  const source = createImageSource({
    registry,
    catalogue: createImageCatalogue(parseImageCatalogue(readFileSync(file, 'utf8'), file).data),
    now: () => 0,
  });
  const reply = inGerman(await source.describe({ name: 'team/app:1' }), 'debian 12');
  expect(reply).toContain('Docker Hub konnte nicht gefragt werden');
  expect(reply).not.toContain('could not be asked');
});
