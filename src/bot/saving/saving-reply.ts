/** Says how keeping an answer ended, shows what waits to be decided, and tells who proposed what became of it. */
import { emphasis, strong, text } from '../../core/inline.js';
import type { PrivateWords } from '../../core/text/private-words.js';
import type { ClosingOutcome } from '../../core/records/inbox.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import type { Block, Reply } from '../../core/reply.js';
import { presentClosing } from '../inbox/inbox-reply.js';
import type { Messages } from '../messages/messages.js';
import { problemBlocks } from '../notes/problem-words.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import { whoManages } from '../reply/refusal.js';
import type { CommandContext } from '../command.js';
import { presentHeld, presentUnfit } from '../teach/unfit-reply.js';
import type { Decision, DecisionOutcome, SavingOutcome } from './saving.js';

/** Where somebody is told. */
type Told = Pick<CommandContext, 'message' | 'messages' | 'settings'>;

/** Says how it ended. @param struck - what was struck out */
export function presentSaving(
  outcome: SavingOutcome,
  struck: readonly PrivateWords[],
  told: Told,
): Reply {
  const { messages, message, settings } = told;
  switch (outcome.kind) {
    case 'kept':
      return presentKept(outcome, struck, messages);
    case 'proposed': {
      const who = whoManages(message.place.adapter, settings.values.managers, messages);
      return sayPlain(
        messages.say('save.proposed', { topic: clip(outcome.note.topic, 100), who }),
        ...sayStruck(struck, messages),
        ...problemBlocks('check.warns', outcome.warnings, messages),
      );
    }
    case 'unfit':
      return presentUnfit(outcome.problems, messages);
    case 'held':
      return presentHeld(outcome.problems, messages);
    case 'full':
      return sayProblem(messages.say('save.full'));
    case 'many-waiting':
      return sayProblem(messages.say('save.manyWaiting', { most: outcome.most }));
    case 'refused':
      return sayProblem(messages.say('save.mayNot'));
    case 'busy':
      return sayProblem(messages.say('save.busy'));
  }
}

function presentKept(
  { note, beside, closing, warnings }: Extract<SavingOutcome, { kind: 'kept' }>,
  struck: readonly PrivateWords[],
  messages: Messages,
): Reply {
  const topic = clip(note.topic, 100);
  return {
    ...sayPlain(
      messages.say('save.kept', { topic, file: note.file }),
      ...(beside ? [sentence(messages.say('save.beside', { topic }))] : []),
      ...(note.audience === null ? [] : [sentence(messages.say('save.seenHere'))]),
      ...(note.credit === null
        ? []
        : [sentence(messages.say('save.credited', { name: clip(note.credit, 80) }))]),
      ...sayStruck(struck, messages),
      ...sayClosing(closing, messages),
      ...problemBlocks('check.warns', warnings, messages),
      ...choiceBlock('', [
        { label: messages.say('inbox.showNote'), message: `/notes ${note.topic}` },
        { label: messages.say('teach.undo'), message: `/teach undo ${note.id}` },
      ]),
      { kind: 'forms', forms: [{ label: messages.say('teach.edit'), form: `teach ${note.id}` }] },
    ),
    tone: 'good',
  };
}

function sayClosing(closing: ClosingOutcome | null, messages: Messages): Block[] {
  if (closing?.kind !== 'closed') return [];
  return [sentence(presentClosing(closing, messages).summary)];
}

function sayStruck(struck: readonly PrivateWords[], messages: Messages): Block[] {
  if (struck.length === 0) return [];
  return [sentence(messages.say('save.struck', { count: struck.length }))];
}

const sentence = (words: string): Block => ({ kind: 'paragraph', content: [text(words)] });

/** More than so many proposals are a wall. */
const MOST_SHOWN = 5;

/** Proposals, each with what can be decided; nothing where none waits. */
export function presentProposals(notes: readonly TaughtNote[], messages: Messages): Block[] {
  if (notes.length === 0) return [];
  return [
    sentence(messages.say('proposals.wait', { count: notes.length })),
    ...notes.slice(0, MOST_SHOWN).flatMap((note): Block[] => {
      const { id, topic } = note;
      return [
        {
          kind: 'paragraph',
          content: [
            strong(clip(topic, 100)),
            text(` ${clip(note.text.replace(/\s+/g, ' '), 300)} `),
            emphasis(note.questions.map((question) => clip(question, 100)).join('; ')),
          ],
        },
        ...choiceBlock(messages.say('proposals.decide'), [
          {
            label: clip(messages.say('proposals.accept', { topic }), 75),
            message: `/inbox accept ${id}`,
          },
          {
            label: clip(messages.say('proposals.reject', { topic }), 75),
            message: `/inbox reject ${id}`,
          },
        ]),
        {
          kind: 'forms',
          forms: [{ label: messages.say('proposals.edit'), form: `proposal ${id}` }],
        },
      ];
    }),
  ];
}

/** Says how a decision ended. */
export function presentDecided(outcome: DecisionOutcome, messages: Messages): Reply {
  switch (outcome.kind) {
    case 'kept':
      return presentKept({ ...outcome, beside: false }, [], messages);
    case 'rejected':
      return sayPlain(
        messages.say('proposals.isRejected', { topic: clip(outcome.note.topic, 100) }),
      );
    case 'none':
      return sayProblem(messages.say('proposals.none'));
    case 'refused':
      return sayProblem(messages.say('save.mayNot'));
    case 'unfit':
      return presentUnfit(outcome.problems, messages);
    case 'held':
      return presentHeld(outcome.problems, messages);
    case 'busy':
      return sayProblem(messages.say('save.busy'));
  }
}

/** Tells whoever proposed a note what became of it. */
export function presentDecision(
  { topic }: TaughtNote,
  decision: Decision,
  proposer: string,
  messages: Messages,
): Reply {
  const said = messages.say(`proposals.news.${decision}`, { topic: clip(topic, 100) });
  const shown =
    decision === 'accept'
      ? choiceBlock(messages.say('say.try'), [
          { label: messages.say('inbox.showNote'), message: `/notes ${topic}` },
        ])
      : [];
  return {
    ...sayPlain(said, ...shown),
    mentions: [proposer],
    tone: decision === 'accept' ? 'good' : 'plain',
  };
}
