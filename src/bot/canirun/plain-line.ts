/** What was typed or pasted behind a command, without the markup of chats and word processors. */
import { parseReference } from '../../canirun/reference/reference.js';
import { referenceFromUrl } from '../../canirun/reference/reference-url.js';

/**
 * Takes off Markdown's and Slack's markup (bold, code, links), joins lines that a shell would (`\`, PowerShell's
 * backtick, `^` of cmd), and takes off the comment at the end of the first line.
 *
 * @param text - as typed; fenced blocks and what stands below the first line keep their lines
 */
export function plainLine(text: string): string {
  const joined = text.replace(/(?<![ \t])[ \t]+[\\`^][ \t]*\r?\n[ \t]*/g, ' ');
  const [first = '', ...others] = joined.split('\n');
  if (/^\s*```/.test(first)) return joined;
  return [plain(first), ...others].join('\n');
}

/** @param line - without a line break */
function plain(line: string): string {
  const linked = line
    .replace(/\[([^[\]]*)\]\(<?([^\s()<>]+)>?\)/g, (_all, label: string, url: string) =>
      linkWords(label, url),
    )
    .replace(/<(https?:[^\s<>|]+)(?:\|([^<>]*))?>/g, (_all, url: string, label?: string) =>
      linkWords(label ?? '', url),
    );
  return withoutComment(
    linked.replace(/(\*\*|__|~~|\*)(?=\S)([^*~]{0,200}?\S)\1(?=[\s.,:;?!]|$)/g, '$2'),
  ).trim();
}

/** A link to an image's page stands for the image; another is its words. */
function linkWords(label: string, url: string): string {
  const words = label.replace(/^[`*_]+|(?<![`*_])[`*_]+$/g, '');
  const image = referenceFromUrl(url);
  if (image === null || !isPage(url)) return words === '' ? url : words;
  const named = parseReference(words);
  // `[redis:7](…/_/redis)`: the words say more than the page.
  const isNamed = !/\s/.test(words) && named.kind === 'reference' && /[:@/]/.test(words);
  return isNamed ? words : url;
}

/** Pages of registries, rather than any address that could be read as a reference. */
function isPage(url: string): boolean {
  return /^https?:\/\/(?:hub\.docker\.com|quay\.io|github\.com|gallery\.ecr\.aws|mcr\.microsoft\.com|catalog\.ngc\.nvidia\.com|[\w.-]*docker\.io)\//.test(
    url,
  );
}

/** `nginx ubuntu 22.04 # the web server`; a mark at the beginning is a prompt. */
function withoutComment(line: string): string {
  const at = /\S\s+(?:#|\/\/)\s/.exec(line);
  return at === null ? line : line.slice(0, at.index + 1);
}
