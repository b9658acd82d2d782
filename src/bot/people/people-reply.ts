/** Draws what is said where notes did not answer: that a question is open, that people are asked, that they were. */
import { link, text } from '../../core/inline.js';
import type { Escalating } from '../../core/records/asking/escalations.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import { formatSource } from '../../core/message.js';
import type { Messages } from '../messages/messages.js';
import type { HelpfulAnswer } from './helpful-answer.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';

/** What people are asked. */
export interface Call {
  readonly question: string;
  /** Its number in the inbox. */
  readonly entry: number;
  /** Who is asked, as the setting names them. */
  readonly groups: readonly string[];
  /** Where it was asked; `null`: here. */
  readonly link: string | null;
}

/** Asks people: they are mentioned, and nobody else, whatever the question says. */
export function presentCall(
  { question, entry, groups, link: href }: Call,
  messages: Messages,
): Reply {
  const sentence = messages.say('people.call');
  const where: Block[] =
    href === null
      ? []
      : [{ kind: 'paragraph', content: [link(href, messages.say('people.where'))] }];
  return {
    summary: `${sentence} ${clip(question, 300)}`,
    blocks: [
      { kind: 'paragraph', content: [text(sentence)] },
      { kind: 'quote', content: [text(question)] },
      ...where,
      { kind: 'forms', forms: [{ label: messages.say('people.answer'), form: `save #${entry}` }] },
      { kind: 'note', content: messages.inline('people.howTo') },
    ],
    tone: 'plain',
    audience: 'everyone',
    mentionedGroups: groups,
  };
}

/** The same where it was asked, so that whoever asked sees it, too. */
export function presentCallHere(
  call: Omit<Call, 'link'>,
  asker: string,
  messages: Messages,
): Reply {
  const reply = presentCall({ ...call, link: null }, messages);
  const told = { kind: 'note', content: messages.inline('people.youHear') } as const;
  return { ...reply, blocks: [...reply.blocks, told], mentions: [asker] };
}

/** Tells whoever asked what became of the wish, where people are asked elsewhere or not at all. */
export function presentAsked(
  outcome: Escalating,
  groups: readonly string[],
  messages: Messages,
): Reply {
  switch (outcome.kind) {
    case 'too-many':
      return sayProblem(messages.say(`people.tooMany.${outcome.of}`));
    case 'known': {
      const date = new Date(outcome.at).toISOString().slice(0, 10);
      return forAsker(sayPlain(messages.say('people.known', { date }), ...quietBlock(messages)));
    }
    case 'new':
      return forAsker(
        sayPlain(messages.say('people.asked', { count: groups.length }), ...quietBlock(messages)),
      );
    default:
      return outcome satisfies never;
  }
}

/** Whoever is told of answers can say no, at once and for good. */
export function quietBlock(messages: Messages): Block[] {
  return choiceBlock('', [{ label: messages.say('people.quiet'), message: '/privacy quiet' }]);
}

const forAsker = (reply: Reply): Reply => ({ ...reply, audience: 'asker' });

/** The way to people, below what the notes did not answer. */
export function personChoice(question: string, messages: Messages): Choice {
  return { label: messages.say('people.ask'), message: `/person ${question}` };
}

/** "None of these", beside what was offered. @param alone - there was nothing to choose from but one guess */
export function noneChoice(question: string, alone: boolean, messages: Messages): Choice {
  return {
    label: messages.say(alone ? 'people.notThis' : 'people.none'),
    message: `/none ${question}`,
  };
}

/** Offers whoever answered to keep their answer as a note. */
export function presentOffer(
  { answer, link: href, direct }: Omit<HelpfulAnswer, 'place'>,
  messages: Messages,
): Reply {
  const sentence = messages.say('offer.helped');
  const form = {
    label: messages.say('offer.save'),
    form: `save ${formatSource({ ...answer, digest: '0' })}`,
  };
  const where: Block[] =
    href === null
      ? []
      : [{ kind: 'paragraph', content: [link(href, messages.say('offer.where'))] }];
  // Said elsewhere, "/privacy quiet" would be for another place.
  const quiet: Block[] = direct
    ? [{ kind: 'note', content: messages.inline('offer.quiet') }]
    : quietBlock(messages);
  const blocks: Block[] = [
    { kind: 'paragraph', content: [text(sentence)] },
    ...where,
    { kind: 'forms', forms: [form] },
    ...quiet,
  ];
  return { summary: sentence, blocks, tone: 'plain', audience: 'asker' };
}
