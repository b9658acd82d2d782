/** Lets the person see each reply also as other outlets show it; the choice is remembered. */
import { useState } from 'preact/hooks';
import type { Outlet } from '../reply/other-view-props.js';
import { OTHER_VIEWS } from '../reply/other-views.js';
import { words } from '../words/shown-words.js';

const STORAGE_KEY = 'quaymaster.outlets';

/** The outlets that are shown beside the page's own look, and how that changes. */
export interface OutletSwitchProps {
  readonly outlets: readonly Outlet[];
  readonly toggleOutlet: (outlet: Outlet) => void;
}

/** One button an outlet, pressed while its look is shown. */
export function OutletSwitch({ outlets, toggleOutlet }: OutletSwitchProps) {
  return (
    <div class="outlet-switch" role="group" aria-label={words().chat.showAlsoAsIn}>
      <span aria-hidden="true">{words().chat.alsoAsIn}</span>
      {OTHER_VIEWS.map(({ outlet, name }) => (
        <button
          key={outlet}
          type="button"
          class="button small"
          aria-pressed={outlets.includes(outlet)}
          onClick={() => {
            toggleOutlet(outlet);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** The outlets that the person wants to see, in the order of the views, and the way to change that. */
export function useShownOutlets(): readonly [readonly Outlet[], (outlet: Outlet) => void] {
  const [shown, setShown] = useState(recall);
  const toggle = (outlet: Outlet): void => {
    const next = inOrder((other) => shown.includes(other) !== (other === outlet));
    remember(next);
    setShown(next);
  };
  return [shown, toggle];
}

function inOrder(wanted: (outlet: Outlet) => boolean): readonly Outlet[] {
  return OTHER_VIEWS.map(({ outlet }) => outlet).filter(wanted);
}

function recall(): readonly Outlet[] {
  try {
    const names = localStorage.getItem(STORAGE_KEY)?.split(' ') ?? [];
    return inOrder((outlet) => names.includes(outlet));
  } catch {
    // Storage is switched off: nothing was chosen before.
    return [];
  }
}

function remember(outlets: readonly Outlet[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, outlets.join(' '));
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
