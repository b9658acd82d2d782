/** `/save`: an answer is kept as a note, or proposed as one. */
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { sayProblem } from '../reply/plain.js';
import { findInInboxes } from '../../core/records/inbox-search.js';
import type { InboxEntry } from '../../core/records/inbox.js';
import type { Reply } from '../../core/reply.js';
import { scopeOf } from '../inbox/scope.js';
import { AS, WAYS } from './answer-place.js';
import { CREDIT, creditFor, readFlag } from './credit.js';
import { presentSaving } from './saving-reply.js';
import { strike } from './strike.js';

/** Longest answer that a form takes, in UTF-16 code units: Slack's limit of an input. */
export const LONGEST_ANSWER = 3000;
/** Longest question and topic. */
export const LONGEST_QUESTION = 200;

/** What is to be kept. */
interface Given {
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
  readonly as?: (typeof WAYS)[number] | undefined;
  readonly topic?: string | undefined;
  readonly keep?: string | undefined;
  readonly credit?: string | undefined;
  readonly number?: number | undefined;
}

/** Keeps answers. */
export const save = defineCommand({
  spec: {
    name: 'save',
    summary: EN['command.save'],
    arguments: [
      { name: 'number', summary: EN['command.save.number'], takes: 'number', optional: true },
      { name: AS, summary: EN['command.save.as'], takes: WAYS, optional: true },
      {
        name: 'topic',
        summary: EN['command.save.topic'],
        takes: 'word',
        optional: true,
        completes: 'topic',
      },
      { name: 'keep', summary: EN['command.save.keep'], takes: 'word', optional: true },
      { name: CREDIT, summary: EN['command.save.credit'], takes: 'word', optional: true },
      { name: 'question', summary: EN['command.save.question'], takes: 'words', optional: true },
      {
        name: 'answer',
        summary: EN['command.save.answer'],
        takes: 'words',
        below: true,
        optional: true,
      },
    ],
    guarded: true,
    membersOnly: true,
    form: EN['command.save.title'],
    example: '/save how do I reset the VPN? In the portal, under Devices.',
  },
  readText: readTyped,
  async run(given: Given, context) {
    return { reply: { ...(await run(given, context)), audience: 'asker' } };
  },
});

/**
 * `#12 ANSWER` answers a question of the inbox; otherwise the question goes up to the first question mark, or stands on the
 * first line, and the answer behind it. `--credit` comes before all.
 */
function readTyped(all: string): Given {
  const { credit, rest: typed } = readFlag(all);
  const numbered = /^#(\d{1,15})\s([\s\S]+)$/.exec(typed);
  if (numbered !== null)
    return { credit, number: Number(numbered[1]), answer: numbered[2]?.trim() ?? '' };
  const [, question = '', answer = ''] =
    /^([^?？\n]{1,400}[?？])[^\S\n]+(\S[\s\S]*)$/.exec(typed) ??
    /^([^\n]{1,400})\n([\s\S]+)$/.exec(typed) ??
    [];
  return { credit, question: question.trim(), answer: answer.trim() };
}

async function run(given: Given, context: CommandContext): Promise<Reply> {
  const { message, messages, parts } = context;
  const { saving } = parts;
  if (saving === undefined) return sayProblem(messages.say('save.notKept'));
  const { answer: written = '' } = given;
  if (written === '') return sayProblem(messages.say('save.usage'));
  const entry = await entryOf(given.number, context);
  if (entry !== null && 'summary' in entry) return entry;
  const credit = creditFor(given.credit ?? '', message);
  if (credit.kind === 'unknown') return sayProblem(messages.say('save.noName'));
  const kept = (given.keep ?? '').split('\n').filter((words) => words !== '');
  const answer = strike(written, messages, { kept });
  const question = strike(given.question ?? '', messages, { kept });
  const topic = strike(given.topic ?? '', messages, { kept });
  const outcome = await saving.save(
    {
      key: message.id,
      question: question.text || (entry?.question ?? ''),
      text: answer.text,
      as: given.as ?? 'new',
      topic: topic.text,
      entry,
      source: message.chosen ?? null,
      credit: credit.kind === 'name' ? credit.name : null,
      struck: [...answer.found, ...question.found, ...topic.found].length > 0,
    },
    message,
  );
  return presentSaving(outcome, [...answer.found, ...question.found, ...topic.found], context);
}

/** The question of the inbox; `null`: none is named. */
async function entryOf(
  number: number | undefined,
  { message, messages, parts, mayManage }: CommandContext,
): Promise<InboxEntry | Reply | null> {
  if (number === undefined || parts.saving === undefined) return null;
  if (!mayManage && !(await parts.saving.mayTeach(message)))
    return sayProblem(messages.say('save.mayNot'));
  const scope = await scopeOf(message.place, parts.inbox);
  const entry = parts.inbox && (await findInInboxes(parts.inbox, scope, number));
  return entry ?? sayProblem(messages.say('inbox.noSuch', { id: number }));
}
