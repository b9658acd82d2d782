/** Made-up deliveries for tests. */
import type { NewDelivery } from '../../src/core/records/store.js';

/** A delivery with made-up defaults. */
export function delivery(values: Partial<NewDelivery> & { key: string }): NewDelivery {
  return {
    adapter: 'slack',
    workspace: 'T1',
    lane: values.key,
    author: 'U1',
    question: null,
    body: '{}',
    ...values,
  };
}
