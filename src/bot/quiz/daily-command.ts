/** `/daily`: whether a channel gets a question a day, when, and about what. */
import { channelOf } from '../../core/conversation.js';
import type { Message, Place } from '../../core/message.js';
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
      readonly zone?: string | undefined;
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
              optional: true,
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
    asksZone: true,
    membersOnly: true,
    inChats: true,
    canBeOff: true,
    example: '/daily on 09:00 Europe/Berlin containers',
  },
  // `on` is mostly left out, and so is the zone.
  readText: (typed): Wanted => readDaily(typed),
  async run(wanted: Wanted, context) {
    const { message, messages, parts } = context;
    if (parts.together === undefined) return { reply: sayProblem(messages.say('quiz.notKept')) };
    if (message.answersOnly === true)
      return { reply: sayProblem(messages.say('together.answersOnly')) };
    return { reply: await act(wanted, parts.together, context) };
  },
});

/** Reads what was typed behind `/daily`. */
export function readDaily(typed: string): Wanted {
  const plain = /^(show|off)?$/i.exec(typed);
  if (plain !== null)
    return plain[1]?.toLowerCase() === 'off' ? { action: 'off' } : { action: 'show' };
  const [time = '', second = '', ...more] = typed.replace(/^on\s+/i, '').split(/\s+/);
  // Some countries are zones, too, and more likely topics.
  const isZone = second.includes('/') || /^(?:utc|gmt)$/i.test(second);
  return isZone
    ? { action: 'on', time, zone: second, topic: more.join(' ') }
    : { action: 'on', time, topic: [second, ...more].join(' ').trim() };
}

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
    return (await service.end(place, message.author))
      ? sayPlain(messages.say('daily.ended'))
      : sayProblem(messages.say('daily.none'));
  }
  return begin(wanted, { place, message, service, messages });
}

/** What setting it works with. */
interface Setting {
  /** The channel's own, whoever asks for it in which of its threads. */
  readonly place: Place;
  readonly message: Message;
  readonly service: DailyService;
  readonly messages: Messages;
}

/** It is set for all, who read it in the channel; whoever sets it sees it at once, with where the zone comes from. */
async function begin(
  { time, zone: typed = '', topic = '' }: Extract<Wanted, { action: 'on' }>,
  { place, message, service, messages }: Setting,
): Promise<Reply> {
  const minute = readTime(time);
  if (minute === null) return sayProblem(messages.say('daily.wrongTime'));
  const before = (await service.find(place))?.zone;
  const zone = typed === '' ? (before ?? message.zone ?? null) : readZone(typed);
  if (zone === null)
    return sayProblem(messages.say(typed === '' ? 'daily.whichZone' : 'daily.wrongZone'));
  if (topic.length > LONGEST_TOPIC)
    return sayProblem(messages.say('quiz.tooLong', { most: LONGEST_TOPIC }));
  const wish = { minute, zone, topic };
  if (!(await service.want(place, wish, message)))
    return sayProblem(messages.say(topic === '' ? 'quiz.noCards' : 'quiz.noCardsAbout', { topic }));
  const reply = presentWish(wish, messages);
  const from = before === undefined ? 'daily.zoneIsYours' : 'daily.zoneAsBefore';
  return {
    ...reply,
    ...(typed === '' && {
      blocks: [...reply.blocks, { kind: 'note', content: messages.inline(from) }],
    }),
    audience: 'asker',
  };
}

/** `9`, `09:30`; minutes after midnight, `null` for what is no time. */
export function readTime(typed: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hours !== undefined && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
