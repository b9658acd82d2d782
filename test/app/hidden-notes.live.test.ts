/**
 * What somebody may not see shows nowhere: over random notes, sources, audiences and viewers, the whole bot as it is started
 * says on every surface what it would say if the hidden notes did not exist, and no word of one.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '../../src/app/config/config.js';
import { PACKAGE_DIR } from '../../src/app/config/package-dir.js';
import { openBot, type OpenBot } from '../../src/app/main.js';
import { askNotes } from '../../src/adapters/mcp/ask-notes.js';
import { maySee, type Viewer } from '../../src/core/audience.js';
import { STRANGER } from '../../src/core/permissions.js';
import { COMPLETABLE } from '../../src/core/form.js';
import { channelOf } from '../../src/core/conversation.js';
import type { Message, Place } from '../../src/core/message.js';
import type { Incoming } from '../../src/core/records/incoming.js';
import type { Store } from '../../src/core/records/store.js';
import { questionStems } from '../../src/bot/ask/question-stems.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';

jest.setTimeout(900_000);

/** The clock stands still, or two worlds would differ by the minute; timers run. */
beforeEach(() => {
  jest.useFakeTimers({
    now: new Date('2026-11-30T12:00:00Z'),
    doNotFake: [
      ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
      ...(['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
      ...(['setInterval', 'clearInterval'] as const),
    ],
  });
});
afterEach(() => {
  jest.useRealTimers();
});

/** Worlds that are tried; more by the variable, for a long look. */
const RUNS = Number(process.env['HIDDEN_NOTES_RUNS'] ?? 3);
const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
/** Who is asked in the channel C1, and where. */
const EXPERTS = '@zqexperts';
const EXPERTS_IN = 'C0ZQROOM';
const CREW = { id: 'SCREW', name: 'crew' };

/** A note of a world. */
interface Sketch {
  readonly source: 'file' | 'crew-set' | 'from-chat' | 'proposed';
  readonly audience: readonly string[] | null;
  /** What notes are called after; some have it in common. */
  readonly thing: number;
}

const sketches = fc.array(
  fc.record<Sketch>({
    source: fc.constantFrom('file', 'file', 'crew-set', 'from-chat', 'from-chat', 'proposed'),
    audience: fc.constantFrom(null, ['C1'], ['C2'], ['@crew'], ['C1', '@crew'], []),
    thing: fc.nat({ max: 3 }),
  }),
  { minLength: 3, maxLength: 7 },
);
const viewers = fc.record({
  channel: fc.constantFrom('C1', 'C2', 'C3', 'D1'),
  isCrew: fc.boolean(),
  administrates: fc.boolean(),
});

/** A word that stands in one note and nowhere else. */
const markOf = (n: number) => `zq${'abcdefgh'[n] ?? 'x'}vurm`;
const THINGS = ['crane', 'ferry', 'winch', 'buoy'];
const thingOf = ({ thing }: Sketch) => THINGS[thing] ?? '';
const topicOf = (sketch: Sketch, n: number) => `The ${thingOf(sketch)} ${markOf(n)}`;
const textOf = (sketch: Sketch, n: number) =>
  [
    `The ${thingOf(sketch)} is a machine that ${markOf(n)} greased on Monday.`,
    '',
    `Q: Which oil goes into the ${thingOf(sketch)} of ${markOf(n)}?`,
    `A: The ${markOf(n)} oil from the red barrel.`,
  ].join('\n');
const questionOf = (sketch: Sketch, n: number) => `who greases the ${thingOf(sketch)} ${markOf(n)}`;
const isSeen = ({ source, audience }: Sketch, viewer: Viewer): boolean => {
  const limits = [
    ...(audience === null ? [] : [audience]),
    ...(source === 'crew-set' ? [['@crew']] : []),
  ];
  return limits.length === 0 || maySee(limits, viewer);
};

/** A whole bot over such notes. */
interface World {
  /** Milliseconds by which the store's clock is behind. */
  readonly clock: { behind: number };
  readonly store: Store;
  readonly opened: OpenBot;
  close(): Promise<void>;
}

async function openWorld(all: readonly (readonly [Sketch, number])[]): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-hidden-'));
  for (const set of ['open', 'crew']) {
    await mkdir(join(folder, set));
    await writeFile(join(folder, set, 'hours.md'), '# Opening hours\n\nFrom nine to five.\n');
  }
  const settingsFile = join(folder, 'settings.yaml');
  await writeFile(
    settingsFile,
    "sets:\n  open: { path: open }\n  crew: { path: crew, roles: ['@crew'] }\n",
  );
  const clock = { behind: 0 };
  const store = await openMemoryStore(() => Date.now() - clock.behind);
  for (const [sketch, n] of all) await addNote(folder, store, sketch, n);
  const config = readConfig(
    { SETTINGS_FILE: settingsFile, DATA_DIR: join(folder, 'data'), REGISTRY_ALLOW: 'none.example' },
    PACKAGE_DIR,
  );
  const opened = await openBot(config, store, () => undefined);
  return {
    clock,
    store,
    opened,
    async close() {
      await opened.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addNote(folder: string, store: Store, sketch: Sketch, n: number): Promise<void> {
  const { source, audience } = sketch;
  if (source === 'file' || source === 'crew-set') {
    const front = [
      `questions: ["${questionOf(sketch, n)}"]`,
      "owner: '<@U0OWNER>'",
      'review: 2020-01-01',
      ...(audience === null ? [] : [`audience: ${JSON.stringify(audience)}`]),
    ];
    const set = source === 'file' ? 'open' : 'crew';
    const text = `---\n${front.join('\n')}\n---\n# ${topicOf(sketch, n)}\n\n${textOf(sketch, n)}\n\n[More](gone-${markOf(n)}.md)\n`;
    await writeFile(join(folder, set, `note-${n}.md`), text);
    return;
  }
  await store.taught.add(
    {
      ...TEAM,
      ...{ topic: topicOf(sketch, n), text: textOf(sketch, n), questions: [questionOf(sketch, n)] },
      ...{
        audience,
        file: `note-${n}.md`,
        verbatim: false,
        credit: null,
        owner: '<@U0OWNER>',
        standIn: null,
        review: '2020-01-01',
        id: `note${n}abc`.slice(0, 8),
      },
      source: { adapter: 'slack', channel: 'C1', message: `${n}.1`, link: null, at: 1 },
      author: null,
      state: source === 'proposed' ? 'proposed' : 'kept',
    },
    { act: 'kept', who: 'U9' },
  );
}

/** What people did with the notes: it was answered, voted down, chosen and complained of. */
async function recordUse(world: World, all: readonly (readonly [Sketch, number])[]): Promise<void> {
  const { store, opened, clock } = world;
  clock.behind = 60 * 60_000;
  const everything = await everyNote(opened);
  for (const [sketch, n] of all) {
    const note = everything.find(({ topic }) => topic === topicOf(sketch, n));
    if (note === undefined) continue;
    const place: Place = { ...TEAM, channel: 'C1', thread: `${n}.5` };
    const question = `how often is the ${['hoist', 'vessel', 'pulley', 'marker'][sketch.thing] ?? ''} ${'ab'[n % 2] ?? ''}${n} lubricated`;
    const stems = questionStems(question, opened.notes.everybody().engine.words);
    const answer = { note: note.id, topic: note.topic, passage: note.root.id, version: 'v1' };
    for (const author of [`U${n}1`, `U${n}2`, `U${n}3`]) {
      const id = `slack/T1/q${n}/${author}`;
      await store.inbox.record({ id, place, author, question, stems, status: 'suggested', answer });
      const chosen = { id: note.id, topic: note.topic };
      await store.selections.record({ place, question: id, author, note: chosen, by: `${id}/by` });
    }
    const by = { id: `slack/T1/q${n}/U${n}9`, place, author: `U${n}9`, stems: [...stems, 'why'] };
    await store.inbox.record({
      ...by,
      question: `${question} and why`,
      status: 'answered',
      answer,
    });
    const last = { id: `slack/T1/q${n}/U${n}9`, place, author: `U${n}9` };
    const why = { question: `${question} and why`, stems: [...stems, 'why'] };
    await store.inbox.record({ ...last, ...why, status: 'answered', answer });
    const asked = `slack/T1/q${n}/U${n}9`;
    await store.inbox.complain({ ...TEAM, question: asked, cause: 'unhelpful', asker: null });
    await store.feedback.record({ ...TEAM, delivery: asked, author: `U${n}9`, helpful: false });
  }
  clock.behind = 0;
}

async function everyNote({ notes }: OpenBot) {
  const seen = await Promise.all(
    ['C1', 'C2', ''].map((channel) =>
      notes.library.view(
        { place: { ...TEAM, channel }, permissions: { administrates: true, groups: [CREW] } },
        null,
      ),
    ),
  );
  return seen.flatMap((view) => view.notes());
}

/** Everything that somebody can say; none of it has a mark. */
const SAID = [
  ...THINGS.flatMap((thing) => [
    `/ask who greases the ${thing}`,
    `/ask the ${thing}`,
    '/why',
    `/notes ${thing}`,
    `/teach show the ${thing}`,
    `/teach history the ${thing}`,
    `/post ${thing}`,
    `/study ${thing}`,
    `/save where is the ${thing}? In the harbour.`,
  ]),
  ...[
    '/notes',
    '/teach',
    '/teach show note0abc',
    '/teach history note1abc',
    '/teach show note2abc',
  ],
  ...[
    '/inbox',
    '/person where is the anchor',
    '/none where is the anchor',
    '/settings experts',
    '/settings expertsin',
    '/inbox show 1',
    '/inbox show 2',
    '/inbox closed',
    '/suggestions',
    '/care',
    '/stats',
    '/help',
  ],
  ...['/study', '/quiz', '/daily now', '/daily', '/privacy', '/privacy notes', '/settings'],
];

/** What every surface shows to somebody, by its name. */
async function everythingShown(
  { opened, store }: World,
  viewer: Viewer,
): Promise<ReadonlyMap<string, unknown>> {
  const { bot } = opened;
  const { place } = viewer;
  const { permissions = STRANGER } = viewer;
  const shown = new Map<string, unknown>();
  const own = { ...place, thread: `${place.channel}/1` };
  for (const [n, text] of SAID.entries()) {
    const message: Message = {
      ...{ id: `m${n}`, place: own, author: 'U1', text, addressed: true, permissions },
    };
    shown.set(`${n} ${text}`, await bot.handle(message));
    shown.set(`posted by ${n} ${text}`, await posted(bot, store));
  }
  for (const typed of [
    '/notes ',
    '/teach show ',
    '/post ',
    '/notes cr',
    '/study f',
    '/quiz ',
    '/inbox close 1 note ',
  ])
    shown.set(`completed ${typed}`, bot.complete(typed, 20, viewer));
  for (const what of COMPLETABLE.filter((one) => one === 'topic'))
    for (const typed of ['', 'the', ...THINGS])
      shown.set(`suggested ${typed}`, bot.suggest(what, typed, 20, viewer));
  shown.set('library', bot.library(viewer));
  for (const form of [
    'save',
    'post',
    'save #1',
    'close 1',
    'teach note0abc',
    'teach note1abc',
    'proposal note2abc',
  ])
    for (const [thing] of [[THINGS[0] ?? ''], [THINGS[1] ?? '']]) {
      const on = {
        markdown: `The ${thing} is greased daily.`,
        names: [],
        ...{ channel: place.channel, message: '7.7', author: 'U2', link: null, at: 1 },
      };
      const asker = {
        place: own,
        author: 'U1',
        permissions,
        ...(form === 'save' || form === 'post' ? { on } : {}),
      };
      shown.set(`form ${form} ${thing}`, await bot.forms.open(form, asker));
    }
  shown.set('managing', await bot.managing({ place: own, author: 'U1', permissions }, 0));
  shown.set('care here', await opened.care.items(channelOf(own)));
  await opened.care.remind();
  shown.set('reminders', await posted(bot, store));
  return shown;
}

/** What waits to be posted, drawn as it would be. */
async function posted(bot: OpenBot['bot'], store: Store): Promise<readonly unknown[]> {
  const taken = await store.outbox.take('slack', 'somebody', 60_000, 50);
  const all: unknown[] = [];
  for (const { key, body } of taken) {
    const { message, reply, own } = JSON.parse(body) as Incoming<null>;
    all.push(reply ?? (own && (await bot.draw(own.subject, message.place))));
    await store.outbox.done(key, 'posted');
  }
  return all.length === 0 ? all : [...all, ...(await posted(bot, store))];
}

/** Worlds, and somebody who looks at them. */
const looked = fc.record({ drawn: sketches, viewer: viewers }).map(({ drawn, viewer }) => {
  const { channel, isCrew, administrates } = viewer;
  const permissions = { administrates, groups: isCrew ? [CREW] : [] };
  const all = drawn.map((sketch, n) => [sketch, n] as const);
  return { all, viewer: { place: { ...TEAM, channel }, permissions } satisfies Viewer };
});
type Numbered = readonly (readonly [Sketch, number])[];
const seenBy = (all: Numbered, viewer: Viewer): Numbered =>
  all.filter(([sketch]) => isSeen(sketch, viewer));

/** All that a viewer is shown in a world of these notes, where people used some of them. */
async function shownIn(
  all: Numbered,
  used: Numbered,
  viewer: Viewer,
): Promise<ReadonlyMap<string, unknown>> {
  const world = await openWorld(all);
  const { channel } = viewer.place;
  for (const [scope, name, value] of [
    [channel, 'reminders', 'on'],
    [null, 'agreement', '2'],
    ['C1', 'experts', EXPERTS],
    ['C1', 'expertsin', EXPERTS_IN],
  ] as const)
    await world.store.settings.change({
      ...{ scope: { ...TEAM, channel: scope }, name, value, author: 'U1' },
    });
  await recordUse(world, used);
  const shown = await everythingShown(world, viewer);
  await world.close();
  return shown;
}

/** Which questions of a quiz come first is drawn by lot; how many there are is said before. */
const withoutLots = (shown: ReadonlyMap<string, unknown>): object =>
  Object.fromEntries([...shown].filter(([surface]) => !/^posted by \d+ \/quiz/.test(surface)));

const marksIn = (all: Numbered, shown: unknown): readonly string[] =>
  all.map(([, n]) => markOf(n)).filter((mark) => JSON.stringify({ shown }).includes(mark));

test('no surface shows a word of a note to who may not see it, or who is asked in another channel', async () => {
  await fc.assert(
    fc.asyncProperty(looked, async ({ all, viewer }) => {
      const mine = seenBy(all, viewer);
      const hidden = all.filter((one) => !mine.includes(one));
      const { place, permissions } = viewer;
      const experts =
        place.channel === 'C1' || permissions.administrates ? [] : [EXPERTS, EXPERTS_IN];
      for (const [surface, said] of await shownIn(all, all, viewer)) {
        expect([surface, marksIn(hidden, said)]).toEqual([surface, []]);
        const words = JSON.stringify({ said });
        expect([surface, experts.filter((one) => words.includes(one))]).toEqual([surface, []]);
      }
    }),
    { numRuns: RUNS },
  );
});

test('every surface is the same as if hidden notes did not exist', async () => {
  await fc.assert(
    fc.asyncProperty(looked, async ({ all, viewer }) => {
      const mine = seenBy(all, viewer);
      const [shown, alone] = [await shownIn(all, mine, viewer), await shownIn(mine, mine, viewer)];
      expect(withoutLots(shown)).toEqual(withoutLots(alone));
    }),
    { numRuns: RUNS },
  );
});

/** The surfaces that show notes, without their number; not a quiz, whose question may be drawn without a note's mark. */
const SURFACES = [
  ...['/ask who greases the crane', '/why', '/notes', '/notes crane', '/post crane', '/help'],
  ...['/teach', '/teach show the ferry', '/teach history the ferry', '/inbox', '/suggestions'],
  ...['/study crane', '/care', 'care here', 'reminders', 'library'],
  ...[
    'completed /notes ',
    'completed /teach show ',
    'completed /inbox close 1 note ',
    'suggested ',
  ],
  ...['form save crane', 'form post crane', 'form teach note1abc crane'],
  ...['form proposal note2abc crane'],
];
const nameOf = ([surface]: readonly [string, unknown]): string =>
  surface.replace(/^(posted by )?\d+ /, '$1');

test('all of these surfaces show notes to those who may see them', async () => {
  const all: Numbered = [
    [{ source: 'file', audience: ['C1'], thing: 0 }, 0],
    [{ source: 'from-chat', audience: ['C1'], thing: 1 }, 1],
    [{ source: 'proposed', audience: ['C1'], thing: 1 }, 2],
    [{ source: 'crew-set', audience: null, thing: 2 }, 3],
  ];
  const permissions = { administrates: true, groups: [CREW] };
  const shown = await shownIn(all, all, { place: { ...TEAM, channel: 'C1' }, permissions });
  const showing = [...shown].filter(([, said]) => marksIn(all, said).length > 0).map(nameOf);
  expect(SURFACES.filter((surface) => !showing.includes(surface))).toEqual([]);
});

test('agents are shown what everybody may see', async () => {
  await fc.assert(
    fc.asyncProperty(sketches, async (drawn) => {
      const all = drawn.map((sketch, n) => [sketch, n] as const);
      const world = await openWorld(all);
      const { opened } = world;
      const everybody = { place: { ...TEAM, channel: '' } };
      const hidden = all.filter(
        ([sketch]) => sketch.source !== 'file' || !isSeen(sketch, everybody),
      );
      for (const thing of THINGS) {
        const said = askNotes(opened.notes.everybody(), `who greases the ${thing}`, '2026-11-30');
        expect(marksIn(hidden, said)).toEqual([]);
      }
      await world.close();
    }),
    { numRuns: RUNS },
  );
});
