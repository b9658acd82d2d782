/** Slack's message text as the plain characters that somebody typed. */

/** What a message says, and whom it is said to. */
export interface ReadText {
  /** Without the bot's own mention and without Slack's markup for links and names. */
  readonly text: string;
  readonly mentionsBot: boolean;
  /** It mentions somebody else, a user group, or everybody in the channel. */
  readonly forOthers: boolean;
}

/**
 * `<@U1>` `<@U1|name>` user, `<#C1|name>` channel, `<!here>` `<!subteam^S1|@name>` `<!date^…|words>` special,
 * `<address>` `<address|words>` link.
 */
const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

const FOR_OTHERS = /^(?:here|channel|everyone|group|subteam\^.*)$/;

/**
 * Reads text as Slack's events and shortcuts carry it.
 * @param botUserId - the bot's own user id in that workspace
 */
export function readText(raw: string, botUserId: string): ReadText {
  let mentionsBot = false;
  let forOthers = false;
  const words = raw.replace(TOKEN, (_token, sigil: string, target: string, label?: string) => {
    if (sigil === '@' && target === botUserId) {
      mentionsBot = true;
      return ' ';
    }
    if (sigil === '@' || (sigil === '!' && FOR_OTHERS.test(target))) forOthers = true;
    if (label) return label;
    return sigil === '' ? target.replace(/^mailto:/, '') : `${sigil}${target}`;
  });
  return { text: unescapeText(words).replace(/ {2,}/g, ' ').trim(), mentionsBot, forOthers };
}

/** Takes back the escaping of the three characters that Slack escapes. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Escapes the three characters that Slack's own text format reads as markup, so that no mention, channel or link
 * can be made of what somebody typed.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
