/** A reply as Slack shows it, drawn by `slack-blocks-to-jsx`. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Message } from 'slack-blocks-to-jsx';
import libraryStyle from 'slack-blocks-to-jsx/dist/style.css?inline';
import type { OtherViewProps } from '../other-view-props.js';
import { sheetOf, ShadowBox } from '../shadow-box.js';
import { buttonMessages, drawableBlocks } from './slack-message.js';
import ownStyle from './slack-view.css?inline';
import { words } from '../../words/shown-words.js';

const SHEET = sheetOf(libraryStyle, ownStyle);

/** How the library names the buttons of a row, who speaks, and the button that folds a picture. */
const ROW_BUTTON = 'button.slack_blocks_to_jsx__button_element';
const SPEAKER = '.slack_blocks_to_jsx--header h3';
const FOLD_BUTTON = '.slack_blocks_to_jsx__image_media_trigger button';

/** Draws a message. Its choices work; what only Slack can do is shown switched off. */
export function View(props: OtherViewProps<'slack'>): VNode {
  return (
    <ShadowBox sheet={SHEET}>
      <SlackMessage {...props} />
    </ShadowBox>
  );
}

function SlackMessage({ message, at, dark, choose }: OtherViewProps<'slack'>): VNode {
  const box = useRef<HTMLDivElement>(null);
  const says = buttonMessages(message);
  useLayoutEffect(() => {
    if (box.current)
      mend(
        box.current,
        says.map((said) => said !== null),
      );
  });
  const click = ({ target }: Event): void => {
    const said = says[rowButtons(box.current).indexOf((target as Element).closest('button'))];
    if (said) choose(said);
  };
  return (
    <div ref={box} class={`message ${dark ? 'dark' : 'light'}`} onClick={click}>
      <Message
        blocks={drawableBlocks(message)}
        name="Quaymaster"
        logo="/icon.svg"
        time={new Date(at)}
        theme={dark ? 'dark' : 'light'}
      />
    </div>
  );
}

function rowButtons(box: ParentNode | null): (HTMLButtonElement | null)[] {
  return [...(box?.querySelectorAll<HTMLButtonElement>(ROW_BUTTON) ?? [])];
}

/** Names what the library leaves unnamed, and switches off the buttons that do nothing here. */
function mend(box: HTMLElement, works: readonly boolean[]): void {
  // Who speaks is no heading of the page.
  box.querySelector(SPEAKER)?.setAttribute('role', 'presentation');
  const inRows = rowButtons(box);
  for (const button of box.querySelectorAll('button')) {
    if (button.matches(FOLD_BUTTON)) {
      button.ariaLabel = words().chat.foldPicture;
      continue;
    }
    if (works[inRows.indexOf(button)]) continue;
    button.disabled = true;
    button.title = words().chat.worksIn('Slack');
  }
}
