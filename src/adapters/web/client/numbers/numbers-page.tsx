/** What was asked, in charts, each with its table. */
import { useState } from 'preact/hooks';
import type { StatsResponse } from '../../server/api-contract.js';
import { fetchStats } from '../api.js';
import { DownloadLinks } from '../parts/download-links.js';
import { KeptPage } from '../parts/kept-page.js';
import { LoadFailure } from '../parts/load-failure.js';
import { Segments } from '../parts/segments.js';
import { useFetched } from '../use-fetched.js';
import { WeekChart } from './week-chart.js';
import { CountTable } from './count-table.js';
import { shownLanguage, words } from '../words/shown-words.js';

/** How many weeks can be looked at. */
const SPANS = [12, 26, 52] as const;

/** Draws the page. */
export function NumbersPage() {
  const [weeks, setWeeks] = useState<number>(SPANS[0]);
  const said = words().numbers;
  const fetched = useFetched(String(weeks), (signal) => fetchStats(weeks, signal));
  return (
    <KeptPage page="numbers">
      <div class="kept-tools">
        <Segments
          label={said.howFar}
          names={SPANS}
          labelOf={said.weeks}
          chosen={weeks}
          choose={setWeeks}
        />
        <DownloadLinks path={`/api/keeping/stats/export?weeks=${weeks}`} />
      </div>
      {fetched.state === 'loading' && <p role="status">{said.counting}</p>}
      {fetched.state === 'failed' && <LoadFailure failed={fetched} />}
      {fetched.state === 'loaded' && <Numbers numbers={fetched.data} />}
    </KeptPage>
  );
}

function Numbers({ numbers }: { readonly numbers: StatsResponse }) {
  const { total, weeks, mostAsked, mostAskedQuestions, mostMissed, neverUsed } = numbers;
  const said = words().numbers;
  const asked = total.answered + total.suggested + total.notFound;
  if (asked === 0) return <p class="kept-empty">{said.nothing}</p>;
  return (
    <>
      <dl class="totals">
        <Total label={said.questions} value={asked} />
        <Total label={said.answered} value={total.answered} />
        <Total label={said.suggested} value={total.suggested} />
        <Total label={said.notFound} value={total.notFound} />
      </dl>
      <WeekChart weeks={weeks} />
      <CountTable
        title={said.mostAsked}
        head={[said.question, said.times]}
        rows={mostAskedQuestions.map(({ question, times }) => [question, times])}
      />
      <CountTable
        title={said.mostUsed}
        head={[said.note, said.times, said.helpful, said.unhelpful]}
        rows={mostAsked.map(({ topic, times, helpful, unhelpful }) => [
          topic,
          times,
          helpful,
          unhelpful,
        ])}
      />
      <CountTable
        title={said.mostMissed}
        head={[said.question, said.times]}
        rows={mostMissed.map(({ question, times }) => [question, times])}
      />
      <CountTable
        title={said.neverUsed(neverUsed.length)}
        head={[said.note]}
        rows={neverUsed.map(({ topic }) => [topic])}
      />
    </>
  );
}

function Total({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value.toLocaleString(shownLanguage())}</dd>
    </div>
  );
}
