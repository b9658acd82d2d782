/** `/daily`: whether a channel gets a question a day, when, and about what. */
import { channelOf } from '../../core/conversation.js';
import type { Place } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import type { DailyService } from './daily-service.js';
import { readZone } from '../../study/together/local-time.js';
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { presentWish } from './daily-reply.js';

/** Longest topic. */
const LONGEST_TOPIC = 200;

/** What somebody wants of it. */
type Wanted =
  | { readonly action: 'show' }
  | { readonly action: 'off' }
  | {
      readonly action: 'on';
      readonly time: string;
      readonly zone: string;
      readonly topic?: string | undefined;
    };

/** Shows, sets and ends it. */
export const daily = defineCommand({
  spec: {
    name: 'daily',
    summary: EN['command.daily'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.daily.action'],
        takes: {
          show: [],
          on: [
            { name: 'time', summary: EN['command.daily.time'], takes: 'word', example: '09:00' },
            {
              name: 'zone',
              summary: EN['command.daily.zone'],
              takes: 'word',
              example: 'Europe/Berlin',
            },
            {
              name: 'topic',
              summary: EN['command.daily.topic'],
              takes: 'words',
              optional: true,
              completes: 'topic',
            },
          ],
          off: [],
        },
      },
    ],
    guarded: true,
    membersOnly: true,
    inChats: true,
    canBeOff: true,
    example: '/daily on 09:00 Europe/Berlin containers',
  },
  // `on` is mostly left out.
  readText(typed): Wanted {
    const plain = /^(show|off)?$/i.exec(typed);
    if (plain !== null)
      return plain[1]?.toLowerCase() === 'off' ? { action: 'off' } : { action: 'show' };
    const [time = '', zone = '', ...topic] = typed.replace(/^on\s+/i, '').split(/\s+/);
    return { action: 'on', time, zone, topic: topic.join(' ') };
  },
  async run(wanted: Wanted, context) {
    const { together } = context.parts;
    if (together === undefined) return { reply: sayProblem(context.messages.say('quiz.notKept')) };
    return { reply: await act(wanted, together, context) };
  },
});

async function act(
  wanted: Wanted,
  { daily: service }: NonNullable<CommandContext['parts']['together']>,
  { message, messages, settings, mayManage }: CommandContext,
): Promise<Reply> {
  const place = channelOf(message.place);
  if (wanted.action === 'show') {
    const found = await service.find(place);
    return found === null
      ? sayPlain(messages.say('daily.none'), { kind: 'code', text: '/daily 09:00 Europe/Berlin' })
      : presentWish(found, messages);
  }
  if (!mayManage) return refuseToManage(message, settings.values.managers, messages);
  if (wanted.action === 'off') {
    return (await service.end(place))
      ? sayPlain(messages.say('daily.ended'))
      : sayProblem(messages.say('daily.none'));
  }
  return begin(wanted, place, service, messages);
}

async function begin(
  { time, zone: zoneTyped, topic = '' }: Extract<Wanted, { action: 'on' }>,
  place: Place,
  service: DailyService,
  messages: Messages,
): Promise<Reply> {
  const minute = readTime(time);
  const zone = readZone(zoneTyped);
  if (minute === null) return sayProblem(messages.say('daily.wrongTime'));
  if (zone === null) return sayProblem(messages.say('daily.wrongZone'));
  if (topic.length > LONGEST_TOPIC)
    return sayProblem(messages.say('quiz.tooLong', { most: LONGEST_TOPIC }));
  const wish = { minute, zone, topic };
  return (await service.want(place, wish))
    ? presentWish(wish, messages)
    : sayProblem(messages.say(topic === '' ? 'quiz.noCards' : 'quiz.noCardsAbout', { topic }));
}

/** It is for the channel, whoever asks for it in which of its threads. */
/** `9`, `09:30`; minutes after midnight, `null` for what is no time. */
export function readTime(typed: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hours !== undefined && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
