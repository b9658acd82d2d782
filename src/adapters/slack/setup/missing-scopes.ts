/** Which permissions a token lacks, and what the bot loses by it. */
import { BOT_SCOPES } from './manifest.js';

/** A permission that the manifest asks for and the token lacks. */
export interface MissingScope {
  readonly scope: string;
  /** What does not work without; the end of a sentence. */
  readonly loss: string;
  /** Without it the bot can't answer at all. */
  readonly vital: boolean;
}

/** What the bot loses without a permission; the others are needed for everything. */
const WITHOUT: Partial<Record<(typeof BOT_SCOPES)[number], string>> = {
  'assistant:write': 'the assistant pane shows no suggested questions, titles or status',
  'channels:history': 'follow-ups in public channels need a mention',
  'groups:history': 'follow-ups in private channels need a mention',
  'mpim:history': 'the bot hears nothing in group direct messages',
  'files:write': 'pictures are shown as words',
  'reactions:read': 'a 👍, 👎 or 🗑 below an answer means nothing',
  'reactions:write': 'thanks are met with silence',
  'users:read': 'only the people named as staff count as staff',
  'usergroups:read': 'user groups can neither be managers nor readers of limited notes',
  'im:write': 'what only the asker may see fails where the bot is no member',
  'channels:read': 'the bot does not greet when it joins',
  'groups:read': 'the bot does not greet when it joins a private channel',
};

/** Compares with what the manifest asks for. */
export function missingScopes(granted: readonly string[]): MissingScope[] {
  return BOT_SCOPES.filter((scope) => !granted.includes(scope)).map((scope) => {
    const loss = WITHOUT[scope];
    return { scope, loss: loss ?? 'the bot can not work', vital: loss === undefined };
  });
}
