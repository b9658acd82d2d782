/** Draws a card: asked, with its answer, and with what became of an answer. */
import { isChat, type AdapterName } from '../../core/adapters.js';
import { plainText, strong, text, type Inline } from '../../core/inline.js';
import { GRADES, type Grade } from '../../core/records/study/study.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import type { StudyCard } from '../../study/study-card.js';
import { letterOf } from '../../study/together/choice-meant.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip } from '../reply/plain.js';
import { cardPrompt } from './card-prompt.js';
import type { AnsweredCard, Asked, Counted, ShownCard } from './study-service.js';
import { sayWhen } from './when.js';

/** Words on a button. */
const LONGEST_LABEL = 60;

/** A card that is asked, below what was said of the one before. @param outlet - where others may read what is typed */
export function presentCard(
  { card, turn, isFresh, due, learner }: Extract<Asked, { turn: number }>,
  before: string | null,
  outlet: AdapterName,
  messages: Messages,
): Reply {
  const prompt = cardPrompt(card, messages);
  const { topic, day, settings } = learner;
  const isUnsaid = turn === 1 && settings.zone === null;
  const progress = messages.inline('study.progress', {
    isFresh: isFresh ? 'yes' : 'no',
    topic: topic === null ? 'none' : clip(topic, LONGEST_LABEL),
    fresh: day.fresh,
    reviews: day.reviews,
    due,
  });
  const said = plainText(prompt);
  return forAsker(before === null ? said : `${before} ${said}`, 'plain', [
    ...(before === null ? [] : [{ kind: 'note' as const, content: [text(before)] }]),
    { kind: 'paragraph', content: prompt },
    ...aboutBlock(card, messages),
    ...choiceList(card),
    ...choiceBlock('', [
      ...choiceButtons(card, turn),
      { label: messages.say('study.showAnswer'), message: `/study show #${turn}` },
      unfairButton(turn, messages),
    ]),
    ...answerForm(card, turn, messages),
    { kind: 'note', content: messages.inline(howTo(card, outlet)) },
    { kind: 'note', content: progress },
    ...(isUnsaid ? [{ kind: 'note' as const, content: messages.inline('study.set.noZone') }] : []),
  ]);
}

function howTo({ choices }: StudyCard, outlet: AdapterName) {
  if (choices !== null) return 'study.howToChoose';
  return isChat(outlet) ? 'study.howToAnswerPrivately' : 'study.howToAnswer';
}

/** A card with its answer; whoever thought of it says how well they knew it. */
export function presentAnswer(
  { card, turn, due }: ShownCard,
  now: number,
  messages: Messages,
): Reply {
  const prompt = cardPrompt(card, messages);
  const grades = GRADES.map((grade) => ({
    label: messages.say('study.gradeIn', {
      grade: gradeName(grade, messages),
      when: sayWhen(due[grade], now, messages),
    }),
    message: `/study ${grade} #${turn}`,
  }));
  const summary = messages.say('study.isAnswer', { answer: plainText(card.answer) });
  return forAsker(summary, 'plain', [
    { kind: 'paragraph', content: prompt },
    ...answerBlocks(card, messages),
    ...choiceBlock(messages.say('study.howWell'), [...grades, unfairButton(turn, messages)]),
  ]);
}

const TONES = { right: 'good', half: 'caution', wrong: 'bad' } as const;

/** What became of an answer; what it counts as can be changed. */
export function presentGraded(
  { card, turn, graded, counted }: Extract<AnsweredCard, { kind: 'answered' }>,
  now: number,
  messages: Messages,
): Reply {
  const { grade, missing } = graded;
  const verdict = messages.say(`study.${grade}`);
  const lacks =
    grade === 'half' && missing.length > 0
      ? [` ${messages.say('study.missing', { missing: quotedAll(missing, messages) })}`]
      : [];
  const headline = [verdict, ...lacks].join('');
  const isCounted = counted.review.grade;
  const others = GRADES.filter((one) => one !== isCounted).map((one) => ({
    label: messages.say('study.countAs', { grade: gradeName(one, messages) }),
    message: `/study ${one} #${turn}`,
  }));
  return forAsker(headline, TONES[grade], [
    { kind: 'paragraph', content: [strong(verdict), ...lacks.map(text)] },
    ...answerBlocks(card, messages),
    { kind: 'note', content: [text(sayCounted(counted, now, messages))] },
    ...choiceBlock('', [
      { label: messages.say('study.next'), message: '/study' },
      ...others,
      unfairButton(turn, messages),
    ]),
  ]);
}

function quotedAll(parts: readonly string[], messages: Messages): string {
  return parts.map((words) => messages.say('form.quoted', { words: clip(words, 200) })).join(', ');
}

/** "Counted as Good: asked again in 3 days." */
export function sayCounted(
  { kind, review, due }: Exclude<Counted, { kind: 'late' }>,
  now: number,
  messages: Messages,
): string {
  return messages.say(`study.${kind}`, {
    grade: gradeName(review.grade, messages),
    when: sayWhen(due, now, messages),
  });
}

/** What is studied is the asker's own business, wherever they do it. */
export function forAsker(summary: string, tone: Reply['tone'], blocks: readonly Block[]): Reply {
  return { summary, blocks, tone, audience: 'asker' };
}

function gradeName(grade: Grade, messages: Messages): string {
  return messages.say(`study.grade.${grade}`);
}

function aboutBlock({ prompt }: StudyCard, messages: Messages): readonly Block[] {
  if (prompt.about.length === 0) return [];
  const about = prompt.about.join(' › ');
  return [{ kind: 'note', content: messages.inline('study.about', { about }) }];
}

function choiceList({ choices }: StudyCard): readonly Block[] {
  if (choices === null) return [];
  const items = choices.map(({ content }, at) => ({
    content: [strong(letterOf(at)), text(' '), ...content] satisfies readonly Inline[],
  }));
  return [{ kind: 'list', ordered: false, items }];
}

function choiceButtons({ choices }: StudyCard, turn: number): readonly Choice[] {
  return (choices ?? []).map(({ content }, at) => ({
    label: clip(`${letterOf(at)}: ${plainText(content)}`, LONGEST_LABEL),
    message: `/study answer #${turn} ${letterOf(at)}`,
  }));
}

function unfairButton(turn: number, messages: Messages): Choice {
  return { label: messages.say('study.unfair'), message: `/study unfair #${turn}` };
}

function answerForm({ choices }: StudyCard, turn: number, messages: Messages): readonly Block[] {
  if (choices !== null) return [];
  const label = messages.say('study.writeAnswer');
  return [{ kind: 'forms', forms: [{ label, form: `answer ${turn}` }] }];
}

/** The answer, the passage that holds it where that says more, and where it stands. */
function answerBlocks(
  { answer, explanation, source, topic }: StudyCard,
  messages: Messages,
): readonly Block[] {
  const said = plainText(answer);
  const says = plainText(explanation);
  return [
    {
      kind: 'paragraph',
      content: [strong(messages.say('study.answer')), text(': '), ...answer],
    },
    ...(says === '' || says === said ? [] : [{ kind: 'quote' as const, content: explanation }]),
    ...(source === null
      ? []
      : [{ kind: 'sources' as const, sources: [{ ...source, path: [topic] }] }]),
  ];
}
