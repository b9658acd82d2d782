import { beforeEach, expect, test } from '@jest/globals';
import type { Permissions } from '../../../src/core/permissions.js';
import { OPERATOR, STRANGER } from '../../../src/core/permissions.js';
import type { TaughtNote } from '../../../src/core/records/taught-notes.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import { createTeaching } from '../../../src/bot/teach/teaching.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { openTeam, type Team } from '../../fixtures/team-bot.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const place = (channel: string) => ({ ...TEAM, channel, thread: channel });

let team: Team;
let note: TaughtNote;
let asked: number;

beforeEach(async () => {
  asked = 0;
  team = await openTeam();
  const { store, settings } = team;
  const announce = () => Promise.resolve();
  const teaching = createTeaching({ store: store.taught, settings, tidy: tidyMarkdown, announce });
  const by = { place: place('C1'), author: 'U1', permissions: OPERATOR };
  const outcome = await teaching.keep({ topic: 'VPN access', text: 'Ask *Ada*.' }, by);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  note = outcome.note;
});

async function reply(
  text: string,
  permissions: Permissions = OPERATOR,
  channel = 'C1',
): Promise<Reply> {
  const id = `m${asked++}`;
  const message = { id, place: place(channel), author: 'U1', text, addressed: true };
  const said = await team.bot.handle(message, () => Promise.resolve(permissions));
  if (said === null) throw new Error('silence');
  return said;
}
const words = (said: Reply): string =>
  [said.summary, ...said.blocks.map((block: Block) => JSON.stringify(block))].join('\n');
const now = async () => {
  const found = await team.store.taught.find(TEAM, note.id);
  if (found === null) throw new Error('gone');
  return found;
};

test.each([
  ['/teach', /One note from chat.*VPN access.*kept.*vpn-access\.md/s],
  ['/teach show vpn access', /VPN access.*Ask \*Ada\*\./s],
  ['/teach vpn access', /VPN access.*Ask \*Ada\*\./s],
  ['/teach history "VPN access"', /one version.*kept/s],
  ['/teach show nothing', /no note from chat “nothing”/],
  ['/teach share vpn access with everybody', /is kept/],
  ['/teach move vpn access to network/', /network\/vpn-access\.md/],
  ['/teach move vpn access to ../out.md', /The file/],
  ['/teach retire vpn access', /is retired/],
])('%j is answered with %s, to the asker alone', async (text, expected) => {
  const said = await reply(text);
  expect(words(said)).toMatch(expected);
  expect(said.audience).toBe('asker');
});

test('text on the lines below is what a note says from then on; undo takes it back', async () => {
  await reply('/teach edit vpn access\nIn the *portal*.\n\n- Devices');
  expect(await now()).toMatchObject({ text: 'In the *portal*.\n\n- Devices', version: 2 });
  await reply(`/teach undo ${note.id}`);
  expect((await now()).text).toBe('Ask *Ada*.');
});

test('who may not teach changes nothing, and is told who may', async () => {
  expect(words(await reply('/teach retire vpn access', STRANGER))).toMatch(/Only those who keep/);
  expect((await now()).state).toBe('kept');
});

test('in another channel there is no such note', async () => {
  expect(words(await reply('/teach', OPERATOR, 'C2'))).toMatch(
    /no notes from chat that you may see/,
  );
  expect(words(await reply(`/teach show ${note.id}`, OPERATOR, 'C2'))).toMatch(/no note from chat/);
});

test('the form knows the version that it shows: whoever is second is shown both texts', async () => {
  const asker = { place: place('C1'), author: 'U1', permissions: OPERATOR };
  const opening = await team.bot.forms.open(`teach ${note.id}`, asker);
  if (opening.kind !== 'form') throw new Error('refused');
  const { name, fields } = opening.form;
  expect(name).toBe(`teach ${note.id} 1`);
  expect(fields.map((field) => field.name)).toEqual(['topic', 'text', 'questions', 'file']);
  await reply('/teach edit vpn access\nFrom the first.');
  const values = new Map([
    ['topic', ['VPN access']],
    ['text', ['From the second.']],
  ]);
  const reading = await team.bot.forms.read(name, values, asker);
  if (reading.kind !== 'command') throw new Error(reading.kind);
  const message = { id: 'form', place: place('C1'), author: 'U1', text: reading.text };
  const { command } = reading;
  const said = await team.bot.handle({ ...message, command, addressed: true }, () =>
    Promise.resolve(OPERATOR),
  );
  expect(said && words(said)).toMatch(/changed meanwhile.*From the first.*From the second/s);
  expect((await now()).text).toBe('From the first.');
});

test('the page reaches every workspace’s notes, and none that only a channel sees', async () => {
  const page = {
    place: { adapter: 'web', workspace: 'local', channel: 'a-page', thread: 'a-page' },
    author: 'operator',
    addressed: true,
    permissions: OPERATOR,
  } as const;
  const say = async (text: string) => {
    const said = await team.bot.handle({ ...page, id: `page ${asked++}`, text });
    return said === null ? '' : words(said);
  };
  expect(await say('/teach')).toMatch(/no notes from chat that you may see/);
  await reply('/teach share vpn access with everybody');
  expect(await say('/teach')).toMatch(/VPN access/);
  expect(await say('/teach retire vpn access')).toMatch(/is retired/);
  expect((await now()).state).toBe('retired');
});

test.each([
  ['/save where is the pump? Beside the door.', 'where is the pump?', 'Beside the door.'],
  ['/save where is the pump\nBeside the door.', 'where is the pump', 'Beside the door.'],
  ['/save where is the pump?\nBeside the door.', 'where is the pump?', 'Beside the door.'],
  ['/save pump? By the door.\nAsk Ada.', 'pump?', 'By the door.\nAsk Ada.'],
])('%j is kept with its question and its answer', async (typed, topic, text) => {
  await reply(typed);
  const notes = await team.store.taught.list(TEAM, { states: ['kept'] });
  expect(notes.find((one) => one.id !== note.id)).toMatchObject({ topic, text });
});
