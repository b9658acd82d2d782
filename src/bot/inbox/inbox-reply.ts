/** Draws the inbox: its list, one question, and how closing one ended. */
import { emphasis, strong, text } from '../../core/inline.js';
import {
  canBeTold,
  type ClosingOutcome,
  type Complaint,
  type InboxEntry,
  type Said,
} from '../../core/records/inbox.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';

/** Choices are buttons, and more than these are a wall. */
const MOST_CHOICES = 5;

/** Draws the list. */
export function presentInbox(
  entries: readonly InboxEntry[],
  state: 'open' | 'closed',
  messages: Messages,
): Reply {
  if (entries.length === 0)
    return sayPlain(messages.say(state === 'open' ? 'inbox.noneOpen' : 'inbox.noneClosed'));
  return sayPlain(
    messages.say(`inbox.${state}`, { count: entries.length }),
    {
      kind: 'list',
      ordered: false,
      items: entries.map((entry) => ({
        content: [
          strong(`${entry.id}`),
          text(` ${clip(entry.question, 150)} `),
          emphasis(countsOf(entry, messages)),
        ],
      })),
    },
    ...choiceBlock(
      messages.say('inbox.lookAtOne'),
      entries.slice(0, MOST_CHOICES).map(({ id, question }) => ({
        label: clip(`${id} ${question}`, 75),
        message: `/inbox show ${id}`,
      })),
    ),
  );
}

/** Draws a page of open questions, each with a button that closes it. */
export function presentInboxPage(entries: readonly InboxEntry[], messages: Messages): Reply {
  if (entries.length === 0) return presentInbox(entries, 'open', messages);
  return sayPlain(
    messages.say('inbox.page'),
    ...entries.flatMap((entry): Block[] => withButton(entry, messages)),
  );
}

function withButton(entry: InboxEntry, messages: Messages): Block[] {
  const { id, question } = entry;
  return [
    {
      kind: 'paragraph',
      content: [
        strong(`${id}`),
        text(` ${clip(question, 150)} `),
        emphasis(historyOf(entry, messages)),
      ],
    },
    { kind: 'forms', forms: buttonsOf(id, messages) },
  ];
}

function historyOf(entry: InboxEntry, messages: Messages): string {
  const { wordings, places, lastAt } = entry;
  const [other] = wordings;
  const [latest] = entry.said;
  return [
    messages.say('inbox.history', {
      counts: countsOf(entry, messages),
      places,
      date: dayOf(lastAt),
    }),
    ...(other === undefined
      ? []
      : [messages.say('inbox.historyOther', { other: clip(other, 80) })]),
    ...(latest === undefined
      ? []
      : [messages.say('inbox.historySaid', { said: clip(sayReason(latest, messages), 120) })]),
  ].join('; ');
}

/** Somebody knows the answer; or there is a note, or a reason why there will be none. */
const buttonsOf = (id: number, messages: Messages) => [
  { label: messages.say('inbox.answer'), form: `save #${id}` },
  { label: messages.say('inbox.close'), form: `close ${id}` },
];

/**
 * Draws one question.
 * @param ways - how to close it from here; the chat's commands where not given
 */
export function presentEntry(
  entry: InboxEntry,
  messages: Messages,
  ways: readonly Block[] = inChat(entry, messages),
): Reply {
  const { id, question, wordings, nearest, state } = entry;
  const field = (key: FieldKey, value: string) => ({
    label: messages.say(key),
    value: [text(value)],
  });
  return sayPlain(
    messages.say(`inbox.entry.${state}`, { id, question: clip(question, 200) }),
    {
      kind: 'fields',
      fields: [
        field(
          'inbox.cameUp',
          messages.say('inbox.countsPlaces', {
            counts: countsOf(entry, messages),
            places: entry.places,
          }),
        ),
        field('inbox.first', dayOf(entry.firstAt)),
        field('inbox.last', dayOf(entry.lastAt)),
        ...(nearest === null ? [] : [field('inbox.nearestNote', nearest.topic)]),
      ],
    },
    ...otherWordings(wordings, messages),
    ...whatWasSaid(entry, messages),
    ...(state === 'closed' ? closingOf(entry, messages) : ways),
  );
}

type FieldKey = 'inbox.cameUp' | 'inbox.first' | 'inbox.last' | 'inbox.nearestNote';

function otherWordings(wordings: readonly string[], messages: Messages): Block[] {
  if (wordings.length === 0) return [];
  return [
    { kind: 'paragraph', content: messages.inline('inbox.otherWordings') },
    {
      kind: 'list',
      ordered: false,
      items: wordings.map((wording) => ({ content: [text(clip(wording, 150))] })),
    },
  ];
}

function whatWasSaid({ said }: InboxEntry, messages: Messages): Block[] {
  if (said.length === 0) return [];
  return [
    { kind: 'paragraph', content: messages.inline('inbox.said') },
    {
      kind: 'list',
      ordered: false,
      items: said.map((one) => ({
        content: [text(`${sayReason(one, messages)} (${dayOf(one.at)})`)],
      })),
    },
  ];
}

/** `It is out of date: “That was last year.”` */
function sayReason({ reason, comment }: Said, messages: Messages): string {
  return [
    ...(reason === null ? [] : [messages.say(`form.reason.${reason}`)]),
    ...(comment === null ? [] : [messages.say('form.quoted', { words: clip(comment, 300) })]),
  ].join(': ');
}

function inChat(entry: InboxEntry, messages: Messages): Block[] {
  const { id, nearest } = entry;
  const howTo = canBeTold(entry) ? 'inbox.howToClose' : 'inbox.howToCloseQuiet';
  return [
    { kind: 'forms', forms: buttonsOf(id, messages) },
    { kind: 'paragraph', content: messages.inline(howTo, { id }) },
    ...(nearest === null
      ? []
      : choiceBlock(messages.say('inbox.isItNearest'), [
          { label: messages.say('inbox.showNote'), message: `/notes ${nearest.topic}` },
          {
            label: clip(messages.say('inbox.closeWith', { topic: nearest.topic }), 75),
            message: `/inbox close ${id} note ${nearest.topic}`,
          },
        ])),
  ];
}

function closingOf({ closing }: InboxEntry, messages: Messages): Block[] {
  if (closing === undefined) return [];
  const { resolution, at, through } = closing;
  const date = dayOf(at);
  if (resolution.text === '')
    return [
      { kind: 'paragraph', content: messages.inline('inbox.closedWithLimited', { date, through }) },
    ];
  const how = resolution.kind === 'note' ? 'inbox.closedWithNote' : 'inbox.closedBecause';
  const content = messages.inline(how, { date, through, words: resolution.text });
  return [{ kind: 'paragraph', content }];
}

/** Says how closing ended. */
export function presentClosing(
  outcome: Exclude<ClosingOutcome, { kind: 'not-found' }>,
  messages: Messages,
): Reply {
  const { entry } = outcome;
  if (outcome.kind === 'closed-before')
    return sayPlain(
      messages.say('inbox.closedBefore', { id: entry.id }),
      ...closingOf(entry, messages),
    );
  const telling =
    !canBeTold(entry) || (entry.closing?.resolution.kind === 'reason' && outcome.told === 0)
      ? messages.say('inbox.tellsNobody')
      : whoIsTold(outcome, messages);
  return sayPlain(messages.say('inbox.isClosed', { id: entry.id, telling }));
}

function whoIsTold({ told, untold }: { told: number; untold: number }, messages: Messages): string {
  if (told + untold === 0) return messages.say('inbox.nobodyWaited');
  return [
    ...(told > 0 ? [messages.say('inbox.told', { count: told })] : []),
    ...(untold > 0 ? [messages.say('inbox.untold', { count: untold })] : []),
  ].join(' ');
}

const CAUSES: readonly Complaint[] = ['not-found', 'unhelpful', 'dismissed', 'missed'];

/**
 * How often and why, and by how many who can be told of a note: `3× not in the notes, 1× dismissed; 2 askers`.
 */
export function countsOf(entry: InboxEntry, messages: Messages): string {
  const { causes: times, askers } = entry;
  const causes = CAUSES.filter((cause) => times[cause] > 0)
    .map((cause) => `${times[cause]}× ${messages.say(`inbox.cause.${cause}`)}`)
    .join(', ');
  const counts =
    askers === 0 || !canBeTold(entry)
      ? messages.say('inbox.counts', { causes })
      : messages.say('inbox.countsAskers', { causes, askers });
  return entry.escalated ? `${counts}; ${messages.say('inbox.escalated')}` : counts;
}

/** ISO date, UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
