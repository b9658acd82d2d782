/** Lines to copy, with a button that does it. */
import { useRef, useState } from 'preact/hooks';
import { CopyIcon, TickIcon } from '../parts/icons.js';
import { words } from '../words/shown-words.js';

/** Long lines wrap, so that nothing has to be scrolled sideways; what is copied is the lines as they are. */
export function CodeBlock({ text }: { readonly text: string }) {
  const [state, setState] = useState<'copy' | 'copied' | 'selected'>('copy');
  const lines = useRef<HTMLPreElement>(null);
  const copy = async (): Promise<void> => {
    setState((await writeClipboard(text)) ? 'copied' : selectLines(lines.current));
    setTimeout(() => {
      setState('copy');
    }, 2_500);
  };
  return (
    <div class="code-block">
      <pre ref={lines}>
        <code>{text}</code>
      </pre>
      <button type="button" class="button quiet small" onClick={() => void copy()}>
        {state === 'copied' ? <TickIcon /> : <CopyIcon />}
        <span aria-live="polite">{words().reply[state]}</span>
      </button>
    </div>
  );
}

/** Resolves with false where the browser has no clipboard for us (plain http from elsewhere, permission denied). */
async function writeClipboard(text: string): Promise<boolean> {
  // Absent on plain http, whatever the type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function selectLines(lines: HTMLPreElement | null): 'selected' {
  if (lines) getSelection()?.selectAllChildren(lines);
  return 'selected';
}
