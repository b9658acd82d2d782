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
import type { Words } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';

/** Choices are buttons, and more than these are a wall. */
const MOST_CHOICES = 5;

/** Draws the list. */
export function presentInbox(
  entries: readonly InboxEntry[],
  state: 'open' | 'closed',
  words: Words,
): Reply {
  if (entries.length === 0)
    return sayPlain(words.say(state === 'open' ? 'inbox.noneOpen' : 'inbox.noneClosed'));
  return sayPlain(
    words.say(`inbox.${state}`, { count: entries.length }),
    {
      kind: 'list',
      ordered: false,
      items: entries.map((entry) => ({
        content: [
          strong(`${entry.id}`),
          text(` ${clip(entry.question, 150)} `),
          emphasis(countsOf(entry, words)),
        ],
      })),
    },
    ...choiceBlock(
      words.say('inbox.lookAtOne'),
      entries.slice(0, MOST_CHOICES).map(({ id, question }) => ({
        label: clip(`${id} ${question}`, 75),
        message: `/inbox show ${id}`,
      })),
    ),
  );
}

/** Draws a page of open questions, each with a button that closes it. */
export function presentInboxPage(entries: readonly InboxEntry[], words: Words): Reply {
  if (entries.length === 0) return presentInbox(entries, 'open', words);
  return sayPlain(
    words.say('inbox.page'),
    ...entries.flatMap((entry): Block[] => withButton(entry, words)),
  );
}

function withButton(entry: InboxEntry, words: Words): Block[] {
  const { id, question } = entry;
  return [
    {
      kind: 'paragraph',
      content: [
        strong(`${id}`),
        text(` ${clip(question, 150)} `),
        emphasis(historyOf(entry, words)),
      ],
    },
    { kind: 'forms', forms: [closeButton(id, words)] },
  ];
}

function historyOf(entry: InboxEntry, words: Words): string {
  const { wordings, places, lastAt } = entry;
  const [other] = wordings;
  const [latest] = entry.said;
  return [
    words.say('inbox.history', { counts: countsOf(entry, words), places, date: dayOf(lastAt) }),
    ...(other === undefined ? [] : [words.say('inbox.historyOther', { other: clip(other, 80) })]),
    ...(latest === undefined
      ? []
      : [words.say('inbox.historySaid', { said: clip(sayReason(latest, words), 120) })]),
  ].join('; ');
}

const closeButton = (id: number, words: Words) => ({
  label: words.say('inbox.close'),
  form: `close ${id}`,
});

/**
 * Draws one question.
 * @param ways - how to close it from here; the chat's commands where not given
 */
export function presentEntry(
  entry: InboxEntry,
  words: Words,
  ways: readonly Block[] = inChat(entry, words),
): Reply {
  const { id, question, wordings, nearest, state } = entry;
  const field = (key: FieldKey, value: string) => ({ label: words.say(key), value: [text(value)] });
  return sayPlain(
    words.say(`inbox.entry.${state}`, { id, question: clip(question, 200) }),
    {
      kind: 'fields',
      fields: [
        field(
          'inbox.cameUp',
          words.say('inbox.countsPlaces', { counts: countsOf(entry, words), places: entry.places }),
        ),
        field('inbox.first', dayOf(entry.firstAt)),
        field('inbox.last', dayOf(entry.lastAt)),
        ...(nearest === null ? [] : [field('inbox.nearestNote', nearest.topic)]),
      ],
    },
    ...otherWordings(wordings, words),
    ...whatWasSaid(entry, words),
    ...(state === 'closed' ? closingOf(entry, words) : ways),
  );
}

type FieldKey = 'inbox.cameUp' | 'inbox.first' | 'inbox.last' | 'inbox.nearestNote';

function otherWordings(wordings: readonly string[], words: Words): Block[] {
  if (wordings.length === 0) return [];
  return [
    { kind: 'paragraph', content: words.inline('inbox.otherWordings') },
    {
      kind: 'list',
      ordered: false,
      items: wordings.map((wording) => ({ content: [text(clip(wording, 150))] })),
    },
  ];
}

function whatWasSaid({ said }: InboxEntry, words: Words): Block[] {
  if (said.length === 0) return [];
  return [
    { kind: 'paragraph', content: words.inline('inbox.said') },
    {
      kind: 'list',
      ordered: false,
      items: said.map((one) => ({
        content: [text(`${sayReason(one, words)} (${dayOf(one.at)})`)],
      })),
    },
  ];
}

/** `It is out of date: “That was last year.”` */
function sayReason({ reason, comment }: Said, words: Words): string {
  return [
    ...(reason === null ? [] : [words.say(`form.reason.${reason}`)]),
    ...(comment === null ? [] : [words.say('form.quoted', { words: clip(comment, 300) })]),
  ].join(': ');
}

function inChat(entry: InboxEntry, words: Words): Block[] {
  const { id, nearest } = entry;
  const howTo = canBeTold(entry) ? 'inbox.howToClose' : 'inbox.howToCloseQuiet';
  return [
    { kind: 'forms', forms: [closeButton(id, words)] },
    { kind: 'paragraph', content: words.inline(howTo, { id }) },
    ...(nearest === null
      ? []
      : choiceBlock(words.say('inbox.isItNearest'), [
          { label: words.say('inbox.showNote'), message: `/notes ${nearest.topic}` },
          {
            label: clip(words.say('inbox.closeWith', { topic: nearest.topic }), 75),
            message: `/inbox close ${id} note ${nearest.topic}`,
          },
        ])),
  ];
}

function closingOf({ closing }: InboxEntry, words: Words): Block[] {
  if (closing === undefined) return [];
  const { resolution, at, through } = closing;
  const date = dayOf(at);
  if (resolution.text === '')
    return [
      { kind: 'paragraph', content: words.inline('inbox.closedWithLimited', { date, through }) },
    ];
  const how = resolution.kind === 'note' ? 'inbox.closedWithNote' : 'inbox.closedBecause';
  const content = words.inline(how, { date, through, words: resolution.text });
  return [{ kind: 'paragraph', content }];
}

/** Says how closing ended. */
export function presentClosing(
  outcome: Exclude<ClosingOutcome, { kind: 'not-found' }>,
  words: Words,
): Reply {
  const { entry } = outcome;
  if (outcome.kind === 'closed-before')
    return sayPlain(words.say('inbox.closedBefore', { id: entry.id }), ...closingOf(entry, words));
  const telling =
    entry.closing?.resolution.kind === 'reason' || !canBeTold(entry)
      ? words.say('inbox.tellsNobody')
      : whoIsTold(outcome, words);
  return sayPlain(words.say('inbox.isClosed', { id: entry.id, telling }));
}

function whoIsTold({ told, untold }: { told: number; untold: number }, words: Words): string {
  if (told + untold === 0) return words.say('inbox.nobodyWaited');
  return [
    ...(told > 0 ? [words.say('inbox.told', { count: told })] : []),
    ...(untold > 0 ? [words.say('inbox.untold', { count: untold })] : []),
  ].join(' ');
}

const CAUSES: readonly Complaint[] = ['not-found', 'unhelpful', 'dismissed'];

/**
 * How often and why, and by how many who can be told of a note: `3× not in the notes, 1× dismissed; 2 askers`.
 */
export function countsOf(entry: InboxEntry, words: Words): string {
  const { causes: times, askers } = entry;
  const causes = CAUSES.filter((cause) => times[cause] > 0)
    .map((cause) => `${times[cause]}× ${words.say(`inbox.cause.${cause}`)}`)
    .join(', ');
  return askers === 0 || !canBeTold(entry)
    ? words.say('inbox.counts', { causes })
    : words.say('inbox.countsAskers', { causes, askers });
}

/** ISO date, UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
