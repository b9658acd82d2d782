/** "Your own notes": a folder is dropped here, or chosen. */
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { readChosen, type PickedFolder } from './picked-folder.js';
import { words } from '../words/shown-words.js';

/** What the zone does with a folder. */
export interface DropZoneProps {
  readonly take: (picked: Promise<PickedFolder>) => void;
  /** Files are on their way. */
  readonly busy: boolean;
  /** Why the last ones were not taken. */
  readonly problem: string | null;
}

/** Draws the zone. The whole chat takes what is dropped; this is where it says so, and the way for the keyboard. */
export function DropZone({ take, busy, problem }: DropZoneProps) {
  const { trying: said, welcome } = words();
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  return (
    <section class="drop-zone" aria-labelledby="drop-title">
      <h3 id="drop-title">{said.title}</h3>
      <p>{said.lead}</p>
      <div class="drop-buttons">
        <Opener label={said.chooseFolder} input={folder} busy={busy} />
        <Opener label={said.chooseFiles} input={files} busy={busy} />
        {busy && <span role="status">{welcome.reading}</span>}
      </div>
      {problem !== null && (
        <p class="drop-problem" role="alert">
          {problem}
        </p>
      )}
      <Chooser input={folder} take={take} label={said.folder} wholeFolder />
      <Chooser input={files} take={take} label={said.files} />
    </section>
  );
}

interface OpenerProps {
  readonly label: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly busy: boolean;
}

function Opener({ label, input, busy }: OpenerProps) {
  return (
    <button
      type="button"
      class="button small"
      disabled={busy}
      onClick={() => input.current?.click()}
    >
      {label}
    </button>
  );
}

interface ChooserProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly take: DropZoneProps['take'];
  readonly label: string;
  readonly wholeFolder?: boolean;
}

/** The browser's own dialog; its button has no words of ours, so it stays hidden behind them. */
function Chooser({ input, take, label, wholeFolder = false }: ChooserProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      multiple
      aria-label={label}
      {...(wholeFolder && { webkitdirectory: true })}
      onChange={({ currentTarget }) => {
        const { files } = currentTarget;
        if (files !== null && files.length > 0) take(Promise.resolve(readChosen(files)));
        currentTarget.value = '';
      }}
    />
  );
}
