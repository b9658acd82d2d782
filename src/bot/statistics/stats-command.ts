/** `/stats`: how many questions were answered, week by week; for those who manage also which. */
import { defineCommand } from '../command.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { presentStatistics } from './statistics-reply.js';
import { scopeOf } from '../inbox/scope.js';
import { EN } from '../messages/en.js';

/** Two months: enough to see a change. */
const WEEKS = 8;

/** Shows the numbers. Words of questions and topics may be meant for few, so only those who manage see them. */
export const stats = defineCommand({
  spec: {
    name: 'stats',
    summary: EN['command.stats'],
    arguments: [],
    guarded: true,
    membersOnly: true,
    bare: /^$/,
    example: '/stats',
  },
  async run(_given, context) {
    const { parts, messages } = context;
    const { statistics, inbox } = parts;
    if (statistics === undefined) return { reply: sayProblem(messages.say('stats.notCounted')) };
    const numbers = await statistics.of(await scopeOf(context.message.place, inbox), WEEKS);
    const { answered, suggested, notFound } = numbers.total;
    if (answered + suggested + notFound === 0)
      return { reply: sayPlain(messages.say('stats.nothingAsked', { weeks: WEEKS })) };
    const reply = presentStatistics(numbers, context.mayManage, messages);
    return { reply: context.mayManage ? { ...reply, audience: 'asker' } : reply };
  },
});
