/**
 * From a colleague's answer to a kept note, in each place: what a person does for it, and how long they wait.
 *
 *     npm run bench:save -- 30
 *
 * Runs so many whole rounds in Slack, Discord, the page and the terminal, over a store in a file: a question is missed, its
 * answer is kept, and it must then stand in the store. Prints the steps as they were done, and the milliseconds, median /
 * 95th percentile, until the form stands there and from the last step until the person reads that it is kept. The platforms
 * are local servers in this process, so that no network is in it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTeam } from '../test/fixtures/team-bot.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.js';
import { percentile } from './percentile.js';
import { PLACES, type Hand, type Opening } from './save-places.js';
import { seeded } from './seeded.js';

/** Rounds before the measured ones, so that the code is compiled. */
const WARM_UP = 3;

/** Something that a person did. */
interface Step {
  readonly what: string;
  readonly by: 'click' | 'typing';
  readonly requests: number;
  readonly took: number;
}

async function measure(opening: Opening, rounds: number, folder: string): Promise<string> {
  const { name, at } = opening;
  const file = join(folder, `${name}.db`);
  const store = await openSqliteStore({ file, secretKey: 'made-up key of the bench' });
  const place = await opening.open(await openTeam(undefined, at, store));
  const random = seeded(7);
  const measured: Step[][] = [];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const steps: Step[] = [];
    // No two share a word: each must be missed, whatever was kept before.
    const [doing, what, where] = [madeUpWord(random), madeUpWord(random), madeUpWord(random)];
    const question = `${doing} ${what}?`;
    const answer = `In the portal, under **${where}**; then \`${what} --renew\`.`;
    await place.keep({ question, answer, round }, handOf(steps));
    if (round >= WARM_UP) measured.push(steps);
  }
  const kept = await store.taught.list(at, { states: ['kept'] });
  if (kept.length !== WARM_UP + rounds) throw new Error(`${name}: ${kept.length} notes are kept`);
  await place.close();
  await store.close();
  return rowOf(name, measured);
}

/** A person's hand, whose every step is written down. */
function handOf(steps: Step[]): Hand {
  let requests = 0;
  const done = async (
    by: Step['by'],
    what: string,
    work: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    requests = 0;
    const start = performance.now();
    await work();
    steps.push({ what, by, requests, took: performance.now() - start });
  };
  return {
    click: (what, work) => done('click', what, work),
    type: (what, work) => done('typing', what, work),
    sends: () => {
      requests += 1;
    },
  };
}

function rowOf(name: string, rounds: readonly (readonly Step[])[]): string {
  const [steps = []] = rounds;
  const requests = steps.reduce((sum, step) => sum + step.requests, 0);
  const took = (at: number): string => {
    const times = rounds.flatMap((round) => round.at(at)?.took ?? []);
    return `${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.95).toFixed(0)}`;
  };
  const opens = steps.slice(0, -1).findIndex((step) => step.requests > 0);
  return cells([
    name,
    steps.map(({ what }) => what).join(', '),
    steps.filter(({ by }) => by === 'click').length,
    steps.filter(({ by }) => by === 'typing').length,
    requests,
    opens === -1 ? '–' : took(opens),
    took(-1),
  ]);
}

const cells = (values: readonly (string | number)[]): string => `| ${values.join(' | ')} |`;

/** Says nothing to any note, and is like no other. */
function madeUpWord(random: () => number): string {
  const letter = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  return Array.from({ length: 4 }, () => letter('bdfgklmnprstvz') + letter('aeiou')).join('');
}

const rounds = Number(process.argv[2] ?? 30);
const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'));
console.log(cells(['place', 'steps', 'clicks', 'typed', 'requests', 'form, ms', 'kept, ms']));
console.log(cells(Array.from({ length: 7 }, () => '---')));
for (const opening of PLACES) console.log(await measure(opening, rounds, folder));
await rm(folder, { recursive: true });
