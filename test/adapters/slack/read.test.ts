import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readJoined,
  readMessage,
  type Receiver,
} from '../../../src/adapters/slack/read/read-event.js';
import {
  fromCommand,
  readClick,
  readViewChoice,
  readCommand,
  readShortcut,
} from '../../../src/adapters/slack/read/read-interaction.js';
import {
  readForm,
  readFormClick,
  readMetadata,
} from '../../../src/adapters/slack/read/read-form.js';
import { readText } from '../../../src/adapters/slack/read/slack-text.js';
import { hostileText } from '../../delivery/sample-reply.js';

const TEAM = { id: 'T1', enterprise: null, orgWide: false };
const TO: Receiver = { team: TEAM, botUserId: 'UBOT' };

describe('text', () => {
  test.each([
    ['<@UBOT> what is a layer?', 'what is a layer?'],
    ['hey <@UBOT>, size?', 'hey , size?'],
    ['see <https://example.org/a?b=1&amp;c=2>', 'see https://example.org/a?b=1&c=2'],
    ['run <http://nginx.com|nginx.com> there', 'run nginx.com there'],
    ['ask <@U2|ann> in <#C1|general>', 'ask ann in general'],
    ['<!here> <!subteam^S1|@ops> <!date^1^{date}|today>', '!here @ops today'],
    ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['a &lt;b&gt; &amp;lt;c', 'a <b> &lt;c'],
    ['keeps\nits lines', 'keeps\nits lines'],
  ])('%j was typed as %j', (raw, typed) => {
    expect(readText(raw, 'UBOT').text).toBe(typed);
  });

  test('who is mentioned is told apart', () => {
    expect(readText('<@UBOT> hi', 'UBOT')).toMatchObject({
      mentionsBot: true,
      forOthers: false,
    });
    expect(readText('<@U2> hi', 'UBOT')).toMatchObject({
      mentionsBot: false,
      forOthers: true,
    });
  });

  test.each(['<!here> hi', '<!channel> hi', '<!everyone> hi', '<!subteam^S1|@ops> hi'])(
    '%s is for others',
    (raw) => {
      expect(readText(raw, 'UBOT').forOthers).toBe(true);
    },
  );

  test('any text is read, in time that grows with its length only', () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        expect(readText(raw, 'UBOT').text.length).toBeLessThanOrEqual(raw.length);
      }),
    );
    expect(readText('<'.repeat(200_000), 'UBOT').text).toHaveLength(200_000);
  });
});

describe('messages', () => {
  const message = { type: 'message', channel: 'C1', user: 'U1', text: 'hello', ts: '100.000001' };

  test('both events of one mention have one key', () => {
    const mention = { ...message, type: 'app_mention', text: '<@UBOT> hello' };
    const plain = { ...message, channel_type: 'channel', text: '<@UBOT> hello' };
    expect(readMessage(mention, TO)?.message).toEqual(readMessage(plain, TO)?.message);
  });

  test('the same message in another channel or workspace has another key', () => {
    const other = { ...TO, team: { ...TEAM, id: 'T2' } };
    const keys = [
      readMessage(message, TO),
      readMessage({ ...message, channel: 'C2' }, TO),
      readMessage(message, other),
    ].map((incoming) => incoming?.message.id);
    expect(new Set(keys).size).toBe(3);
  });

  test('a message in a direct conversation addresses the bot, one in a channel does not', () => {
    expect(readMessage({ ...message, channel: 'D1', channel_type: 'im' }, TO)).toMatchObject({
      message: { addressed: true, place: { thread: 'D1' } },
      target: { direct: true, thread: null },
    });
    expect(readMessage(message, TO)).toMatchObject({
      message: { addressed: false, place: { thread: '100.000001' } },
      target: { direct: false, thread: '100.000001' },
    });
  });

  test.each([
    ['another program', { bot_id: 'B1' }],
    ['the bot itself', { user: 'UBOT' }],
  ])('what %s wrote is marked so', (_, values) => {
    expect(readMessage({ ...message, ...values }, TO)?.fromBot).toBe(true);
  });

  test.each([
    ['a join', { ...message, subtype: 'channel_join' }],
    ['a removal', { ...message, subtype: 'message_deleted' }],
    ['no author', { ...message, user: undefined }],
    [
      'a link preview',
      { ...message, subtype: 'message_changed', message, previous_message: message },
    ],
    ['another event', { type: 'reaction_added' }],
    ['nothing', null],
    ['a text', 'hello'],
  ])('%s is no message', (_, payload) => {
    expect(readMessage(payload, TO)).toBeNull();
  });

  test('anything at all is read or turned down, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        readMessage(payload, TO);
        readJoined(payload, TO);
        readCommand(payload, '');
        readShortcut(payload, TO);
        readClick(payload);
        readViewChoice(payload, TO.team);
        readForm(payload);
        readFormClick(payload);
        readMetadata(JSON.stringify({ form: payload, origin: payload }));
      }),
    );
  });
});

describe('commands', () => {
  const payload = {
    command: '/qm-ask',
    text: ' what is a layer? &amp; why ',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: 't1',
    response_url: 'https://hooks.slack.example/1',
  };

  test('the workspace’s prefix is no part of the name', () => {
    expect(readCommand(payload, 'qm-')).toMatchObject({
      name: 'ask',
      rest: 'what is a layer? & why',
    });
  });

  test('each person’s commands in a channel are a conversation of their own', () => {
    const threads = ['U1', 'U2'].map((user) => {
      const command = readCommand({ ...payload, user_id: user }, 'qm-');
      return command && fromCommand(command, TEAM).message.place.thread;
    });
    expect(new Set(threads).size).toBe(2);
  });
});
