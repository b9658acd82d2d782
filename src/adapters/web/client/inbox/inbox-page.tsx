/** The questions that the notes did not answer: open ones to be closed, closed ones to look up. */
import { useState } from 'preact/hooks';
import type { InboxList } from '../../server/api-contract.js';
import { fetchInbox } from '../api.js';
import { DownloadLinks } from '../parts/download-links.js';
import { FilterBox } from '../parts/filter-box.js';
import { KeptPage } from '../parts/kept-page.js';
import { LoadFailure } from '../parts/load-failure.js';
import { Segments } from '../parts/segments.js';
import { useFetched } from '../use-fetched.js';
import { QuestionCard } from './question-card.js';
import { words } from '../words/shown-words.js';

const STATES = ['open', 'closed'] as const;
type State = (typeof STATES)[number];

/** Draws the page. */
export function InboxPage() {
  const [state, setState] = useState<State>('open');
  const [filter, setFilter] = useState('');
  const said = words().inbox;
  const [outcome, setOutcome] = useState('');
  // Counts closings, so that each reads the list anew.
  const [closings, setClosings] = useState(0);
  const fetched = useFetched(`${state} ${closings}`, (signal) => fetchInbox(state, signal));
  const closed = (sentence: string): void => {
    setOutcome(sentence);
    setClosings(closings + 1);
  };
  return (
    <KeptPage page="inbox">
      <div class="kept-tools">
        <Segments
          label={said.which}
          names={STATES}
          labelOf={(name) => said[name]}
          chosen={state}
          choose={setState}
        />
        <FilterBox label={said.filter} filter={filter} setFilter={setFilter} />
        <DownloadLinks path="/api/keeping/inbox/export" />
      </div>
      <p class="kept-said" role="status">
        {outcome}
      </p>
      {fetched.state === 'loading' && <p role="status">{said.reading}</p>}
      {fetched.state === 'failed' && <LoadFailure failed={fetched} />}
      {fetched.state === 'loaded' && (
        <Questions list={fetched.data} state={state} filter={filter} closed={closed} />
      )}
    </KeptPage>
  );
}

interface QuestionsProps {
  readonly list: InboxList;
  readonly state: State;
  readonly filter: string;
  readonly closed: (sentence: string) => void;
}

function Questions({ list: { entries }, state, filter, closed }: QuestionsProps) {
  const wanted = filter.trim().toLowerCase();
  const shown = entries.filter(({ question, wordings }) =>
    [question, ...wordings].some((one) => one.toLowerCase().includes(wanted)),
  );
  if (shown.length === 0) return <p class="kept-empty">{emptySentence(state, wanted !== '')}</p>;
  return (
    <ul class="inbox-list">
      {shown.map((entry) => (
        <QuestionCard key={entry.id} entry={entry} closed={closed} />
      ))}
    </ul>
  );
}

function emptySentence(state: State, filtered: boolean): string {
  const { noneFound, noneOpen, noneClosed } = words().inbox;
  if (filtered) return noneFound;
  return state === 'open' ? noneOpen : noneClosed;
}
