/** The other outlets whose look a reply can also be shown in. Each is fetched when it is first wanted. */
import type { FunctionComponent } from 'preact';
import type { Outlet, OtherViewProps } from './other-view-props.js';

/** A module that draws messages as another outlet does. */
interface ViewModule<O extends Outlet> {
  readonly View: FunctionComponent<OtherViewProps<O>>;
}

/** Another outlet's name, and its view to fetch. */
export interface OtherView<O extends Outlet> {
  readonly outlet: O;
  readonly name: string;
  readonly load: () => Promise<ViewModule<O>>;
}

/** Another outlet's look is one more entry here. */
export const OTHER_VIEWS: readonly [OtherView<'slack'>, OtherView<'discord'>] = [
  { outlet: 'slack', name: 'Slack', load: () => import('./slack/slack-view.js') },
  { outlet: 'discord', name: 'Discord', load: () => import('./discord/discord-view.js') },
];
