import { expect, test } from '@jest/globals';
import { createFormApi } from '../../../../src/adapters/web/server/form-api.js';
import { OPERATOR } from '../../../../src/core/permissions.js';
import { openTeam } from '../../../fixtures/team-bot.js';

const PLACE = { adapter: 'web', workspace: 'w', channel: 'c', thread: 't' } as const;

test('an opened form brings the page’s own words in the form’s language', async () => {
  const { bot } = await openTeam({ defaults: { language: 'de' }, workspaces: new Map() });
  const api = createFormApi(bot, () => ({ place: PLACE, author: 'ann', permissions: OPERATOR }));
  const response = await api.request('/open', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ form: 'canirun' }),
  });
  expect(await response.json()).toMatchObject({
    kind: 'form',
    words: {
      cancel: 'Abbrechen',
      placeholders: { image: 'Zum Beispiel nginx:alpine', host: 'Zum Beispiel windows 11' },
    },
  });
});
