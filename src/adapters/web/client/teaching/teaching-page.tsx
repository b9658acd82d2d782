/** Notes from chat and what becomes of them: proposals to decide, notes to mend, other ways to ask, what wants looking at. */
import { useState } from 'preact/hooks';
import type { TaughtEntry, TaughtList } from '../../server/api-contract.js';
import { fetchTaught } from '../api.js';
import { FilterBox } from '../parts/filter-box.js';
import { KeptPage } from '../parts/kept-page.js';
import { LoadFailure } from '../parts/load-failure.js';
import { Segments } from '../parts/segments.js';
import { useFetched } from '../use-fetched.js';
import { words } from '../words/shown-words.js';
import { CommandPanel } from './command-panel.js';
import { TaughtCard } from './taught-card.js';

/** What is shown, in the order of the buttons. */
const VIEWS = ['proposals', 'notes', 'suggestions', 'care'] as const;
type View = (typeof VIEWS)[number];

/** Draws the page. */
export function TeachingPage() {
  const said = words().teaching;
  const [view, setView] = useState<View>('proposals');
  return (
    <KeptPage page="teaching">
      <div class="kept-tools">
        <Segments
          label={said.which}
          names={VIEWS}
          labelOf={(name) => said.views[name]}
          chosen={view}
          choose={setView}
        />
      </div>
      {(view === 'proposals' || view === 'notes') && <TaughtNotes key={view} view={view} />}
      {(view === 'suggestions' || view === 'care') && (
        <CommandPanel key={view} command={`/${view}`} />
      )}
    </KeptPage>
  );
}

function TaughtNotes({ view }: { readonly view: 'proposals' | 'notes' }) {
  const said = words().teaching;
  const [filter, setFilter] = useState('');
  const [outcome, setOutcome] = useState('');
  // Counts changes, so that each reads the list anew.
  const [changes, setChanges] = useState(0);
  const fetched = useFetched(String(changes), fetchTaught);
  const changed = (sentence: string): void => {
    setOutcome(sentence);
    setChanges(changes + 1);
  };
  return (
    <>
      {view === 'notes' && (
        <div class="kept-tools">
          <FilterBox label={said.filter} filter={filter} setFilter={setFilter} />
        </div>
      )}
      <p class="kept-said" role="status">
        {outcome}
      </p>
      {fetched.state === 'loading' && <p role="status">{said.reading}</p>}
      {fetched.state === 'failed' && <LoadFailure failed={fetched} />}
      {fetched.state === 'loaded' && (
        <Cards list={fetched.data} view={view} filter={filter} changed={changed} />
      )}
    </>
  );
}

interface CardsProps {
  readonly list: TaughtList;
  readonly view: 'proposals' | 'notes';
  readonly filter: string;
  readonly changed: (sentence: string) => void;
}

function Cards({ list: { notes, more }, view, filter, changed }: CardsProps) {
  const said = words().teaching;
  const wanted = filter.trim().toLowerCase();
  const shown = notes
    .filter(({ state }) => (state === 'proposed') === (view === 'proposals'))
    .filter((note) => textsOf(note).some((text) => text.toLowerCase().includes(wanted)));
  if (shown.length === 0) return <p class="kept-empty">{emptySentence(view, wanted !== '')}</p>;
  return (
    <>
      <ul class="inbox-list">
        {shown.map((note) => (
          <TaughtCard
            key={`${note.adapter} ${note.workspace} ${note.id}`}
            note={note}
            changed={changed}
          />
        ))}
      </ul>
      {more > 0 && <p>{said.more(more)}</p>}
    </>
  );
}

function textsOf({ topic, text, questions, file }: TaughtEntry): readonly string[] {
  return [topic, text, file, ...questions];
}

function emptySentence(view: 'proposals' | 'notes', filtered: boolean): string {
  const { noneFound, noProposals, noNotes } = words().teaching;
  if (filtered) return noneFound;
  return view === 'proposals' ? noProposals : noNotes;
}
