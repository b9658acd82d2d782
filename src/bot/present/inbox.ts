/** Draws the inbox: its list, one question, and how closing one ended. */
import { code, emphasis, strong, text } from '../../core/inline.js';
import type { ClosingOutcome, Complaint, InboxEntry } from '../../core/inbox.js';
import type { Block, Reply } from '../../core/reply.js';
import { choiceBlock, clip, sayPlain } from './plain.js';

/** Choices are buttons, and more than these are a wall. */
const MOST_CHOICES = 5;

/** Draws the list. */
export function presentInbox(entries: readonly InboxEntry[], state: 'open' | 'closed'): Reply {
  if (entries.length === 0)
    return sayPlain(
      state === 'open'
        ? 'The inbox is empty: no question waits for a note.'
        : 'No question of the inbox was closed yet.',
    );
  const many = entries.length === 1 ? 'One question' : `${entries.length} questions`;
  const summary =
    state === 'open' ? `${many} that the notes did not answer:` : `${many} closed lately:`;
  return sayPlain(
    summary,
    {
      kind: 'list',
      ordered: false,
      items: entries.map((entry) => ({
        content: [
          strong(`${entry.id}`),
          text(` ${clip(entry.question, 150)} `),
          emphasis(countsOf(entry)),
        ],
      })),
    },
    ...choiceBlock(
      'Look at one:',
      entries.slice(0, MOST_CHOICES).map(({ id, question }) => ({
        label: clip(`${id} ${question}`, 75),
        message: `/inbox show ${id}`,
      })),
    ),
  );
}

/** Draws a page of open questions, each with a button that closes it. */
export function presentInboxPage(entries: readonly InboxEntry[]): Reply {
  if (entries.length === 0) return presentInbox(entries, 'open');
  const reply = sayPlain('Questions that the notes did not answer, the most asked first:');
  return { ...reply, blocks: [...reply.blocks, ...entries.flatMap(withButton)] };
}

function withButton(entry: InboxEntry): Block[] {
  const { id, question, wordings, places, lastAt } = entry;
  const others = wordings.length === 0 ? '' : `; also asked as “${clip(wordings[0] ?? '', 80)}”`;
  const where = places > 1 ? ` in ${places} conversations` : '';
  const about = `${countsOf(entry)}${where}, last on ${dayOf(lastAt)}${others}`;
  return [
    {
      kind: 'paragraph',
      content: [strong(`${id}`), text(` ${clip(question, 150)} `), emphasis(about)],
    },
    { kind: 'forms', forms: [{ label: 'Close…', form: `close ${id}` }] },
  ];
}

/**
 * Draws one question.
 * @param ways - how to close it from here; the chat's commands where not given
 */
export function presentEntry(entry: InboxEntry, ways: readonly Block[] = inChat(entry)): Reply {
  const { question, wordings, nearest, state } = entry;
  const near = nearest === null ? [] : [{ label: 'Nearest note', value: [text(nearest.topic)] }];
  return sayPlain(
    `Question ${entry.id}, ${state}: ${clip(question, 200)}`,
    {
      kind: 'fields',
      fields: [
        { label: 'Came up', value: [text(countsOf(entry))] },
        { label: 'First', value: [text(dayOf(entry.firstAt))] },
        { label: 'Last', value: [text(dayOf(entry.lastAt))] },
        ...near,
      ],
    },
    ...otherWordings(wordings),
    ...(state === 'closed' ? closingOf(entry) : ways),
  );
}

function otherWordings(wordings: readonly string[]): Block[] {
  if (wordings.length === 0) return [];
  return [
    { kind: 'paragraph', content: [text('Also asked as:')] },
    {
      kind: 'list',
      ordered: false,
      items: wordings.map((wording) => ({ content: [text(clip(wording, 150))] })),
    },
  ];
}

function inChat({ id, nearest }: InboxEntry): Block[] {
  return [
    { kind: 'forms', forms: [{ label: 'Close…', form: `close ${id}` }] },
    {
      kind: 'paragraph',
      content: [
        text('To close it: '),
        code(`/inbox close ${id} note The note’s topic`),
        text(' tells those who asked; '),
        code(`/inbox close ${id} because A reason`),
        text(' tells nobody.'),
      ],
    },
    ...(nearest === null
      ? []
      : choiceBlock('Is it answered by the nearest note?', [
          { label: 'Show the note', message: `/notes ${nearest.topic}` },
          {
            label: clip(`Close with “${nearest.topic}”`, 75),
            message: `/inbox close ${id} note ${nearest.topic}`,
          },
        ])),
  ];
}

function closingOf({ closing }: InboxEntry): Block[] {
  if (closing === undefined) return [];
  const { resolution, at, through } = closing;
  const how = resolution.kind === 'note' ? 'with the note' : 'because';
  return [
    {
      kind: 'paragraph',
      content: [text(`Closed on ${dayOf(at)} (${through}) ${how}: ${resolution.text}`)],
    },
  ];
}

/** Says how closing ended. */
export function presentClosing(outcome: Exclude<ClosingOutcome, { kind: 'not-found' }>): Reply {
  const { entry } = outcome;
  if (outcome.kind === 'closed-before')
    return sayPlain(`Question ${entry.id} was closed already.`, ...closingOf(entry));
  const { told } = outcome;
  const telling =
    entry.closing?.resolution.kind === 'reason'
      ? 'Nobody is told.'
      : told === 0
        ? 'Nobody waited to be told.'
        : `Those who asked are told, in ${told === 1 ? 'one conversation' : `${told} conversations`}.`;
  return sayPlain(
    `Question ${entry.id} is closed. ${telling} If it is asked again and still not answered, it comes back.`,
  );
}

const CAUSES: Readonly<Record<Complaint, string>> = {
  'not-found': 'not in the notes',
  unhelpful: 'not helpful',
  dismissed: 'dismissed',
};

/** How often and why, and by how many: `3 times not in the notes, 1 time dismissed; 2 askers`. */
export function countsOf({ causes, askers }: InboxEntry): string {
  const parts = Object.entries(CAUSES).flatMap(([cause, words]) => {
    const times = causes[cause as Complaint]; // the keys are Complaint's own
    return times === 0 ? [] : [`${times}× ${words}`];
  });
  const people = askers === 0 ? '' : `; ${askers === 1 ? 'one asker' : `${askers} askers`}`;
  return `(${parts.join(', ')}${people})`;
}

/** ISO date, UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
