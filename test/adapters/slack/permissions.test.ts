import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createBoltLogger } from '../../../src/adapters/slack/setup/bolt-logger.js';
import { createSlackPermissions } from '../../../src/adapters/slack/permissions.js';
import { createWebClient } from '../../../src/adapters/slack/post/web-api.js';
import { singleAccess } from '../../../src/adapters/slack/setup/workspace-access.js';
import { mayManage, OUTSIDER } from '../../../src/core/permissions.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { startSlackServer, type SlackServer } from '../../servers/slack-server.js';

const TEAM = { id: 'T1', enterprise: null, orgWide: false };
let server: SlackServer;
let clock = 0;

beforeEach(async () => {
  server = await startSlackServer();
  clock = 0;
});
afterEach(() => server.stop());

function permissions(staff: string[] = []) {
  const log = createQuietLog();
  const logger = createBoltLogger(log);
  const client = createWebClient('xoxb-test-token', { apiUrl: server.apiUrl, logger });
  return createSlackPermissions({
    access: singleAccess(client),
    staff: new Set(staff),
    log,
    now: () => clock,
  });
}

const calls = (method: string) => server.calls.filter((call) => call.method === method).length;

test('admins administrate, members are in their groups, staff is named by the configuration', async () => {
  server.admins.add('UADMIN');
  server.groups.set('mods', ['U1', 'U2']);
  server.groups.set('staff', ['U1']);
  const lookup = permissions(['USTAFF']);
  expect(await lookup.of(TEAM, 'UADMIN')).toEqual({ administrates: true, groups: [] });
  expect(await lookup.of(TEAM, 'USTAFF')).toEqual({ administrates: true, groups: [] });
  expect(await lookup.of(TEAM, 'U1')).toEqual({
    administrates: false,
    groups: [
      { id: 'SMODS', name: 'mods' },
      { id: 'SSTAFF', name: 'staff' },
    ],
  });
});

test('Slack is asked once in five minutes, for whoever asks meanwhile', async () => {
  const lookup = permissions();
  await Promise.all([lookup.of(TEAM, 'U1'), lookup.of(TEAM, 'U1'), lookup.of(TEAM, 'U2')]);
  expect([calls('users.info'), calls('usergroups.list')]).toEqual([2, 1]);
  server.admins.add('U1');
  clock += 5 * 60_000 - 1;
  expect((await lookup.of(TEAM, 'U1')).administrates).toBe(false);
  clock += 1;
  expect((await lookup.of(TEAM, 'U1')).administrates).toBe(true);
});

test('a missing permission counts as no, says which one, and is asked for once an hour', async () => {
  const scopes = server.workspaces.get('xoxb-test-token')?.scopes;
  scopes?.delete('usergroups:read');
  server.admins.add('U1');
  const lookup = permissions();
  expect(await lookup.of(TEAM, 'U1')).toMatchObject({
    administrates: true,
    groups: [],
    unknown: [{ what: 'groups', lacks: 'usergroups:read' }],
  });
  scopes?.add('usergroups:read');
  clock += 60 * 60_000 - 1;
  expect((await lookup.of(TEAM, 'U1')).unknown).toEqual([
    { what: 'groups', lacks: 'usergroups:read' },
  ]);
  expect(calls('usergroups.list')).toBe(1);
  clock += 1;
  expect(await lookup.of(TEAM, 'U1')).toEqual({ administrates: true, groups: [] });
});

test.each([
  ['a guest of several channels', { is_restricted: true }],
  ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }],
  ['a stranger in a shared channel', { is_stranger: true }],
  ['somebody of another workspace', { team_id: 'T9' }],
])(
  '%s is an outsider, who never manages: not as an admin, staff or in a group',
  async (_, user) => {
    server.profiles.set('U1', { ...user, is_admin: true });
    server.groups.set('managers', ['U1']);
    expect(await permissions(['U1']).of(TEAM, 'U1')).toEqual(OUTSIDER);
    expect(mayManage(OUTSIDER, ['managers'])).toBe(false);
  },
);

test('who is of another workspace of the same organisation is none', async () => {
  server.profiles.set('U1', { team_id: 'T9', enterprise_user: { enterprise_id: 'E1' } });
  const team = { ...TEAM, enterprise: 'E1' };
  expect((await permissions().of(team, 'U1')).outsider).toBeUndefined();
});
