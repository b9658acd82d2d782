/** Draws Discord's markdown as Discord does: read by `discord-markdown-parser`, drawn by Discord's look-alikes. */
import type { ComponentChildren, VNode } from 'preact';
import { SimpleMarkdown } from 'discord-markdown-parser';
import type { SingleASTNode } from 'discord-markdown-parser/dist/simple-markdown/index.js';
import type { DiscordList } from './discord-list.js';
import { discordRules } from './discord-rules.js';

const parse = SimpleMarkdown.parserFor(discordRules);

/** Draws a text. @param embed - it stands in an embed, where code looks different */
export function DiscordMarkdown({
  text,
  embed = false,
}: {
  readonly text: string;
  readonly embed?: boolean;
}): VNode {
  return <>{drawAll(parse(text, { inline: true }), embed)}</>;
}

function drawAll(nodes: unknown, embed: boolean): ComponentChildren {
  if (!Array.isArray(nodes)) return typeof nodes === 'string' ? nodes : null;
  return (nodes as SingleASTNode[]).map((node, key) => (
    <Node key={key} node={node} embed={embed} />
  ));
}

function Node({ node, embed }: { readonly node: SingleASTNode; readonly embed: boolean }) {
  const content = drawAll(node['content'], embed);
  switch (node.type) {
    case 'text':
      return <>{content}</>;
    case 'br':
    case 'newline':
      return <br />;
    case 'strong':
      return <strong>{content}</strong>;
    case 'em':
      return <em>{content}</em>;
    case 'underline':
      return <u>{content}</u>;
    case 'strikethrough':
      return <s>{content}</s>;
    case 'inlineCode':
      return <discord-code embed={embed}>{content}</discord-code>;
    case 'codeBlock':
      return (
        <discord-code multiline embed={embed}>
          {content}
        </discord-code>
      );
    case 'blockQuote':
      return (
        <discord-quote>
          <span>{content}</span>
        </discord-quote>
      );
    case 'heading':
      return <p class={`heading heading-${String(node['level'])}`}>{content}</p>;
    case 'subtext':
      return <p class="subtext">{content}</p>;
    case 'list':
      return <List list={node['list'] as DiscordList} embed={embed} />;
    case 'link':
    case 'url':
    case 'autolink':
      return (
        <a href={String(node['target'])} target="_blank" rel="noopener noreferrer">
          {content}
        </a>
      );
    case 'twemoji':
      return <>{String(node['name'])}</>;
    default:
      // A mention or an emoji of somebody's: our messages have none, and if one had, it would show.
      return <discord-mention>{String(node['id'] ?? node.type)}</discord-mention>;
  }
}

function List({ list, embed }: { readonly list: DiscordList; readonly embed: boolean }): VNode {
  const items = list.items.map(({ content, below }, key) => (
    <li key={key}>
      {drawAll(content, embed)}
      {below && <List list={below} embed={embed} />}
    </li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}
