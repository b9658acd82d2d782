/** A reply as this page shows it; of a long one the beginning, and the rest on demand. */
import { useRef, useState } from 'preact/hooks';
import type { Reply } from '../../../../core/reply.js';
import { words } from '../words/shown-words.js';
import { BlockView, type BlockActions } from './block-view.js';
import { fold } from './fold.js';
import { ToneFlag } from './tone-flag.js';

/** Draws a whole reply. */
export function PlainView({ reply, choose }: { readonly reply: Reply } & BlockActions) {
  const [unfolded, setUnfolded] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const folded = fold(reply.blocks);
  const blocks = unfolded ? reply.blocks : folded.blocks;
  const toggle = (): void => {
    setUnfolded(!unfolded);
    // Its end is far below where the beginning ended.
    if (unfolded) box.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div ref={box} class={`reply ${reply.tone}`}>
      <ToneFlag tone={reply.tone} />
      {reply.blocks.length === 0 && <p>{reply.summary}</p>}
      {blocks.map((block, index) => (
        <BlockView key={`${block.kind} ${index}`} block={block} choose={choose} />
      ))}
      {folded.hidden > 0 && (
        <button type="button" class="button small fold" aria-expanded={unfolded} onClick={toggle}>
          {unfolded ? words().reply.fold : words().reply.unfold(folded.hidden)}
        </button>
      )}
    </div>
  );
}
