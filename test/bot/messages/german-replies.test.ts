import { beforeAll, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { renderReply as forDiscord } from '../../../src/adapters/discord/render/render.js';
import {
  followUpForm,
  drawForm as discordForm,
} from '../../../src/adapters/discord/render/forms.js';
import { drawForm as slackForm } from '../../../src/adapters/slack/render/draw-form.js';
import { homeTab } from '../../../src/adapters/slack/render/home-tab.js';
import { renderReply as forSlack } from '../../../src/adapters/slack/render/render.js';
import { createBot } from '../../../src/bot/create-bot.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createTeamHosts } from '../../../src/bot/hosts/team-hosts.js';
import type { MessageKey } from '../../../src/bot/messages/catalogue.js';
import { CATALOGUES, messagesOf } from '../../../src/bot/messages/messages.js';
import type { Message } from '../../../src/core/message.js';
import type { Reply } from '../../../src/core/reply.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import { plainForm } from '../../../src/adapters/shared/plain-form.js';
import { reasonForm } from '../../../src/adapters/shared/reason-form.js';
import { createStatisticsService } from '../../../src/bot/statistics/statistics-service.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';
import { allCounted, noteOf } from '../../fixtures/notes.js';
import { openSaving } from '../../fixtures/saving-parts.js';

const NOTES = [
  noteOf(
    'Gezeiten',
    { children: [{ label: 'Springtide', text: 'Kommt bei Neumond und bei Vollmond.' }] },
    { questions: ['Wann steht das Wasser am höchsten?'], review: '2020-01-01', owner: 'Ada' },
  ),
  noteOf('Lotsen', { children: [{ text: 'Sie bringen große Schiffe in den Hafen.' }] }),
];

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;

/** Everything that a person may say, in an order in which there is something to say back. */
const SAID = [
  'hallo',
  'danke',
  'tschüss',
  'Wann steht das Wasser am höchsten?',
  '/why',
  '/why details',
  'Lotsen Schiffe wo',
  'Wie backe ich Sauerteigbrot?',
  'quokka',
  '/why',
  '/why details',
  '',
  '/help',
  '/notes',
  '/notes Gezeiten',
  '/notes Quokkas',
  '/nonsense',
  '/canirum nginx',
  '/canirun',
  '/canirun nginx',
  '/canirun nginx:alpine ubuntu 24.04',
  '/canirun nginx:alpine windows 7',
  '/canirun nginx:alpine windows',
  '/canirun mcr.microsoft.com/windows/servercore:ltsc2022 ubuntu 22.04',
  '/canirun nginx, redis on ubuntu 24.04; windows 7',
  '/host',
  '/host list',
  '/host add web01',
  '/host add web01 ubuntu 24.04',
  '/host add web01 ubuntu 22.04',
  '/host add web02 riddle',
  '/host show web01',
  '/host show web09',
  '/host sing',
  '/canirun nginx web01',
  '/host remove web01',
  '/inbox',
  '/inbox closed',
  '/inbox show 1',
  '/inbox show 99',
  '/inbox close 1 note Quokkas',
  '/inbox close 1 because Darum',
  '/inbox close 1 because Darum',
  '/inbox closed',
  '/inbox sing',
  '/save',
  '/save Wie steuert man? Mit dem Ruder, oder frag ada@dock.io.',
  '/save #1 Mit dem Ruder.',
  '/save #99 Mit dem Ruder.',
  '/inbox accept abcdefgh',
  '/inbox',
  '/post',
  '/post Gezeiten',
  '/post Quokkas',
  '/stats',
  '/settings',
  '/settings speak',
  '/settings cooldown soon',
  '/settings notes quokka',
  '/settings managers @a/b',
  '/settings shoe size',
  '/settings channel managers none',
  '/settings speak sure\nspeak off',
  '/settings speak sure',
  '/settings log',
  '/listen',
  '/listen off',
  '/listen loud',
  '/privacy',
  '/privacy export',
  '/privacy erase',
  '/privacy erase yes',
  '/privacy sing',
  `warum${' Wasser'.repeat(2_000)}`,
  '\u0000\u0001\u0002\u0003\u0000PK',
] as const;

let bot: Bot;
let replies: readonly (readonly [string, Reply])[];

beforeAll(async () => {
  bot = await openBot();
  const all: [string, Reply][] = [];
  for (const permissions of [OPERATOR, { administrates: false, groups: [] }])
    for (const text of SAID) {
      const message: Message = {
        id: String(all.length),
        place: PLACE,
        author: 'U1',
        text,
        addressed: true,
        permissions,
      };
      const reply = await bot.handle(message);
      if (reply === null) throw new Error(`silence after ${text}`);
      all.push([text, reply]);
    }
  replies = all;
}, 60_000);

async function openBot(): Promise<Bot> {
  const store = await openMemoryStore();
  const engine = newEngine();
  engine.update([], NOTES);
  const settings = createSettingsService({ store: store.settings });
  await settings.change([
    { scope: { ...PLACE, channel: null }, name: 'language', value: 'de', author: 'U1' },
  ]);
  return createBot({
    engine,
    ...openSaving(store, settings, engine, PLACE, NOTES),
    canirun: await shippedCanirun(),
    conversations: store.conversations,
    questions: store.inbox,
    statistics: createStatisticsService(store, allCounted(NOTES), Date.now),
    hosts: createTeamHosts(store.hosts, Date.now, () => undefined),
    personal: store.personal,
    settings,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
}

/** All that a person sees of a reply, in every outlet. */
function seen(reply: Reply): string {
  const messages = messagesOf(reply.language);
  const drawing = { pictures: new Map<string, string>() };
  return [
    reply.summary,
    ...reply.blocks.map((block) => plainForm(block, messages)),
    ...reply.blocks.flatMap((block) => (block.kind === 'picture' ? [block.svg] : [])),
    JSON.stringify(forSlack(reply, { ...drawing, toAsker: false, value: 'k' }).blocks),
    JSON.stringify(forSlack(reply, { ...drawing, toAsker: true, value: 'k' }).blocks),
    JSON.stringify(forDiscord(reply, { ...drawing, toAsker: false, key: 'k' }).message),
  ].join('\n');
}

/** Telling pieces of the English messages: what stands between their arguments, where German says something else. */
function englishPieces(): readonly string[] {
  return (Object.keys(CATALOGUES.en) as MessageKey[]).flatMap((key) =>
    piecesOf(CATALOGUES.en[key]).filter(
      (piece) => piece.length >= 12 && piece.includes(' ') && !CATALOGUES.de[key].includes(piece),
    ),
  );
}

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly children?: readonly Part[];
}

function piecesOf(message: string): readonly string[] {
  const pieces = (parts: readonly Part[]): readonly string[] =>
    parts.flatMap(({ type, value = '', options = {}, children = [] }) =>
      type === 0
        ? [value.trim()]
        : [...pieces(children), ...Object.values(options).flatMap((one) => pieces(one.value))],
    );
  return pieces(new IntlMessageFormat(message, 'en').getAst());
}

test('every reply is in German and says so', () => {
  expect(replies.filter(([, { language }]) => language !== 'de')).toEqual([]);
});

test('no reply has English furniture, in whatever outlet', () => {
  const pieces = englishPieces();
  expect(pieces.length).toBeGreaterThan(200);
  const mixed = replies.flatMap(([text, reply]) => {
    const shown = seen(reply);
    return pieces.filter((piece) => shown.includes(piece)).map((piece) => ({ text, piece }));
  });
  expect(mixed).toEqual([]);
});

test('no form and no home tab has English furniture, and forms say their language', async () => {
  const asker = { place: PLACE, author: 'U1', permissions: OPERATOR };
  await bot.handle({ ...asker, id: 'q', text: 'quokka', addressed: true });
  const managing = await bot.managing(asker, 0);
  const [close] = (managing?.inbox.blocks ?? []).flatMap((block) =>
    block.kind === 'forms' ? block.forms.map(({ form }) => form) : [],
  );
  const names = [
    'settings channel',
    'settings workspace',
    'canirun',
    'save',
    'post',
    close ?? 'none is open',
  ];
  const openings = await Promise.all(names.map((name) => bot.forms.open(name, asker)));
  const forms = openings.flatMap((opening) => (opening.kind === 'form' ? [opening.form] : []));
  expect(forms.map(({ language }) => language)).toEqual(names.map(() => 'de'));
  const help = await bot.handle({ ...asker, id: 'h', text: '/help', addressed: true });
  if (help === null) throw new Error('silence');
  const frame = { callback: 'c', metadata: '' };
  const shown = JSON.stringify([
    [...forms, reasonForm(messagesOf('de'))].map((form) => slackForm(form, frame)),
    [...forms, reasonForm(messagesOf('de')), followUpForm(messagesOf('de'))].map((form) =>
      discordForm(form, 'id'),
    ),
    homeTab({ help, managing, commands: bot.commands('slack'), prefix: '' }),
  ]);
  expect(englishPieces().filter((piece) => shown.includes(piece))).toEqual([]);
});

test('the replies meet a good part of what there is to say', () => {
  const shown = replies.map(([, reply]) => seen(reply)).join('\n');
  const met = Object.values(CATALOGUES.de).filter((message) => {
    const [longest = ''] = [...piecesOf(message)].sort((a, b) => b.length - a.length);
    return longest.length > 6 && shown.includes(longest);
  });
  expect(met.length).toBeGreaterThan(150);
});

test('English details of a file without images come with a note that says so', async () => {
  const text = '/canirun windows 11\n```yaml\nservices:\n  web:\n    build: .\n```';
  const message = {
    id: 'f',
    place: PLACE,
    author: 'U1',
    text,
    addressed: true,
    permissions: OPERATOR,
  };
  const reply = await bot.handle(message);
  expect(reply?.summary).toMatch(/^Diese Datei nennt kein Image\. ./);
  expect(reply?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'note']);
});

test('how long things are kept is said in the dative that “nach” asks for', () => {
  const [, kept] = replies.find(([said]) => said === '/privacy') ?? [];
  expect(kept && seen(kept)).toMatch(/\d+ Tagen\b/);
  expect(kept && seen(kept)).not.toMatch(/\d+ Tage\b/);
});
