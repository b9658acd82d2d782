/** Draws the question of the day, and what becomes of a channel's wish for it. */
import { plainText, strong, text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import { formatMinute, type DailyWish } from '../../core/records/study/daily-questions.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import { cardPrompt } from '../study/card-prompt.js';
import { UNANSWERED_DAYS, type ShownDaily } from './daily-service.js';
import { presentQuestion, rightAnswer } from './quiz-reply.js';

/** Draws today's question, with the last one's answer below it. */
export function presentDaily({ shown, last }: ShownDaily, messages: Messages): Reply {
  const reply = presentQuestion(shown, messages);
  return last === null
    ? reply
    : { ...reply, blocks: [...reply.blocks, ...lastOne(last, messages)] };
}

function lastOne({ card, answers }: NonNullable<ShownDaily['last']>, messages: Messages): Block[] {
  if (card === null) return [];
  const right = answers.filter(({ grade }) => grade === 'right').length;
  return [
    {
      kind: 'paragraph',
      content: [
        text(
          messages.say('daily.last', { prompt: clip(plainText(cardPrompt(card, messages)), 150) }),
        ),
        text(' '),
        strong(clip(rightAnswer(card), 200)),
        text(' '),
        text(messages.say('quiz.knew', { right, count: answers.length })),
      ],
    },
  ];
}

/** Says that nobody answered for long, and how to go on. */
export function presentStopped(messages: Messages): Reply {
  return sayPlain(messages.say('daily.stopped', { days: UNANSWERED_DAYS }), {
    kind: 'note',
    content: messages.inline('daily.howToGoOn'),
  });
}

/** Says what a channel gets. */
export function presentWish({ minute, zone, topic }: DailyWish, messages: Messages): Reply {
  const time = formatMinute(minute);
  const key = topic === '' ? 'daily.comes' : 'daily.comesAbout';
  return sayPlain(
    messages.say(key, { time, zone, topic: clip(topic, 100) }),
    { kind: 'note', content: messages.inline('daily.rules', { days: UNANSWERED_DAYS }) },
    ...choiceBlock('', [{ label: messages.say('daily.end'), message: '/daily off' }]),
  );
}
