/** Draws who knew how much in a channel this month, and somebody's own streak. */
import type { Reply } from '../../core/reply.js';
import type { Score } from '../../core/records/study/quizzes.js';
import { REST_DAYS, type Streak } from '../../study/together/streak.js';
import type { Messages } from '../messages/messages.js';
import { sayPlain } from '../reply/plain.js';

/** More rows than this nobody compares. */
const MOST_ROWS = 10;

/** Draws results, to whoever asked alone: nobody is called by it. @param month - `2026-11` */
export function presentScores(month: string, scores: readonly Score[], messages: Messages): Reply {
  if (scores.length === 0)
    return { ...sayPlain(messages.say('board.empty', { month })), audience: 'asker' };
  const reply = sayPlain(
    messages.say('board.headline', { month, people: scores.length }),
    {
      kind: 'people',
      rows: scores.slice(0, MOST_ROWS).map(({ person, right, half, answers }) => ({
        person,
        content: messages.inline('board.row', { right, half, answers }),
      })),
    },
    { kind: 'note', content: messages.inline('board.howItCounts') },
  );
  return { ...reply, audience: 'asker' };
}

/** Draws somebody's streak. */
export function presentStreak({ days, restLeft, isToday }: Streak, messages: Messages): Reply {
  const said = messages.say('streak.days', { days, today: isToday ? 'yes' : 'no' });
  const reply = sayPlain(said, {
    kind: 'note',
    content: messages.inline('streak.rest', { left: restLeft, all: REST_DAYS }),
  });
  return { ...reply, audience: 'asker' };
}
