/** What those who manage find on the bot's own page in a chat: the settings, and the inbox page by page. */
import { mayManage } from '../../core/permissions.js';
import type { Bot, Managing } from '../bot.js';
import type { BotParts } from '../parts.js';
import { presentInboxPage } from '../inbox/inbox-reply.js';
import { presentSettingsButton } from './settings-reply.js';
import { settingsAt } from './settings-service.js';
import { inLanguage, messagesOf } from '../messages/messages.js';

/** Questions of a page: with what stands around them, it stays well below Slack's 100 blocks of a view. */
const PAGE = 10;
/** Later pages hold what was asked once, long ago; all of it is in the export. */
const LAST_PAGE = 49;

/** Creates the page's maker. @param parts - the bot's */
export function createManaging(parts: BotParts): Bot['managing'] {
  return async ({ place, permissions }, wanted) => {
    const { values } = await settingsAt(place, parts.settings);
    if (!mayManage(permissions, values.managers)) return null;
    const messages = messagesOf(values.language);
    const entries = await openQuestions(parts, place, Math.min(wanted, LAST_PAGE));
    const page = Math.max(0, Math.min(wanted, LAST_PAGE, Math.ceil(entries.length / PAGE) - 1));
    const shown = entries.slice(page * PAGE, (page + 1) * PAGE);
    return {
      settings: inLanguage(presentSettingsButton(messages), messages),
      inbox: inLanguage(presentInboxPage(shown, messages), messages),
      page,
      more: page < LAST_PAGE && entries.length > (page + 1) * PAGE,
    } satisfies Managing;
  };
}

/** The open questions up to that page, and one more if there is one. */
async function openQuestions(
  { inbox }: BotParts,
  { adapter, workspace }: Parameters<Bot['managing']>[0]['place'],
  page: number,
) {
  const limit = (page + 1) * PAGE + 1;
  return (await inbox?.list({ adapter, workspace }, { state: 'open', limit })) ?? [];
}
