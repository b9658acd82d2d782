/** Draws replies for a terminal: wrapped to its width, with styles only where the output is a terminal. */
import { isSafeHref, plainText, type Inline } from '../../core/inline.js';
import type { Block, Citation, ListItem, Reply, Tone } from '../../core/reply.js';
import { shellForm, type Shell } from './shell-form.js';
import { inert, type Style } from './style.js';
import { displayWidth, wrap } from './wrap.js';

/** How to draw. */
export interface RenderOptions {
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
  /** How a choice is taken: by its number in a chat, by a command of its own where the shell follows. */
  readonly choices: 'numbered' | Shell;
}

/** Draws a whole reply; ends with a line feed. */
export function renderReply(reply: Reply, options: RenderOptions): string {
  let choices = 0;
  const drawn = reply.blocks.map((block) => {
    const words = renderBlock(block, options, choices);
    if (block.kind === 'choices') choices += block.choices.length;
    return words;
  });
  const blocks = drawn.filter((words) => words !== '');
  if (blocks.length === 0) return `${inert(reply.summary)}\n`;
  const [first = '', ...rest] = blocks;
  return `${[toned(first, reply.tone, options.style), ...rest].join('\n\n')}\n`;
}

function toned(words: string, tone: Tone, style: Style): string {
  switch (tone) {
    case 'good':
      return style.green(words);
    case 'caution':
      return style.yellow(words);
    case 'bad':
      return style.red(words);
    case 'plain':
      return words;
  }
}

/** @param before - how many choices stand above it: numbers go on through the reply */
function renderBlock(block: Block, options: RenderOptions, before: number): string {
  const { style, width } = options;
  switch (block.kind) {
    case 'heading':
      return style.bold(wrap(renderInline(block.content, options), width));
    case 'paragraph':
      return wrap(renderInline(block.content, options), width);
    case 'note':
      return style.dim(wrap(renderInline(block.content, options), width));
    case 'quote':
      return indent(wrap(renderInline(block.content, options), width - 2), `${style.cyan('│')} `);
    case 'code':
      // At the margin and never wrapped: what is copied is what was written.
      return inert(block.text);
    case 'list':
      return renderItems(block.items, block.ordered, options);
    case 'fields':
      return block.fields
        .map(
          ({ label, value }) =>
            `${style.bold(inert(label))}\n${indent(wrap(renderInline(value, options), width - 2), '  ')}`,
        )
        .join('\n');
    case 'table':
      return renderTable(block.head, block.rows, options);
    case 'people':
      return block.rows
        .map(
          ({ person, content }, n) =>
            `${n + 1}. ${inert(person)} ${renderInline(content, options)}`,
        )
        .join('\n');
    case 'checks':
      return block.checks.map((check) => renderCheck(check, options)).join('\n');
    case 'picture':
      return '';
    case 'sources':
      return block.sources.map((source) => renderSource(source, style)).join('\n');
    case 'choices':
      return renderChoices(block, options, before);
    case 'forms':
      return '';
  }
}

function renderCheck(
  { ok, label, content }: Extract<Block, { kind: 'checks' }>['checks'][number],
  options: RenderOptions,
): string {
  const { style, width } = options;
  const mark = ok === null ? style.yellow('?') : ok ? style.green('✓') : style.red('✗');
  const words = `${style.bold(inert(label))}  ${renderInline(content, options)}`;
  return hang(wrap(words, width - 2), `${mark} `, '  ');
}

function renderSource({ file, line, path }: Citation, style: Style): string {
  const where = path.length === 0 ? '' : ` · ${inert(path.join(' › '))}`;
  return style.dim(`— ${inert(file)}:${line}${where}`);
}

function renderChoices(
  { prompt, choices }: Extract<Block, { kind: 'choices' }>,
  { style, choices: form }: RenderOptions,
  before: number,
): string {
  const rows = choices.map(({ label, message }, at) =>
    form === 'numbered'
      ? `  ${style.cyan(`[${before + at + 1}]`)} ${inert(label)}`
      : `    ${inert(shellForm(message, form))}`,
  );
  return [...(prompt === '' ? [] : [inert(prompt)]), ...rows].join('\n');
}

function renderItems(
  items: readonly ListItem[],
  ordered: boolean,
  options: RenderOptions,
  depth = 0,
): string {
  const pad = '  '.repeat(depth);
  let counted = 0;
  return items
    .map((item) => {
      if ('code' in item) return `\n${inert(item.code)}\n`;
      counted += 1;
      const mark = ordered ? `${counted}. ` : '• ';
      const body = wrap(renderInline(item.content, options), options.width - pad.length - 3);
      const own = hang(body, pad + mark, pad + ' '.repeat(mark.length));
      if (item.children === undefined) return own;
      return `${own}\n${renderItems(item.children, false, options, depth + 1)}`;
    })
    .join('\n');
}

/** Columns as wide as their widest cell, cut so that the table fits; a table too wide is drawn row by row. */
function renderTable(
  head: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
  options: RenderOptions,
): string {
  const titles = head.map((cell) => inert(plainText(cell)));
  const cells = rows.map((row) => row.map((cell) => inert(plainText(cell))));
  const widths = titles.map((title, at) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[at] ?? ''))),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  if (total > options.width)
    return cells
      .map((row) => row.map((cell, at) => `${titles[at] ?? ''}: ${cell}`).join('\n'))
      .join('\n\n');
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd();
  return [options.style.bold(line(titles)), ...cells.map(line)].join('\n');
}

/** Inline text with styles; a link shows its address behind its words. */
function renderInline(inline: readonly Inline[], options: RenderOptions): string {
  const { style } = options;
  return inline
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return inert(node.text);
        case 'code':
          return style.cyan(inert(node.text));
        case 'strong':
          return style.bold(renderInline(node.children, options));
        case 'emphasis':
          return style.italic(renderInline(node.children, options));
        case 'link': {
          const words = renderInline(node.children, options);
          const address = inert(node.href);
          if (!isSafeHref(node.href) || plainText(node.children) === node.href) return words;
          return `${words} ${style.dim(`(${address})`)}`;
        }
      }
    })
    .join('');
}

function indent(words: string, margin: string): string {
  return hang(words, margin, margin);
}

function hang(words: string, first: string, rest: string): string {
  return words
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .join('\n');
}
