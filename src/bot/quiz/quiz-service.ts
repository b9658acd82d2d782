/**
 * Quizzes in a conversation: questions one after another, each a message of its own that is edited as people answer. What is
 * posted goes through the outbox under keys of its own, and is drawn when it is its turn: whichever process took an answer,
 * the one that speaks to the platform shows how things are then, and posts each question once.
 */
import { conversationKey } from '../../core/conversation.js';
import { isChat } from '../../core/adapters.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import { ownDelivery, type OwnPost } from '../../core/records/incoming.js';
import type { Store } from '../../core/records/store.js';
import type { Quiz, QuizAnswer, QuizQuestion } from '../../core/records/study/quizzes.js';
import type { StudyCard } from '../../study/study-card.js';
import { gradeAnswer } from '../../study/grade-answer.js';
import { choiceMeant } from '../../study/together/choice-meant.js';
import { localTime } from '../../study/together/local-time.js';
import type { QuizCards } from './quiz-cards.js';

/** What somebody wants to be asked. */
export interface QuizWish {
  /** In their own words; empty: anything. */
  readonly topic: string;
  readonly count: number;
  /** For each question; `null`: as long as people like. */
  readonly minutes: number | null;
  /** No member wants it: from notes that everybody may see, wherever it is. */
  readonly isOutside?: boolean;
}

/** Who does something, and where. */
export interface QuizActor {
  readonly place: Place;
  readonly author: string;
  /** IANA name of the time zone that they are in, where their outlet says it. */
  readonly zone?: string;
}

/** A question with what was answered, to be drawn. */
export interface ShownQuestion {
  readonly question: QuizQuestion;
  /** `null`: its note is gone, or not for everybody there any more. */
  readonly card: StudyCard | null;
  /** `null`: it is the question of a day. */
  readonly quiz: Quiz | null;
  readonly answers: readonly QuizAnswer[];
}

/** How an attempt to begin ended. */
export type BeginOutcome =
  | { readonly kind: 'begun' | 'running'; readonly quiz: Quiz }
  /** The notes have no questions about that. */
  | { readonly kind: 'none' };

/** How an attempt to answer ended. */
export type AnswerOutcome =
  | {
      readonly kind: 'taken' | 'before';
      readonly answer: QuizAnswer;
      readonly shown: ShownQuestion;
    }
  | { readonly kind: 'closed'; readonly shown: ShownQuestion }
  /** It is none of the letters or words that may be chosen. */
  | { readonly kind: 'no-choice'; readonly shown: ShownQuestion }
  /** There is no such question, or it can't be shown any more. */
  | { readonly kind: 'gone' };

/** How an attempt to go on or to stop ended. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly quiz: Quiz }
  | { readonly kind: 'ended' }
  /** It is for who began it, as long as they are there. */
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'none' };

/** Quizzes as people work with them. */
export interface QuizService {
  /** @param begunBy - the id of the message that asks for it */
  begin(wish: QuizWish, actor: QuizActor): Promise<BeginOutcome>;
  /** @param typed - a letter, a choice's words, or an answer in one's own words */
  answer(question: number, typed: string, actor: QuizActor): Promise<AnswerOutcome>;
  /** Shows the result of the open question and asks the next one. */
  next(quiz: number, from: number, actor: QuizActor): Promise<StepOutcome>;
  /** Ends the quiz that runs in a place. */
  stop(actor: QuizActor): Promise<StepOutcome>;
  /** The quiz that runs in a place. */
  runningIn(place: Place): Promise<Quiz | null>;
  /** The question that is open in a quiz; `null`: none is. */
  openOf(quiz: Quiz): Promise<ShownQuestion | null>;
  /** A question of a workspace. */
  shown(workspace: WorkspaceId, question: number): Promise<ShownQuestion | null>;
  /** All that was asked in a quiz, in its order. */
  results(quiz: Quiz): Promise<readonly ShownQuestion[]>;
  /** What somebody answered; `null`: nothing. */
  answerOf(workspace: WorkspaceId, question: number, person: string): Promise<QuizAnswer | null>;
  /** A quiz whose post is drawn; keeps in which thread it came to be. */
  arrive(workspace: WorkspaceId, id: number, place: Place): Promise<Quiz | null>;
  /**
   * Goes on where a question is over time, and stops where nobody did anything for long, in all workspaces.
   * @returns how many quizzes
   */
  lookAtAll(): Promise<number>;
}

/** What the service works with. */
export interface QuizServiceOptions {
  readonly store: Pick<Store, 'quizzes' | 'outbox' | 'changes'>;
  readonly cards: QuizCards;
  /** Told of every question that was closed. */
  readonly closed: (shown: ShownQuestion) => Promise<void>;
  /** The zone in which somebody's days begin. */
  readonly zoneOf: (actor: QuizActor) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A quiz in which nobody did anything for so long stops. */
export const IDLE_MS = 30 * 60_000;
/** After so long anybody may go on: whoever began it may be gone. */
export const ANYBODY_MS = 5 * 60_000;

/** Creates the service. */
export function createQuizService(options: QuizServiceOptions): QuizService {
  const { store, cards, closed, zoneOf, now } = options;
  const { quizzes } = store;

  async function show(question: QuizQuestion, quiz: Quiz | null): Promise<ShownQuestion> {
    const [card, answers] = await Promise.all([
      cards.shown(question),
      quizzes.answers(question.place, question.id),
    ]);
    return { question, card, quiz, answers };
  }

  async function shown(workspace: WorkspaceId, id: number): Promise<ShownQuestion | null> {
    const question = await quizzes.question(workspace, id);
    if (question === null) return null;
    return show(
      question,
      question.quiz === null ? null : await quizzes.find(workspace, question.quiz),
    );
  }

  async function openOf(quiz: Quiz): Promise<ShownQuestion | null> {
    if (!quiz.isRunning) return null;
    const all = await quizzes.questionsOf(quiz.place, quiz.id);
    const open = all.find(({ position }) => position === quiz.position);
    return open === undefined ? null : show(open, quiz);
  }

  /** Posts where there is an outbox; on the page and in the terminal the reply says it. */
  async function post(key: string, place: Place, own: OwnPost): Promise<void> {
    if (isChat(place.adapter)) await postOwn(store, key, place, own);
  }

  async function redraw({ id, place, drawn }: QuizQuestion, quiz: Quiz | null): Promise<void> {
    const subject = questionKey(id);
    // The same for all that happens until it is drawn, so that many answers lead to few edits.
    await post(`${subject}/${drawn}`, quiz?.place ?? place, { subject, replaces: subject });
  }

  /** Posts the question that is open, or that all were asked. Each key is posted once, however often this is repeated. */
  async function announce(quiz: Quiz, about: Pick<OwnPost, 'below' | 'wantedBy'>): Promise<void> {
    const { id, place, isRunning, position } = quiz;
    const all = await quizzes.questionsOf(place, id);
    const before = all.find(
      (one) =>
        one.position === (isRunning ? position - 1 : position) ||
        (!isRunning && one.position === position - 1),
    );
    if (before !== undefined) await redraw(before, quiz);
    const open = all.find((one) => one.position === position);
    if (!isRunning) await post(`quiz/${id}/end`, place, { subject: `quiz-end/${id}` });
    else if (open !== undefined)
      await post(questionKey(open.id), place, { subject: questionKey(open.id), ...about });
  }

  /** @param by - whoever wants it; absent: it goes on by itself */
  async function advance(quiz: Quiz, from: number, by?: QuizActor): Promise<Quiz | null> {
    await quizzes.advance(quiz.place, quiz.id, from);
    const after = await quizzes.find(quiz.place, quiz.id);
    // Also where somebody was quicker: whoever it was may have died before announcing it.
    if (after?.position !== from + 1) return after;
    const over = (await quizzes.questionsOf(after.place, after.id))[from - 1];
    await announce(after, by === undefined ? {} : { wantedBy: by.author });
    if (over !== undefined) await closed(await show(over, after));
    return after;
  }

  async function end(quiz: Quiz): Promise<Quiz | null> {
    await quizzes.stop(quiz.place, quiz.id);
    const after = await quizzes.find(quiz.place, quiz.id);
    if (after !== null) await announce(after, {});
    return after;
  }

  async function mayLead({ place, id, touchedAt }: Quiz, { author }: QuizActor): Promise<boolean> {
    return now() - touchedAt >= ANYBODY_MS || (await quizzes.isStarter(place, id, author));
  }

  /** Goes on by itself when all who took part so far have answered, if they are several. */
  async function goOnIfAllDid(question: QuizQuestion, quiz: Quiz): Promise<void> {
    if (question.position === 1 || !isChat(quiz.place.adapter)) return;
    const { people, missing } = await quizzes.taking(question.place, question);
    if (people > 1 && missing === 0) await advance(quiz, question.position);
  }

  async function lookAt(quiz: Quiz): Promise<void> {
    if (now() - quiz.touchedAt >= IDLE_MS) await end(quiz);
    else await advance(quiz, quiz.position);
  }

  return {
    shown,
    openOf,
    async begin({ topic, count, minutes, isOutside = false }, { place: said, author }) {
      const place = sharedPlace(said);
      const running = await quizzes.runningIn(place);
      const seed = `${conversationKey(place)} ${now()}`;
      const picked =
        running === null
          ? await cards.pick({ place, about: topic, most: count, seed, isOutside })
          : [];
      if (running === null && picked.length === 0) return { kind: 'none' };
      const wish = { place, starter: author, topic, minutes, cards: picked };
      const begun =
        running === null
          ? await quizzes.begin(wish)
          : ({ kind: 'running', quiz: running } as const);
      const { quiz } = begun;
      if (quiz.position > 1) return begun;
      // Also for one that runs already: whoever began it may have died before announcing it.
      const opening = `quiz/${quiz.id}/open`;
      const isInChannel = place.thread === place.channel && said.thread !== said.channel;
      const wantedBy = author;
      if (isInChannel) await post(opening, place, { subject: `quiz-open/${quiz.id}`, wantedBy });
      const below = isInChannel && { below: { key: opening, title: topic } };
      await announce(quiz, { wantedBy, ...below });
      return begun;
    },
    async answer(id, typed, actor) {
      const { place, author } = actor;
      const found = await shown(place, id);
      if (found?.card == null) return { kind: 'gone' };
      const { card, question, quiz } = found;
      if (question.place.channel !== place.channel) return { kind: 'gone' };
      const given = await gradeIn(card, typed, question.place);
      if (given === null) return { kind: 'no-choice', shown: found };
      const { day } = localTime(now(), await zoneOf(actor));
      const outcome = await quizzes.answer(place, { question: id, person: author, day, ...given });
      if (outcome.kind === 'closed') return { kind: 'closed', shown: found };
      if (outcome.kind === 'before')
        return { kind: 'before', answer: outcome.answer, shown: found };
      const after = (await shown(place, id)) ?? found;
      await redraw(after.question, quiz);
      if (quiz !== null) await goOnIfAllDid(question, quiz);
      return { kind: 'taken', answer: given, shown: after };
    },
    async next(id, from, actor) {
      const quiz = await quizzes.find(actor.place, id);
      if (quiz?.place.channel !== actor.place.channel) return { kind: 'none' };
      if (!quiz.isRunning && quiz.position !== from + 1) return { kind: 'ended' };
      if (!(await mayLead(quiz, actor))) return { kind: 'not-yours' };
      const after = await advance(quiz, from, actor);
      return after === null ? { kind: 'none' } : { kind: 'done', quiz: after };
    },
    async stop(actor) {
      const quiz = await quizzes.runningIn(sharedPlace(actor.place));
      if (quiz === null) return { kind: 'none' };
      if (!(await mayLead(quiz, actor))) return { kind: 'not-yours' };
      const after = await end(quiz);
      return after === null ? { kind: 'none' } : { kind: 'done', quiz: after };
    },
    runningIn: (place) => quizzes.runningIn(sharedPlace(place)),
    async results(quiz) {
      const all = await quizzes.questionsOf(quiz.place, quiz.id);
      return Promise.all(
        all.filter(({ askedAt }) => askedAt !== null).map((one) => show(one, quiz)),
      );
    },
    answerOf: (workspace, question, person) => quizzes.answerOf(workspace, question, person),
    async arrive(workspace, id, place) {
      const quiz = await quizzes.find(workspace, id);
      if (quiz === null || conversationKey(quiz.place) === conversationKey(place)) return quiz;
      await quizzes.settle(id, place);
      return { ...quiz, place };
    },
    async lookAtAll() {
      const due = await quizzes.due(now() - IDLE_MS, now());
      const failures: unknown[] = [];
      for (const quiz of due)
        await lookAt(quiz).catch((error: unknown) => {
          failures.push(error);
        });
      if (failures.length > 0)
        throw new AggregateError(failures, `quizzes that could not go on: ${failures.length}`);
      return due.length;
    },
  };

  /** @returns `null` where a choice is asked for and none is meant */
  async function gradeIn(card: StudyCard, typed: string, place: Place): Promise<QuizAnswer | null> {
    if (card.choices === null) {
      const { engine } = await cards.view(place);
      return { choice: null, grade: gradeAnswer(card, typed, engine.words).grade };
    }
    const choice = choiceMeant(card.choices, typed);
    if (choice === null) return null;
    return { choice, grade: card.choices[choice]?.isRight === true ? 'right' : 'wrong' };
  }
}

/** Keeps a post of the bot's own, once for each key, and tells whoever speaks to the platform that it waits to be said. */
export async function postOwn(
  { outbox, changes }: Pick<Store, 'outbox' | 'changes'>,
  key: string,
  place: Place,
  own: OwnPost,
): Promise<void> {
  const { adapter, workspace } = place;
  if (await outbox.accept(ownDelivery(key, place, own)))
    await changes.announce({ kind: 'outbox', adapter, workspace });
}

/** The key of a question's post, and what is drawn there. */
export function questionKey(id: number): string {
  return `question/${id}`;
}

/** Outside threads, chats give each person's commands a conversation of their own; a quiz is for the channel. */
export function sharedPlace(place: Place): Place {
  return place.thread.includes('/') ? { ...place, thread: place.channel } : place;
}
