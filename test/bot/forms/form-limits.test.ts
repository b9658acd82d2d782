import { expect, test } from '@jest/globals';
import { LIMITS as DISCORD } from '../../../src/adapters/discord/render/limits.js';
import { followUpForm } from '../../../src/adapters/discord/render/forms.js';
import { LIMITS as SLACK } from '../../../src/adapters/slack/render/limits.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Form } from '../../../src/core/form.js';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import { reasonForm } from '../../../src/adapters/shared/reason-form.js';
import { openTeam, UNCOVERED } from '../../fixtures/team-bot.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;
const ASKER = { place: PLACE, author: 'ann', permissions: OPERATOR };

/** Every form that there is, in one language. */
async function formsIn(language: Language): Promise<Form[]> {
  const { bot, settings } = await openTeam();
  const { adapter, workspace } = PLACE;
  const scope = { adapter, workspace, channel: null };
  await settings.change([{ scope, name: 'language', value: language, author: 'ann' }]);
  await bot.handle({ ...ASKER, id: 'q', text: UNCOVERED, addressed: true });
  const names = [
    'canirun',
    'error exec-format',
    'settings channel',
    'settings workspace',
    'close 1',
  ];
  const openings = await Promise.all(names.map((name) => bot.forms.open(name, ASKER)));
  const forms = openings.flatMap((opening) => (opening.kind === 'form' ? [opening.form] : []));
  expect(forms).toHaveLength(names.length);
  return [...forms, reasonForm(messagesOf(language)), followUpForm(messagesOf(language))];
}

test.each(LANGUAGES)('in “%s” no outlet cuts what a form says of its fields', async (language) => {
  for (const { name, title, submit, fields } of await formsIn(language)) {
    const tooLong = [
      ...[title, submit].filter((words) => words.length > SLACK.modalTitle),
      ...fields.map(({ label }) => label).filter((words) => words.length > DISCORD.inputLabel),
    ];
    expect({ name, tooLong }).toEqual({ name, tooLong: [] });
  }
});
