/**
 * The form that keeps an answer as a note: opened on somebody's message, from a question of the inbox, or by the command.
 * It holds the question as asked, the message as written, and where it belongs as the engine sees it.
 */
import { createHash } from 'node:crypto';
import { formatSource, readSource, type FormSource } from '../../core/message.js';
import {
  wordsIn,
  type Form,
  type FormField,
  type FormOption,
  type FormValues,
} from '../../core/form.js';
import { findInInboxes } from '../../core/records/inbox-search.js';
import { canBeTold, type InboxEntry } from '../../core/records/inbox.js';
import type { PrivateWords } from '../../core/text/private-words.js';
import type { Reply } from '../../core/reply.js';
import type { FormContext, FormKind, KindReading } from '../form-kind.js';
import { scopeOf } from '../inbox/scope.js';
import type { Messages } from '../messages/messages.js';
import { clip, sayProblem } from '../reply/plain.js';
import { AS, formatPlace, placesOf, readPlace, type AnswerPlace } from './answer-place.js';
import { LONGEST_ANSWER, LONGEST_QUESTION, save } from './save-command.js';
import { CREDIT, creditField, mayTakeCredit, ME } from './credit.js';
import { keepField, putBack, readKept, strike } from './strike.js';
import { proposeTopics, type Proposal } from './propose-topic.js';

/** A form of this word is about nothing, a question of the inbox (`#12`), or a message (see `formatSource`). */
export const saveForm: FormKind = {
  word: 'save',
  guarded: true,
  membersOnly: true,
  async open(about, context, given) {
    const subject = await subjectOf(about, context);
    if ('summary' in subject) return { kind: 'refused', reply: subject };
    const text = given.get('answer')?.[0] ?? context.asker.on?.markdown ?? '';
    const asked = wordsIn(given, 'question') || (await questionOf(subject, context));
    const { messages } = context;
    const answer = strike(text, messages, { names: context.asker.on?.names ?? [] });
    const question = strike(asked, messages, { before: answer.found.length });
    const drawn: Drawn = {
      ...{ subject, given },
      question: question.text.slice(0, LONGEST_QUESTION),
      answer: answer.text.slice(0, LONGEST_ANSWER),
      struck: [...answer.found, ...question.found],
    };
    return { kind: 'form', form: draw(drawn, context) };
  },
  async read(about, values, context) {
    const subject = await subjectOf(about, context);
    return 'summary' in subject
      ? { kind: 'refused', reply: subject }
      : read(subject, values, context);
  },
};

/** What a form is about. */
interface Subject {
  readonly entry: InboxEntry | null;
  readonly source: FormSource | null;
}

async function subjectOf(about: string, context: FormContext): Promise<Subject | Reply> {
  const { parts, asker, messages, mayManage } = context;
  if (parts.saving === undefined) return sayProblem(messages.say('save.notKept'));
  const number = /^#(\d{1,15})$/.exec(about)?.[1];
  if (number === undefined) return { entry: null, source: readSource(about) };
  // The inbox is for who manages, and for who is to answer it.
  const by = asker;
  if (!mayManage && !(await parts.saving.mayTeach(by)))
    return sayProblem(messages.say('save.mayNot'));
  const scope = await scopeOf(asker.place, parts.inbox);
  const entry = parts.inbox && (await findInInboxes(parts.inbox, scope, Number(number)));
  if (!entry) return sayProblem(messages.say('inbox.noSuch', { id: about }));
  return { entry, source: null };
}

/** The question as it was asked: the inbox's, the one that the message replies to, or what its thread is about. */
async function questionOf({ entry }: Subject, { parts, asker }: FormContext): Promise<string> {
  if (entry !== null) return entry.question;
  const { on, place } = asker;
  if (on === undefined) return '';
  const replied = on.answers && (await parts.inbox?.questionOf(place, on.answers));
  if (replied) return replied;
  if (on.thread === undefined) return '';
  return (await parts.conversations.recall({ ...place, thread: on.thread }))?.question ?? '';
}

/** What the form is drawn from. */
interface Drawn {
  readonly subject: Subject;
  readonly question: string;
  readonly answer: string;
  /** What was struck out of both, in the order of its marks. */
  readonly struck: readonly PrivateWords[];
  readonly given: FormValues;
}

function draw({ subject, question, answer, struck, given }: Drawn, context: FormContext): Form {
  const { asker, messages, parts } = context;
  const proposal = proposeTopics({ question, text: answer }, parts.engine);
  const credit = mayTakeCredit(context);
  const keep = keepField(struck, credit === 'by-tick', messages);
  const last = keep ?? (credit === 'by-name' ? creditField(messages) : null);
  const lead = leadOf(subject, context);
  return {
    name: nameOf(subject, answer, asker.on),
    title: messages.say('save.title'),
    submit: messages.say('save.submit'),
    ...(lead !== '' && { lead }),
    fields: [
      textField('question', question, LONGEST_QUESTION, messages),
      { ...textField('answer', answer, LONGEST_ANSWER, messages), lines: 'many' },
      whereField(proposal, messages),
      {
        ...textField('topic', wordsIn(given, 'topic'), LONGEST_QUESTION, messages),
        completes: 'topic',
      },
      ...(last === null ? [] : [last]),
    ],
  };
}

function nameOf({ entry }: Subject, text: string, on: FormContext['asker']['on']): string {
  if (on !== undefined) return `save ${formatSource({ ...on, digest: digestOf(text) })}`;
  return entry === null ? 'save' : `save #${entry.id}`;
}

/** Enough to see whether somebody changed the words. */
function digestOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 6);
}

function leadOf({ entry }: Subject, { asker, messages }: FormContext): string {
  const tooLong = (asker.on?.markdown.length ?? 0) > LONGEST_ANSWER;
  return [
    ...(entry === null ? [] : [sayEntry(entry, messages)]),
    messages.say(asker.on === undefined ? 'save.lead' : 'save.leadHere'),
    ...(tooLong ? [messages.say('save.cut', { most: LONGEST_ANSWER })] : []),
  ].join(' ');
}

function sayEntry(entry: InboxEntry, messages: Messages): string {
  const { id } = entry;
  return messages.say(canBeTold(entry) ? 'save.answers' : 'save.answersQuiet', { id });
}

type TextField = Extract<FormField, { kind: 'text' }>;

function textField(
  name: 'question' | 'answer' | 'topic',
  value: string,
  longest: number,
  messages: Messages,
): TextField {
  return {
    kind: 'text',
    name,
    label: messages.say(`save.${name}`),
    hint: messages.say(`save.${name}Hint`),
    value,
    longest,
    ...(name !== 'answer' && { optional: true as const }),
  };
}

function whereField(proposal: Proposal, messages: Messages): FormField {
  const { duplicate } = proposal;
  const places = placesOf(proposal);
  const options = places.map(({ place, confidence }): FormOption => ({
    value: formatPlace(place),
    label: sayPlace(place, confidence, messages),
  }));
  return {
    kind: 'choice',
    name: AS,
    label: messages.say('save.where'),
    hint:
      duplicate === null
        ? messages.say('save.whereHint')
        : messages.say('save.duplicate', { topic: clip(duplicate.topic, 60) }),
    value: options[0]?.value ?? null,
    options,
  };
}

function sayPlace(place: AnswerPlace, confidence: number, messages: Messages): string {
  if (place.kind === 'new') return messages.say('save.as.new');
  const topic = clip(place.topic, 40);
  return messages.say(`save.as.${place.kind}`, { topic, percent: Math.round(confidence * 100) });
}

function read(
  { entry, source }: Subject,
  values: FormValues,
  { messages, parts }: FormContext,
): KindReading {
  const chosen = values.get('keep') ?? [];
  const kept = readKept(chosen);
  const question = putBack(wordsIn(values, 'question'), kept, messages);
  const typed = wordsIn(values, 'answer');
  const topic = wordsIn(values, 'topic');
  const place = readPlace(wordsIn(values, AS), parts.notes());
  if (typed === '') return wrong('answer', messages.say('save.noAnswer'));
  if (place === null) return wrong(AS, messages.say('save.noSuchPlace'));
  if (place.kind === 'new' && topic === '' && question === '')
    return wrong('question', messages.say('save.noTopic'));
  const fields = {
    question,
    answer: putBack(typed, kept, messages),
    as: place.kind,
    topic: place.kind === 'new' ? topic : topic || place.topic,
    keep: kept.map(({ words }) => words).join('\n'),
    credit: chosen.includes(ME) ? ME : wordsIn(values, CREDIT),
    ...(entry !== null && { number: String(entry.id) }),
  };
  const untouched = source !== null && digestOf(typed) === source.digest;
  return {
    kind: 'command',
    command: { name: save.spec.name, arguments: fields },
    quick: false,
    shownTo: 'asker',
    // No digest: the words are not the message's own any more.
    ...(source !== null && { source: untouched ? source : { ...source, digest: '' } }),
  };
}

function wrong(field: string, why: string): KindReading {
  return { kind: 'wrong', errors: new Map([[field, why]]) };
}
