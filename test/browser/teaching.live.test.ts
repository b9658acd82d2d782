import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { STRANGER } from '../../src/core/permissions.js';
import type { Playground } from '../adapters/web/playground.js';
import { keepingOf, openTeam, type Team } from '../fixtures/team-bot.js';
import { expectCount, tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

const HERE = { adapter: 'web', workspace: 'local' } as const;
const MEMBER = { place: { ...HERE, channel: 'a-member', thread: 'a' }, author: 'ann' };
const SLACK = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

describeInChromium('notes from chat on the page', (stage) => {
  let team: Team;
  let playground: Playground;
  beforeEach(async () => {
    team = await openTeam(undefined, HERE);
    const { bot, teaching } = team;
    playground = await stage.another({
      bot,
      keeping: keepingOf(team),
    });
    const by = { ...MEMBER, permissions: STRANGER };
    await teaching.propose({ topic: 'Pump', text: 'Beside the <b>door</b>.' }, by);
    const away = { place: SLACK, author: 'ben', permissions: STRANGER };
    await teaching.propose({ topic: 'For one channel', text: 'A secret of C1.' }, away);
  });
  afterEach(async () => {
    await playground.stop();
    await team.store.close();
  });

  const open = async (options = {}): Promise<Page> =>
    (await stage.open(`${playground.url}#/teaching`, options)).page;
  const notes = () => team.store.taught.list(HERE);

  test('a proposal is accepted by keyboard; its note is edited, moved, retired and undone', async () => {
    const page = await open();
    await page.getByText('Beside the <b>door</b>.').waitFor();
    await expectCount(page.getByRole('article'), 1); // a channel's own is not shown here
    await tabTo(page, page.getByRole('button', { name: 'Accept: Pump' }), 'Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Kept as “Pump”').waitFor();
    await page.getByRole('button', { name: 'Notes', exact: true }).click();
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByLabel('Answer', { exact: true }).fill('Below the stairs.');
    await page.getByLabel('File', { exact: true }).fill('tools/');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('tools/pump.md', { exact: true }).waitFor();
    expect(await notes()).toMatchObject([{ text: 'Below the stairs.', state: 'kept' }]);
    await page.getByRole('button', { name: 'Undo: Pump' }).click();
    await page.getByText('pump.md', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Retire: Pump' }).click();
    await page.getByRole('button', { name: 'Restore: Pump' }).waitFor();
    await page.getByRole('button', { name: 'History: Pump' }).click();
    await expectCount(page.getByRole('table').getByRole('row'), 6);
    expect(await notes()).toMatchObject([{ text: 'Beside the <b>door</b>.', state: 'retired' }]);
  });

  test('whoever edits what another changed meanwhile sees both texts, and loses neither', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Accept: Pump' }).click();
    await page.getByText('Kept as “Pump”').waitFor();
    await page.getByRole('button', { name: 'Notes', exact: true }).click();
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByLabel('Answer', { exact: true }).fill('My own words.');
    const [note] = await notes();
    if (note === undefined) throw new Error('no note');
    const deed = { act: 'edited', who: 'ben' } as const;
    await team.store.taught.change(note, { text: 'The words of another.' }, deed);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The words of another.').waitFor();
    await page.getByText('My own words.').waitFor();
    expect(await notes()).toMatchObject([{ text: 'The words of another.' }]);
  });

  test.each(['Vorschläge', 'Notizen', 'Anders gefragt', 'Durchsehen'])(
    '%s on a phone, dark, in German: nothing too wide, nothing that axe finds',
    async (view) => {
      const page = await open({ ...PHONE, locale: 'de', colorScheme: 'dark' });
      await page.getByRole('button', { name: view, exact: true }).click();
      await expectCount(page.getByText(/^Liest/), 0);
      expect(await violations(page)).toEqual([]);
      expect(await widestOverflow(page)).toBe(0);
    },
  );
});
