/** A page about what is kept: its name, what it is for, and below them what scrolls. */
import type { ComponentChildren } from 'preact';
import type { Route } from '../route.js';
import { words } from '../words/shown-words.js';

/** What is drawn. */
interface KeptPageProps {
  readonly page: Exclude<Route['page'], 'chat' | 'notes'>;
  readonly children: ComponentChildren;
}

/** Draws the frame of such a page. */
export function KeptPage({ page, children }: KeptPageProps) {
  const said = words();
  return (
    <div class="kept">
      <header class="page-header">
        <div>
          <h1>{said.titles[page]}</h1>
          <p>{said[page].lead}</p>
        </div>
      </header>
      <div class={`kept-scroll ${page}`}>{children}</div>
    </div>
  );
}
