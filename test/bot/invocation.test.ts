import { describe, expect, test } from '@jest/globals';
import { ask } from '../../src/bot/ask/ask-command.js';
import { why } from '../../src/bot/ask/why-command.js';
import { canirun } from '../../src/bot/canirun/canirun-command.js';
import { help } from '../../src/bot/help/help-command.js';
import { host } from '../../src/bot/hosts/host-command.js';
import { inbox } from '../../src/bot/inbox/inbox-command.js';
import { readInvocation } from '../../src/bot/invocation.js';
import { notes } from '../../src/bot/notes/notes-command.js';
import { privacy } from '../../src/bot/privacy/privacy-command.js';
import { settings } from '../../src/bot/settings/settings-command.js';
import { stats } from '../../src/bot/statistics/stats-command.js';

const COMMANDS = [ask, canirun, host, notes, why, inbox, stats, settings, privacy, help];

function read(text: string, addressed = true): string {
  const read = readInvocation(text, COMMANDS, { addressed, prefix: 'qm-' });
  return read.kind === 'command' ? `${read.command.spec.name}|${read.argument}` : read.kind;
}

describe('said to the bot, a command needs no slash', () => {
  test.each([
    ['settings', 'settings|'],
    ['Settings?', 'settings|'],
    ['settings log', 'settings|log'],
    ['settings speak', 'settings|speak'],
    ['settings speak sure', 'settings|speak sure'],
    ['settings workspace cooldown 5', 'settings|workspace cooldown 5'],
    ['qm-settings speak sure', 'settings|speak sure'],
    ['stats', 'stats|'],
    ['inbox', 'inbox|'],
    ['inbox show 12', 'inbox|show 12'],
    ['inbox close 12 because it is gone', 'inbox|close 12 because it is gone'],
    ['privacy export', 'privacy|export'],
    ['host list', 'host|list'],
    ['host add web01 ubuntu 24.04', 'host|add web01 ubuntu 24.04'],
    ['why?', 'why|'],
    ['help!', 'help|'],
    ['notes', 'notes|'],
    ['notes containers', 'notes|containers'],
    ['canirun nginx mac', 'canirun|nginx mac'],
    ['canirun', 'canirun|'],
    ['/settings speak', 'settings|speak'],
    ['/qm-why', 'why|'],
    ['/nonsense', 'unknown-command'],
  ])('%s', (text, meant) => {
    expect(read(text)).toBe(meant);
  });
});

describe('a question is a question', () => {
  test.each([
    'settings for nginx?',
    'settings of the proxy are where',
    'stats of the last week?',
    'inbox full, what now?',
    'privacy policy',
    'host my app?',
    'why is it slow?',
    'help me with docker',
    'notes about containers',
    'notes on what?',
    'constructor',
  ])('%s', (text) => {
    expect(read(text)).toBe(`ask|${text}`);
  });
});

test.each(['why?', 'help', 'settings', 'notes', 'stats'])(
  'what people say to each other is no command: %s',
  (text) => {
    expect(read(text, false)).toBe(`ask|${text}`);
  },
);
