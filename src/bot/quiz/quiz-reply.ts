/** Draws quizzes: a question while it is open and when it is closed, and the whole when it ended. All of it reads as text. */
import { emphasis, plainText, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Choice, ListItem, Reply } from '../../core/reply.js';
import type { AnswerGrade, Quiz, QuizAnswer } from '../../core/records/study/quizzes.js';
import type { StudyCard } from '../../study/study-card.js';
import { letterOf } from '../../study/together/choice-meant.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, LONGEST_SUMMARY, sayPlain } from '../reply/plain.js';
import { cardPrompt } from '../study/card-prompt.js';
import type { ShownQuestion } from './quiz-service.js';

/** A button's words beside its letter. */
const LONGEST_LABEL = 40;
/** A choice, a quotation. */
const LONGEST_WORDS = 300;

/** Draws that a quiz begins. @param hears - the bot reads what is typed in the thread */
export function presentOpening({ topic, total }: Quiz, messages: Messages, hears: boolean): Reply {
  const about = topic === '' ? 'quiz.opens' : 'quiz.opensAbout';
  return sayPlain(
    messages.say(about, { topic: clip(topic, 100), count: total }),
    note(messages.inline('quiz.rules')),
    note(messages.inline(hears ? 'quiz.typed' : 'quiz.notTyped')),
  );
}

/**
 * Where a question stands: `shared`: others see it too, so that answers are given by quiet buttons; `heard`: the same, and the
 * bot reads what is typed there; `alone`: nobody else is there.
 */
export type QuestionStand = 'shared' | 'heard' | 'alone';

/** Draws a question as it is now. */
export function presentQuestion(
  shown: ShownQuestion,
  messages: Messages,
  stand: QuestionStand = 'shared',
): Reply {
  const isShared = stand !== 'alone';
  const { card, question, quiz } = shown;
  if (card === null) return withNext(gone(shown, messages), shown, messages);
  if (question.closedAt !== null) return presentResult(shown, card, messages);
  const { prompt, lines } = asked(shown, card, messages);
  const reply: Reply = {
    summary: clip([prompt, ...lines].join(' '), LONGEST_SUMMARY),
    blocks: [
      ...headed(shown, card, messages),
      ...choiceList(card, []),
      ...(isShared ? [note(messages.inline('quiz.count', { count: shown.answers.length }))] : []),
      ...(quiz?.minutes == null
        ? []
        : [note(messages.inline('quiz.time', { minutes: quiz.minutes }))]),
      ...waysToAnswer(shown, card, messages, stand),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
  return withNext(reply, shown, messages);
}

function waysToAnswer(
  { question: { id } }: ShownQuestion,
  { choices }: StudyCard,
  messages: Messages,
  stand: QuestionStand,
): Block[] {
  const quiet = stand !== 'alone' && { quiet: true as const };
  if (choices !== null)
    return choiceBlock(
      messages.say('quiz.pick'),
      choices.map(({ content }, at) => ({
        label: clip(`${letterOf(at)}  ${plainText(content)}`, LONGEST_LABEL),
        message: `/quiz answer ${id} ${letterOf(at)}`,
        ...quiet,
      })),
    );
  return [
    { kind: 'forms', forms: [{ label: messages.say('quiz.answer'), form: `quizanswer ${id}` }] },
    note(messages.inline(HOW_TO_TYPE[stand], { id })),
  ];
}

const HOW_TO_TYPE = {
  shared: 'quiz.howToType',
  heard: 'quiz.howToTypeHere',
  alone: 'quiz.justType',
} as const satisfies Readonly<Record<QuestionStand, string>>;

/** A question that is closed: what was right, who many thought what, and where it stands. */
function presentResult(shown: ShownQuestion, card: StudyCard, messages: Messages): Reply {
  const { answers } = shown;
  const right = rightAnswer(card);
  const headline = messages.say('quiz.right', { answer: clip(right, LONGEST_WORDS) });
  const spread = spreadOf(answers, card, messages);
  return {
    summary: clip(
      `${plainText(cardPrompt(card, messages))} ${headline} ${spread}`,
      LONGEST_SUMMARY,
    ),
    blocks: [
      ...headed(shown, card, messages),
      ...choiceList(card, card.choices === null ? [] : countsOf(answers, card, messages)),
      { kind: 'paragraph', content: [strong(headline)] },
      { kind: 'paragraph', content: [text(spread)] },
      ...explained(card, messages),
      ...choiceBlock('', [
        {
          label: messages.say('study.unfair'),
          message: `/quiz unfair ${shown.question.id}`,
          quiet: true,
        },
      ]),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

/** The line of the note that answers, where it stands, and the way to it. */
export function explained(card: StudyCard, messages: Messages): Block[] {
  const { explanation, source, topic } = card;
  return [
    ...(explanation.length === 0 ? [] : [{ kind: 'quote' as const, content: explanation }]),
    ...(source === null
      ? []
      : [
          note(
            messages.inline('quiz.source', {
              file: source.file,
              line: source.line,
              topic: clip(topic, 80),
            }),
          ),
          ...choiceBlock('', [
            { label: messages.say('inbox.showNote'), message: `/notes ${topic}`, quiet: true },
          ]),
        ]),
  ];
}

/** `Asked of 7: right 4, wrong 3.` */
function spreadOf(
  answers: readonly QuizAnswer[],
  { choices }: StudyCard,
  messages: Messages,
): string {
  if (answers.length === 0) return messages.say('quiz.nobody');
  const count = (grade: AnswerGrade) => answers.filter((one) => one.grade === grade).length;
  const [right, half, wrong] = [count('right'), count('half'), count('wrong')];
  return choices === null
    ? messages.say('quiz.spreadTyped', { count: answers.length, right, half, wrong })
    : messages.say('quiz.spread', { count: answers.length, right });
}

function countsOf(
  answers: readonly QuizAnswer[],
  { choices }: StudyCard,
  messages: Messages,
): readonly string[] {
  return (choices ?? []).map(({ isRight }, at) => {
    const count = answers.filter(({ choice }) => choice === at).length;
    const share = answers.length === 0 ? 0 : Math.round((100 * count) / answers.length);
    return messages.say(isRight ? 'quiz.countRight' : 'quiz.countOther', { count, share });
  });
}

/** The whole, when it ended: each question with its answer, and how many knew it. No points, and nobody's name. */
export function presentResults(
  quiz: Quiz,
  all: readonly ShownQuestion[],
  messages: Messages,
): Reply {
  const answered = all.filter(({ answers }) => answers.length > 0);
  const people = Math.max(0, ...all.map(({ answers }) => answers.length));
  const isWhole = quiz.position > quiz.total;
  const headline = messages.say(isWhole ? 'quiz.over' : 'quiz.stopped', {
    count: all.length,
    people,
  });
  const items = all.map((one): ListItem => ({ content: resultLine(one, messages) }));
  return sayPlain(
    headline,
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, ordered: true, items }]),
    ...(answered.length === 0
      ? []
      : choiceBlock(messages.say('quiz.goOn'), [
          {
            label: messages.say('quiz.again'),
            message: againOf(quiz),
          },
        ])),
  );
}

/** What begins a quiz like that one. */
export function againOf({ topic, total }: Quiz): string {
  // Without the word, a topic like "stop" would be one of the command's own.
  return ['/quiz start', topic, String(total)].filter((word) => word !== '').join(' ');
}

function resultLine({ card, answers }: ShownQuestion, messages: Messages): readonly Inline[] {
  if (card === null) return messages.inline('quiz.gone');
  const right = answers.filter(({ grade }) => grade === 'right').length;
  return [
    text(`${clip(plainText(cardPrompt(card, messages)), 150)} `),
    strong(clip(rightAnswer(card), 100)),
    text(' '),
    emphasis(messages.say('quiz.knew', { right, count: answers.length })),
  ];
}

/** How somebody's own answer was taken. */
export function presentTaken(
  answer: QuizAnswer,
  outcome: 'taken' | 'before',
  messages: Messages,
): Reply {
  const { choice } = answer;
  const what = choice === null ? messages.say('quiz.ownWords') : letterOf(choice);
  return { ...sayPlain(messages.say(`quiz.${outcome}`, { what })), audience: 'asker' };
}

/** What somebody's own answer was worth, with the right one. */
export function presentGraded(
  answer: QuizAnswer,
  card: StudyCard,
  messages: Messages,
): readonly Block[] {
  const right = clip(rightAnswer(card), LONGEST_WORDS);
  return [
    {
      kind: 'paragraph',
      content: messages.inline(`quiz.grade.${answer.grade}`, { answer: right }),
    },
    ...explained(card, messages),
  ];
}

/** The answer to a question that somebody left open. */
export function presentLeft(left: ShownQuestion | undefined, messages: Messages): Block[] {
  const card = left?.card ?? null;
  if (card === null) return [];
  const headline = messages.say('quiz.right', { answer: clip(rightAnswer(card), LONGEST_WORDS) });
  return [{ kind: 'paragraph', content: [strong(headline)] }, ...explained(card, messages)];
}

/** The right answer, with its letter where there are some. */
export function rightAnswer({ choices, answer }: StudyCard): string {
  const at = choices?.findIndex(({ isRight }) => isRight) ?? -1;
  const words = plainText(choices?.[at]?.content ?? answer);
  return at >= 0 ? `${letterOf(at)}. ${words}` : words;
}

function asked(shown: ShownQuestion, card: StudyCard, messages: Messages) {
  const prompt = `${titleOf(shown, messages)}: ${plainText(cardPrompt(card, messages))}`;
  const lines = (card.choices ?? []).map(
    ({ content }, at) => `${letterOf(at)}: ${plainText(content)}.`,
  );
  return { prompt, lines };
}

function headed(shown: ShownQuestion, card: StudyCard, messages: Messages): Block[] {
  const about = card.prompt.about.join(' › ');
  return [
    { kind: 'heading', content: [text(titleOf(shown, messages))] },
    ...(about === '' ? [] : [{ kind: 'paragraph' as const, content: [emphasis(about)] }]),
    { kind: 'paragraph', content: cardPrompt(card, messages) },
  ];
}

function titleOf({ quiz, question }: ShownQuestion, messages: Messages): string {
  return quiz === null
    ? messages.say('daily.title')
    : messages.say('quiz.title', { at: question.position, of: quiz.total });
}

function choiceList({ choices }: StudyCard, counts: readonly string[]): Block[] {
  if (choices === null) return [];
  const items = choices.map(({ content }, at): ListItem => {
    const count = counts[at];
    return {
      content: [
        strong(`${letterOf(at)}. `),
        ...content,
        ...(count === undefined ? [] : [text(' '), emphasis(`(${count})`)]),
      ],
    };
  });
  return [{ kind: 'list', ordered: false, items }];
}

function gone(shown: ShownQuestion, messages: Messages): Reply {
  return sayPlain(`${titleOf(shown, messages)}: ${messages.say('quiz.gone')}`);
}

/** The way on, for who began it. */
function withNext(reply: Reply, { quiz, question }: ShownQuestion, messages: Messages): Reply {
  const isOpen = quiz?.isRunning === true && quiz.position === question.position;
  if (!isOpen || question.closedAt !== null) return reply;
  const isLast = question.position === quiz.total;
  const next: Choice = {
    label: messages.say(isLast ? 'quiz.finish' : 'quiz.next'),
    message: `/quiz next ${quiz.id} ${question.position}`,
    quiet: true,
  };
  return { ...reply, blocks: [...reply.blocks, ...choiceBlock('', [next])] };
}

const note = (content: readonly Inline[]): Block => ({ kind: 'note', content });
