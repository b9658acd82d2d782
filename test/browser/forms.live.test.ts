import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Playground } from '../adapters/web/playground.js';
import { openTeam, type Team } from '../fixtures/team-bot.js';
import { expectCount, expectFocus, tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const LOCAL = { adapter: 'web', workspace: 'local' } as const;

describeInChromium('forms on the page', (stage) => {
  let team: Team;
  let playground: Playground;
  beforeEach(async () => {
    team = await openTeam();
    playground = await stage.another({ bot: team.bot });
  });
  afterEach(async () => {
    await playground.stop();
    await team.store.close();
  });

  const change = (page: Page): Locator =>
    page.getByRole('button', { name: 'Change for the workspace…' }).last();
  const open = async (options = {}): Promise<{ page: Page; form: Locator }> => {
    const { page } = await stage.open(playground.url, options);
    const box = page.getByRole('textbox', { name: 'Message' });
    await box.fill('/settings');
    await box.press('Enter');
    await change(page).waitFor();
    return { page, form: page.getByRole('form', { name: 'Settings everywhere' }) };
  };

  test('settings are changed by keyboard alone, and what is wrong is said beside its field', async () => {
    const { page, form } = await open();
    await tabTo(page, change(page), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await form.waitFor();
    const cooldown = form.getByRole('textbox', { name: 'Pause before repeating' });
    const sets = form.getByRole('group', { name: 'Sets of notes' });
    await sets.getByRole('checkbox', { name: 'staff' }).press('Space');
    await cooldown.fill('soon');
    await cooldown.press('Enter');
    await form.getByText('A cool-down is a number of minutes from 0 to 1440.').waitFor();
    await expectFocus(cooldown);
    expect(await team.store.settings.log(LOCAL, 9)).toEqual([]);

    await cooldown.fill('7');
    await form.getByRole('combobox', { name: 'When I speak' }).selectOption('sure');
    await cooldown.press('Enter');
    await page.getByText('The settings are changed.').first().waitFor();
    await expectCount(form, 0);
    expect((await team.store.settings.all(LOCAL)).workspace).toEqual({
      speak: 'sure',
      notes: 'staff',
      cooldown: '7',
    });
  });

  test('an open form is accessible, fits a phone, and is closed without a change', async () => {
    const { page, form } = await open(PHONE);
    await change(page).click();
    await form.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widestOverflow(page)).toBeLessThanOrEqual(0);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Nothing was changed').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expectCount(form, 0);
    await expectFocus(change(page));
  });

  test('the page about settings shows and changes each in its place, and takes it back', async () => {
    const { page } = await stage.open(`${playground.url}#/settings`, { ...PHONE, locale: 'de' });
    const cooldown = page.getByRole('form', { name: /Minuten/ });
    const field = cooldown.getByRole('textbox');
    await field.fill('bald');
    await field.press('Enter');
    await cooldown
      .getByText(/von 0 bis 1440/)
      .last()
      .waitFor();
    await field.fill('7');
    await field.press('Enter');
    await cooldown.getByText('Gespeichert.').waitFor();
    await cooldown.getByText('Es gilt: 7 (für den Workspace gesetzt)').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await widestOverflow(page)).toBeLessThanOrEqual(0);
    expect((await team.store.settings.all(LOCAL)).workspace).toEqual({ cooldown: '7' });
    await cooldown.getByRole('button', { name: 'Zurück zur Vorgabe' }).click();
    await cooldown.getByText('Es gilt: 10 (Vorgabe)').waitFor();
    expect((await team.store.settings.all(LOCAL)).workspace).toEqual({});
  });
});
