/** The ways in which a reply is shown, side by side. Another outlet's look is one more entry here. */
import type { FunctionComponent } from 'preact';
import type { Reply } from '../../../../core/reply.js';
import type { BlockActions } from './block-view.js';
import { PlainView } from './plain-view.js';

/** One way to show a reply. */
interface ReplyView {
  readonly id: string;
  /** Stands above the view where there is more than one. */
  readonly label: string;
  readonly View: FunctionComponent<{ readonly reply: Reply } & BlockActions>;
}

const VIEWS: readonly ReplyView[] = [{ id: 'plain', label: 'Here', View: PlainView }];

/** Draws a reply in every view. */
export function ReplyViews({ reply, choose }: { readonly reply: Reply } & BlockActions) {
  return (
    <div class="views">
      {VIEWS.map(({ id, label, View }) => (
        <section key={id} class="view" aria-label={VIEWS.length > 1 ? label : undefined}>
          {VIEWS.length > 1 && <p class="view-label">{label}</p>}
          <View reply={reply} choose={choose} />
        </section>
      ))}
    </div>
  );
}
