/** A reply as this page shows it. */
import type { Reply } from '../../../../core/reply.js';
import { BlockView, type BlockActions } from './block-view.js';
import { ToneFlag } from './tone-flag.js';

/** Draws a whole reply. */
export function PlainView({ reply, choose }: { readonly reply: Reply } & BlockActions) {
  return (
    <div class={`reply ${reply.tone}`}>
      <ToneFlag tone={reply.tone} />
      {reply.blocks.length === 0 && <p>{reply.summary}</p>}
      {reply.blocks.map((block, index) => (
        <BlockView key={index} block={block} choose={choose} />
      ))}
    </div>
  );
}
