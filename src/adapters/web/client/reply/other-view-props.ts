/** What a view of another outlet is given to draw. */
import type { Reply } from '../../../../core/reply.js';
import type { Previews } from '../../server/api-contract.js';
import type { BlockActions } from './block-view.js';

/** An outlet whose look the page knows. */
export type Outlet = keyof Previews;

/** What a view of another outlet draws. */
export interface OtherViewProps<O extends Outlet> extends BlockActions {
  /** The reply as it was before it was drawn for the outlet. */
  readonly reply: Reply;
  readonly message: Previews[O];
  /** When it was said, in milliseconds since the epoch. */
  readonly at: number;
  readonly dark: boolean;
}
