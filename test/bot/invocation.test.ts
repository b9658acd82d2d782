import { describe, expect, test } from '@jest/globals';
import { commandsIn } from '../../src/bot/commands.js';
import { readInvocation } from '../../src/bot/invocation.js';

/** The invoked command's name; what was given to it is another test's matter. */
function read(text: string, addressed = true): string {
  const found = readInvocation({ text, addressed }, commandsIn('slack'), 'qm-');
  return found.kind === 'command' ? found.spec.name : found.kind;
}

describe('said to the bot, a command needs no slash', () => {
  test.each([
    ['settings', 'settings'],
    ['Settings?', 'settings'],
    ['settings log', 'settings'],
    ['settings speak', 'settings'],
    ['settings speak sure', 'settings'],
    ['settings workspace cooldown 5', 'settings'],
    ['qm-settings speak sure', 'settings'],
    ['stats', 'stats'],
    ['inbox', 'inbox'],
    ['inbox show 12', 'inbox'],
    ['inbox close 12 because it is gone', 'inbox'],
    ['privacy export', 'privacy'],
    ['host list', 'host'],
    ['host add web01 ubuntu 24.04', 'host'],
    ['why?', 'why'],
    ['help!', 'help'],
    ['notes', 'notes'],
    ['notes containers', 'notes'],
    ['canirun nginx mac', 'canirun'],
    ['canirun', 'canirun'],
    ['/settings speak', 'settings'],
    ['/qm-why', 'why'],
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
    'host list of my servers?',
    'listen',
    'listen to the radio',
  ])('%s', (text) => {
    expect(read(text)).toBe('ask');
  });
});

test.each(['why?', 'help', 'settings', 'notes', 'stats'])(
  'what people say to each other is no command: %s',
  (text) => {
    expect(read(text, false)).toBe('ask');
  },
);

test.each(['/settings speak off', '/listen on', '/inbox', 'listen on'])(
  'what manages is done only for who says it to the bot: %s',
  (text) => {
    expect(read(text, false)).toBe('ask');
  },
);

test('where others don’t talk, there is nothing to listen to', () => {
  const invocation = readInvocation({ text: '/listen on', addressed: true }, commandsIn('cli'));
  expect(invocation).toEqual({ kind: 'unknown-command', name: 'listen' });
});

test('fields name their command without slash and prefix, and no text is read beside them', () => {
  const command = { name: 'why', arguments: {} };
  const message = { text: '/canirun nginx', addressed: true, command };
  expect(readInvocation(message, commandsIn('slack'))).toMatchObject({ spec: { name: 'why' } });
});
