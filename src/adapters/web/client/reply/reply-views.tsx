/** A reply as this page shows it, and beside it as other outlets would. */
import type { ComponentChildren } from 'preact';
import { useContext, useErrorBoundary } from 'preact/hooks';
import type { Reply } from '../../../../core/reply.js';
import type { Previews } from '../../server/api-contract.js';
import { ShownTheme } from '../theme.js';
import { useFetched } from '../use-fetched.js';
import type { BlockActions } from './block-view.js';
import type { Outlet } from './other-view-props.js';
import { OTHER_VIEWS, type OtherView } from './other-views.js';
import { PlainView } from './plain-view.js';
import { words } from '../words/shown-words.js';

/** What is drawn. */
interface ReplyViewsProps extends BlockActions {
  readonly reply: Reply;
  readonly previews: Previews | null;
  /** When it was said, in milliseconds since the epoch. */
  readonly at: number;
  /** The outlets whose look is shown as well. */
  readonly outlets: readonly Outlet[];
  /** What belongs to the page's own view, and stands right below it. */
  readonly children?: ComponentChildren;
}

/** Draws a reply in every view that is wanted. */
export function ReplyViews({ reply, previews, at, outlets, choose, children }: ReplyViewsProps) {
  const [slack, discord] = OTHER_VIEWS;
  return (
    <>
      <PlainView reply={reply} choose={choose} />
      {children}
      {previews && outlets.length > 0 && (
        <div class="other-views">
          {outlets.includes('slack') && (
            <Other view={slack} reply={reply} message={previews.slack} at={at} choose={choose} />
          )}
          {outlets.includes('discord') && (
            <Other
              view={discord}
              reply={reply}
              message={previews.discord}
              at={at}
              choose={choose}
            />
          )}
        </div>
      )}
    </>
  );
}

interface OtherProps<O extends Outlet> extends BlockActions {
  readonly view: OtherView<O>;
  readonly reply: Reply;
  readonly message: Previews[O];
  readonly at: number;
}

function Other<O extends Outlet>(props: OtherProps<O>) {
  const { view, reply } = props;
  return (
    <div class="other-view" role="group" aria-label={words().chat.asIn(view.name)}>
      <p class="view-label">
        {view.name}
        {reply.audience === 'asker' && words().chat.onlyAsker}
      </p>
      <Fetching {...props} />
    </div>
  );
}

/** The view is fetched when it is first drawn; and what is wrong in it stays in it. */
function Fetching<O extends Outlet>({ view, reply, message, at, choose }: OtherProps<O>) {
  const theme = useContext(ShownTheme);
  const fetched = useFetched(view.outlet, view.load);
  const [error] = useErrorBoundary() as [unknown, () => void];
  if (error !== undefined) return <p>{words().chat.notDrawn(view.name)}</p>;
  switch (fetched.state) {
    case 'loading':
      return <p>…</p>;
    case 'failed':
      return <p>{fetched.message}</p>;
    case 'loaded': {
      const { View } = fetched.data;
      return (
        <View reply={reply} message={message} at={at} dark={theme === 'dark'} choose={choose} />
      );
    }
  }
}
