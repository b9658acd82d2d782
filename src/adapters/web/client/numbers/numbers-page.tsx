/** What was asked, in charts, each with its table. */
import { useState } from 'preact/hooks';
import type { StatsResponse } from '../../server/api-contract.js';
import { fetchStats } from '../api.js';
import { DownloadLinks } from '../parts/download-links.js';
import { LoadFailure } from '../parts/load-failure.js';
import { useFetched } from '../use-fetched.js';
import { WeekChart } from './week-chart.js';
import { CountTable } from './count-table.js';

const SPANS = [
  { weeks: 12, label: '12 weeks' },
  { weeks: 26, label: '26 weeks' },
  { weeks: 52, label: '52 weeks' },
] as const;

/** Draws the page. */
export function NumbersPage() {
  const [weeks, setWeeks] = useState<number>(SPANS[0].weeks);
  const fetched = useFetched(String(weeks), (signal) => fetchStats(weeks, signal));
  return (
    <div class="kept">
      <header class="page-header">
        <div>
          <h1>Numbers</h1>
          <p>What was asked, and what the notes made of it.</p>
        </div>
      </header>
      <div class="kept-scroll">
        <div class="kept-tools">
          <div class="segments" role="group" aria-label="How far back">
            {SPANS.map((span) => (
              <button
                key={span.weeks}
                type="button"
                aria-pressed={span.weeks === weeks}
                onClick={() => {
                  setWeeks(span.weeks);
                }}
              >
                {span.label}
              </button>
            ))}
          </div>
          <DownloadLinks path={`/api/keeping/stats/export?weeks=${weeks}`} />
        </div>
        {fetched.state === 'loading' && <p role="status">Counting…</p>}
        {fetched.state === 'failed' && <LoadFailure failed={fetched} />}
        {fetched.state === 'loaded' && <Numbers numbers={fetched.data} />}
      </div>
    </div>
  );
}

function Numbers({ numbers }: { readonly numbers: StatsResponse }) {
  const { total, weeks, mostAsked, mostAskedQuestions, mostMissed, neverUsed } = numbers;
  const asked = total.answered + total.suggested + total.notFound;
  if (asked === 0) return <p class="kept-empty">Nothing was asked in these weeks.</p>;
  return (
    <>
      <dl class="totals">
        <Total label="Questions" value={asked} />
        <Total label="Answered" value={total.answered} />
        <Total label="Suggested" value={total.suggested} />
        <Total label="Not in the notes" value={total.notFound} />
      </dl>
      <WeekChart weeks={weeks} />
      <CountTable
        title="Most asked questions"
        head={['Question', 'Times']}
        rows={mostAskedQuestions.map(({ question, times }) => [question, times])}
      />
      <CountTable
        title="Most used notes"
        head={['Note', 'Times', 'Helpful', 'Not helpful']}
        rows={mostAsked.map(({ topic, times, helpful, unhelpful }) => [
          topic,
          times,
          helpful,
          unhelpful,
        ])}
      />
      <CountTable
        title="Most missed questions"
        head={['Question', 'Times']}
        rows={mostMissed.map(({ question, times }) => [question, times])}
      />
      <CountTable
        title={`Notes that answered nothing (${neverUsed.length})`}
        head={['Note']}
        rows={neverUsed.map(({ topic }) => [topic])}
      />
    </>
  );
}

function Total({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value.toLocaleString()}</dd>
    </div>
  );
}
