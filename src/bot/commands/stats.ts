/** `/stats`: how many questions were answered, week by week; for those who manage also which. */
import type { Command } from '../command.js';
import { sayPlain, sayProblem } from '../present/plain.js';
import { presentStatistics } from '../present/statistics.js';
import { scopeOf } from '../scope.js';

/** Two months: enough to see a change. */
const WEEKS = 8;

/** Shows the numbers. Words of questions and topics may be meant for few, so only those who manage see them. */
export const stats: Command = {
  spec: {
    name: 'stats',
    summary: 'How many questions the notes answered, week by week',
    options: [],
    guarded: true,
    example: '/stats',
  },
  async run(_argument, context) {
    const { statistics, inbox } = context.parts;
    if (statistics === undefined) return { reply: sayProblem('Here nothing is counted.') };
    const numbers = await statistics.of(await scopeOf(context.message.place, inbox), WEEKS);
    const { answered, suggested, notFound } = numbers.total;
    if (answered + suggested + notFound === 0)
      return { reply: sayPlain('Nothing was asked in the last eight weeks.') };
    const reply = presentStatistics(numbers, context.mayManage);
    return { reply: context.mayManage ? { ...reply, audience: 'asker' } : reply };
  },
};
