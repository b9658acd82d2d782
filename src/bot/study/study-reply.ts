/** Draws what is said around cards: nothing to ask, a pause, how much a day, and what is coming. */
import { text } from '../../core/inline.js';
import type { StudySettings } from '../../core/records/study/study.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import type { Forecast } from '../../study/alone/forecast.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip } from '../reply/plain.js';
import { forAsker } from './card-reply.js';
import { drawForecast } from './forecast-picture.js';
import { percentOf } from './percent.js';
import type { Asked } from './study-service.js';
import { sayWhen } from './when.js';

/** Most new cards and reviews a day that can be set. */
export const MOST_A_DAY = 1_000;

/** Nothing is asked now: why, and what one could do. */
export function presentNothing(
  asked: Extract<Asked, { card: null }>,
  before: string | null,
  now: number,
  messages: Messages,
): Reply {
  const said = sayNothing(asked, now, messages);
  const summary = before === null ? said : `${before} ${said}`;
  return forAsker(summary, 'plain', [
    ...(before === null ? [] : [{ kind: 'note' as const, content: [text(before)] }]),
    { kind: 'paragraph', content: [text(said)] },
    ...choiceBlock('', whatNow(asked, messages)),
  ]);
}

function sayNothing(
  asked: Extract<Asked, { card: null }>,
  now: number,
  messages: Messages,
): string {
  const { topic } = asked.learner;
  if (asked.isBare)
    return topic === null
      ? messages.say('study.noCards')
      : messages.say('study.noCardsAbout', { topic: clip(topic, 60) });
  switch (asked.why) {
    case 'paused':
      return sayPaused(asked.since, asked.learner.settings, messages);
    case 'caught-up':
      return messages.say('study.caughtUp');
    case 'enough':
      return messages.say('study.enough', { more: asked.more });
    case 'done':
      return messages.say('study.done', {
        when: asked.next === null ? 'none' : sayWhen(asked.next, now, messages),
      });
  }
}

function whatNow(asked: Extract<Asked, { card: null }>, messages: Messages): readonly Choice[] {
  const forecast = { label: messages.say('study.forecast'), message: '/study forecast' };
  const anything = { label: messages.say('study.everything'), message: '/study everything' };
  const { topic } = asked.learner;
  if (asked.why === 'paused')
    return [{ label: messages.say('study.resume'), message: '/study resume' }];
  return [
    ...(topic === null ? [] : [anything]),
    ...(asked.why === 'enough'
      ? [
          { label: messages.say('study.more'), message: '/study set' },
          ...(asked.more > 0
            ? [{ label: messages.say('study.catchUp'), message: '/study catchup' }]
            : []),
        ]
      : []),
    ...(asked.isBare ? [] : [forecast]),
  ];
}

/** That nothing comes due. @param since - milliseconds since 1970 */
export function presentPaused(since: number, settings: StudySettings, messages: Messages): Reply {
  const said = sayPaused(since, settings, messages);
  return forAsker(said, 'plain', [
    { kind: 'paragraph', content: [text(said)] },
    ...choiceBlock('', [{ label: messages.say('study.resume'), message: '/study resume' }]),
  ]);
}

function sayPaused(since: number, { zone }: StudySettings, messages: Messages): string {
  const format = new Intl.DateTimeFormat(messages.language, {
    timeZone: zone ?? 'UTC',
    dateStyle: 'long',
  });
  return messages.say('study.paused', { date: format.format(since) });
}

/** How somebody studies. */
export function presentStudySettings(
  { newADay, reviewsADay, zone }: StudySettings,
  messages: Messages,
): Reply {
  const said = messages.say('study.set.shown', {
    fresh: newADay,
    reviews: reviewsADay,
    zone: zone ?? 'UTC',
  });
  return forAsker(said, 'plain', [
    { kind: 'paragraph', content: [text(said)] },
    ...(zone === null
      ? [{ kind: 'note' as const, content: messages.inline('study.set.noZone') }]
      : []),
    { kind: 'note', content: messages.inline('study.set.how') },
    ...choiceBlock('', [{ label: messages.say('study.next'), message: '/study' }]),
  ]);
}

/** What is coming, as a picture and in words. */
export function presentForecast(coming: Forecast, messages: Messages): Reply {
  const { cards, known, remembered, days } = coming;
  if (cards === 0) {
    const none = messages.say('study.forecast.none');
    return forAsker(none, 'plain', [
      { kind: 'paragraph', content: [text(none)] },
      ...choiceBlock('', [{ label: messages.say('study.next'), message: '/study' }]),
    ]);
  }
  const said = [
    messages.say('study.forecast.headline', { cards, known }),
    ...(remembered === null
      ? []
      : [messages.say('study.forecast.recall', { percent: percentOf(remembered) })]),
  ].join(' ');
  const due = days
    .filter(({ count }) => count > 0)
    .map(({ date, count }) => messages.say('study.forecast.day', { date, count }));
  const inWords = due.length === 0 ? '–' : due.join(', ');
  const alt = messages.say('study.forecast.days', { days: inWords });
  return forAsker(said, 'plain', [
    { kind: 'paragraph', content: [text(said)] },
    { kind: 'picture', svg: drawForecast(coming, messages), alt },
    { kind: 'note', content: [text(alt)] },
    ...choiceBlock('', [
      { label: messages.say('study.next'), message: '/study' },
      { label: messages.say('study.catchUp'), message: '/study catchup' },
      { label: messages.say('study.pause'), message: '/study pause' },
    ]),
  ] satisfies readonly Block[]);
}
