/**
 * A reply's tone as a word beside a flag of the International Code of Signals: Charlie ("affirmative"), Uniform
 * ("you are running into danger"), November ("negative"). The flag only repeats what the word says.
 */
import type { VNode } from 'preact';
import type { Tone } from '../../../../core/reply.js';
import { words } from '../words/shown-words.js';

const WHITE = '#ffffff';
const BLUE = '#1f4e8c';
const RED = '#c0392b';

const FLAGS: Readonly<Record<Exclude<Tone, 'plain'>, VNode>> = {
  good: (
    <>
      <rect width="20" height="15" fill={BLUE} />
      <rect y="3" width="20" height="9" fill={WHITE} />
      <rect y="6" width="20" height="3" fill={RED} />
    </>
  ),
  caution: (
    <>
      <rect width="20" height="15" fill={WHITE} />
      <path d="M0 0h10v7.5H0zM10 7.5h10V15H10z" fill={RED} />
    </>
  ),
  bad: (
    <>
      <rect width="20" height="15" fill={WHITE} />
      <path
        d="M0 0h5v3.75H0zM10 0h5v3.75h-5zM5 3.75h5V7.5H5zM15 3.75h5V7.5h-5zM0 7.5h5v3.75H0zM10 7.5h5v3.75h-5zM5 11.250h5V15H5zM15 11.250h5V15h-5z"
        fill={BLUE}
      />
    </>
  ),
};

/** Nothing for a plain tone. */
export function ToneFlag({ tone }: { readonly tone: Tone }) {
  if (tone === 'plain') return null;
  return (
    <p class="tone">
      <svg viewBox="0 0 20 15" aria-hidden="true">
        {FLAGS[tone]}
      </svg>
      {words().reply[tone]}
    </p>
  );
}
