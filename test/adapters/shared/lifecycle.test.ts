import { expect, test } from '@jest/globals';
import { createLifecycle } from '../../../src/adapters/shared/lifecycle.js';

/** Something to open, which tells what happened to it. */
function door({ stuck = false } = {}) {
  const events: string[] = [];
  let attempts = 0;
  const lifecycle = createLifecycle(async () => {
    events.push('opening');
    attempts += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (stuck && attempts === 1) throw new Error('stuck');
    events.push('open');
    return {
      port: 4_000,
      stop: () => {
        events.push('closed');
        return Promise.resolve();
      },
    };
  });
  return { lifecycle, events };
}

test('it opens once, however often it is started, and closes once', async () => {
  const { lifecycle, events } = door();
  await Promise.all([lifecycle.start(), lifecycle.start()]);
  expect(lifecycle.port()).toBe(4_000);
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(lifecycle.port()).toBeNull();
  expect(events).toEqual(['opening', 'open', 'closed']);
});

test('stopped while it opens, it is closed as soon as it is open', async () => {
  const { lifecycle, events } = door();
  const started = lifecycle.start();
  await lifecycle.stop();
  await started;
  expect(events).toEqual(['opening', 'open', 'closed']);
  expect(lifecycle.port()).toBeNull();
});

test('stopped while it fails to open, it stops in peace, and the one who started it is told', async () => {
  const { lifecycle } = door({ stuck: true });
  const started = expect(lifecycle.start()).rejects.toThrow('stuck');
  await lifecycle.stop();
  await started;
});

test('after a failure it can be started again', async () => {
  const { lifecycle, events } = door({ stuck: true });
  await expect(lifecycle.start()).rejects.toThrow('stuck');
  await lifecycle.start();
  expect(events).toEqual(['opening', 'opening', 'open']);
});

test('what was never started stops in peace', async () => {
  const { lifecycle, events } = door();
  await lifecycle.stop();
  expect(events).toEqual([]);
});
