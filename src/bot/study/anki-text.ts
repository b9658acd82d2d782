/**
 * Cards as Anki's text import takes them (docs.ankiweb.net/importing/text-files.html): headers name the columns, and by the
 * GUID a second import updates what is there instead of adding it again.
 */
import type { Inline } from '../../core/inline.js';
import { escapeXml } from '../reply/escape-xml.js';
import type { ExportedCard } from './exported-card.js';

const HEADERS = [
  '#separator:tab',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:6',
];

/** Writes them. @param noteType - one with a front and a back; Anki's own is called in the language of the collection */
export function formatAnki(cards: readonly ExportedCard[], noteType: string): string {
  const rows = cards.map((card) =>
    [card.guid, noteType, card.deck, frontOf(card), backOf(card), card.tags.join(' ')]
      .map(quoted)
      .join('\t'),
  );
  return [...HEADERS, ...rows, ''].join('\n');
}

function frontOf({ question, choices }: ExportedCard): string {
  return [question, ...choices].map(toHtml).join('<br>');
}

function backOf({ answer, explanation, source }: ExportedCard): string {
  const said = toHtml(answer);
  const more = toHtml(explanation);
  return [
    said,
    ...(more === '' || more === said ? [] : [more]),
    ...(source === '' ? [] : [`<small>${escapeWords(source)}</small>`]),
  ].join('<br><br>');
}

/**
 * Words as they are. Anki's own marks begin with a bracket: `[sound:…]` plays a file of whoever imports the cards, `[latex]` runs
 * a program over it, `[anki:…]` speaks (docs.ankiweb.net: "Fields", "Math & Symbols"); it looks for them before it reads HTML.
 */
function escapeWords(words: string): string {
  return escapeXml(words).replaceAll('[', '&#91;');
}

/** What is a link in a note is only its words here: nothing on a card is to be clicked. */
function toHtml(inline: readonly Inline[]): string {
  return inline.map(leafOf).join('').replaceAll('\n', '<br>');
}

function leafOf(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeWords(node.text);
    case 'code':
      return `<code>${escapeWords(node.text)}</code>`;
    case 'strong':
      return `<b>${toHtml(node.children)}</b>`;
    case 'emphasis':
      return `<i>${toHtml(node.children)}</i>`;
    default:
      return 'children' in node ? toHtml(node.children) : '';
  }
}

/** Always quoted: then neither a quote nor a leading `#` means anything. */
function quoted(field: string): string {
  return `"${field.replaceAll(/[\t\r\n]/g, ' ').replaceAll('"', '""')}"`;
}
