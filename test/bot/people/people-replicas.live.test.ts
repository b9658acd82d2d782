/** People asked, and askers told, by two replicas on one PostgreSQL: once, wherever one of them dies. */
import { expect, test } from '@jest/globals';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import { createAskingService } from '../../../src/bot/people/asking-service.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import { describeOnPostgres } from '../../store/postgres-database.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '100.1' };
const QUESTION = { question: 'how do i book the sauna', stems: ['book', 'sauna'] };
const EXPERTS = { groups: ['SHELP'], channel: 'C9' };
const NOTE = { kind: 'note', text: 'Sauna' } as const;
const CLOSER = { through: 'web', author: 'x' } as const;

const servicesOver = (store: Store) => {
  const settings = createSettingsService({ store: store.settings, sets: [] });
  const topicsInView = () => Promise.resolve([NOTE.text]);
  return {
    asking: createAskingService({ store, settings }),
    inbox: createInboxService({ store, settings, topicsInView }),
  };
};

/** Takes what waits, as both replicas would; says where each goes. */
async function posted(stores: readonly Store[]): Promise<readonly string[]> {
  const posts: string[] = [];
  for (let idle = 0; idle < 2;) {
    const taken = await Promise.all(
      stores.map((store, n) => store.outbox.take('slack', `replica ${n}`, 60_000, 5)),
    );
    idle = taken.flat().length === 0 ? idle + 1 : 0;
    for (const { key, body } of taken.flat()) {
      posts.push((JSON.parse(body) as News).message.place.channel);
      await stores[0]?.outbox.done(key, null);
    }
  }
  return posts;
}

describeOnPostgres('two replicas', (database) => {
  test('ask people once and tell once, also where one dies between any two steps', async () => {
    const first = await database().openEmpty(Date.now);
    const second = await database().open();
    const stores = [first, second];
    const [one, two] = [servicesOver(first), servicesOver(second)];
    const wish = { place: PLACE, author: 'U1', ...QUESTION, by: 'click' };

    // One replica kept the wish and died before it asked; both get the click again, and somebody else clicks, too.
    await first.escalations.begin(wish);
    const outcomes = await Promise.all([
      one.asking.askPeople(wish, EXPERTS),
      two.asking.askPeople(wish, EXPERTS),
      two.asking.askPeople({ ...wish, author: 'U2', by: 'other click' }, EXPERTS),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['new', 'new', 'known']);
    expect(await posted(stores)).toEqual(['C9']);

    // One replica told and died before it closed; both close again.
    const [entry] = await first.inbox.list(TEAM, { state: 'open', limit: 2 });
    const id = entry?.id ?? 0;
    const dying = {
      ...second,
      inbox: { ...second.inbox, close: () => Promise.reject(new Error('killed')) },
    };
    await expect(servicesOver(dying).inbox.close(TEAM, id, NOTE, CLOSER)).rejects.toThrow('killed');
    const closings = await Promise.all(
      [one, two].map(({ inbox }) => inbox.close(TEAM, id, NOTE, CLOSER)),
    );
    expect(closings.map(({ kind }) => kind).toSorted()).toEqual(['closed', 'closed-before']);
    expect(await posted(stores)).toEqual(['C1']);

    // An answer is offered to be kept by whichever replica noticed, once.
    const answer = { channel: 'C1', message: '100.2', author: 'U7' };
    const helpful = { place: PLACE, answer, link: null, direct: false };
    const offers = await Promise.all(
      [one, two, one].map(({ asking }) => asking.offerToKeep(helpful)),
    );
    expect(offers.filter(Boolean)).toHaveLength(1);
    expect(await posted(stores)).toEqual(['C1']);
    await second.close();
    await first.close();
  });
});
