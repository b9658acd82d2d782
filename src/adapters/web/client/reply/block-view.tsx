/** Draws the blocks of a reply: one small component a kind. */
import type { VNode } from 'preact';
import type { Block, Citation, ListItem } from '../../../../core/reply.js';
import type { Ask } from '../conversation.js';
import { CrossIcon, NotesIcon, TickIcon, UnknownIcon } from '../parts/icons.js';
import { formatRoute } from '../route.js';
import { CodeBlock } from './code-block.js';
import { FormButtons } from './form/form-buttons.js';
import { InlineView } from './inline-view.js';
import { words } from '../words/shown-words.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** What a block can do: a choice sends a message. */
export interface BlockActions {
  readonly choose: Ask;
}

/** Draws one block. */
export function BlockView({ block, choose }: { readonly block: Block } & BlockActions): VNode {
  switch (block.kind) {
    case 'heading':
      return (
        <h2>
          <InlineView content={block.content} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <InlineView content={block.content} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <InlineView content={block.content} />
        </blockquote>
      );
    case 'note':
      return (
        <p class="small-print">
          <InlineView content={block.content} />
        </p>
      );
    case 'list':
      return <List ordered={block.ordered} items={block.items} />;
    case 'code':
      return <CodeBlock text={block.text} />;
    case 'fields':
      return <Fields block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'people':
      return (
        <ol>
          {block.rows.map(({ person, content }, index) => (
            <li key={index}>
              {person} <InlineView content={content} />
            </li>
          ))}
        </ol>
      );
    case 'checks':
      return <Checks block={block} />;
    case 'picture':
      return <Picture block={block} />;
    case 'sources':
      return <Sources sources={block.sources} />;
    case 'choices':
      return <Choices block={block} choose={choose} />;
    case 'forms':
      return <FormButtons forms={block.forms} choose={choose} />;
  }
}

function List({
  ordered,
  items,
}: {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}) {
  const List_ = ordered ? 'ol' : 'ul';
  return (
    <List_>
      {items.map((item, index) =>
        'code' in item ? (
          <li key={index} class="lines">
            <CodeBlock text={item.code} />
          </li>
        ) : (
          <li key={index}>
            <InlineView content={item.content} />
            {(item.children ?? []).length > 0 && (
              <List ordered={false} items={item.children ?? []} />
            )}
          </li>
        ),
      )}
    </List_>
  );
}

function Fields({ block }: { readonly block: BlockOf<'fields'> }) {
  return (
    <dl class="fields">
      {block.fields.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>
            <InlineView content={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A wide table scrolls in its own box, which the keyboard can reach. */
function Table({ block }: { readonly block: BlockOf<'table'> }) {
  return (
    <div class="table" role="region" aria-label={words().reply.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index} scope="col">
                <InlineView content={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <InlineView content={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a check is shown: by shape, colour and word at once. */
const MARKS = {
  true: { name: 'holds', Icon: TickIcon },
  false: { name: 'fails', Icon: CrossIcon },
  null: { name: 'open', Icon: UnknownIcon },
} as const;

function Checks({ block }: { readonly block: BlockOf<'checks'> }) {
  return (
    <ul class="checks">
      {block.checks.map(({ ok, label, content }, index) => {
        const { name, Icon } = MARKS[`${ok}`];
        return (
          <li key={index} class={`check ${name}`}>
            <span class="check-mark">
              <Icon />
              {words().reply[name]}
            </span>
            <span>
              <strong>{label}</strong> <InlineView content={content} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Inside `img` nothing in a vector picture runs or loads anything. */
function Picture({ block }: { readonly block: BlockOf<'picture'> }) {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.svg)}`;
  return <img class="picture" src={source} alt={block.alt} />;
}

function Sources({ sources }: { readonly sources: readonly Citation[] }) {
  return (
    <ul class="sources" aria-label={words().reply.sources}>
      {sources.map(({ file, line, path }, index) => (
        <li key={index}>
          <a href={formatRoute({ page: 'chat', place: { file, line } })}>
            <NotesIcon />
            <span>
              <span class="source-path">{path.join(' › ')}</span>{' '}
              <code>
                {file}:{line}
              </code>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Choices({ block, choose }: { readonly block: BlockOf<'choices'> } & BlockActions) {
  return (
    <div class="choices" role="group" aria-label={block.prompt}>
      {block.prompt !== '' && <p>{block.prompt}</p>}
      {block.choices.map(({ label, message }, index) => (
        <button
          key={index}
          type="button"
          class="button small"
          onClick={() => {
            choose(message);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
