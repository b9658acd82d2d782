/**
 * Studying alone: puts together what somebody remembers, the cards that they may see and what was said against cards, and keeps
 * what becomes of it. Every change is written under the version that it was made from: of two clicks at the same time, on
 * whichever replicas, one sees what the other did.
 */
import { StoreAway } from '../../core/errors.js';
import { isRetired, VETOES_TO_RETIRE } from '../../core/records/study/card-vetoes.js';
import type { Store } from '../../core/records/store.js';
import type {
  Grade,
  LastReview,
  Learner,
  Schedule,
  StudySettings,
} from '../../core/records/study/study.js';
import { dueByGrade } from '../../study/alone/fsrs-schedule.js';
import { forecast, type Forecast } from '../../study/alone/forecast.js';
import { onDay } from '../../study/alone/learner-day.js';
import { CATCH_UP, dueCards, type StudyDesk } from '../../study/alone/next-card.js';
import * as session from '../../study/alone/session.js';
import type { GradedAnswer } from '../../study/grade-answer.js';
import type { StudyCard } from '../../study/study-card.js';
import { wordingOf } from '../../study/wording.js';
import { deskOf, type Student } from './student-desk.js';
import { asShown, cardIn, gradeTyped, type TurnCard } from './turn-card.js';

/** What they want to be asked. */
export interface StudyWish {
  /** `null`: anything; absent: as before. */
  readonly topic?: string | null;
  /** The most at risk only. */
  readonly catchUp?: true;
}

/** Where somebody is, with what they are asked; the choices in the order in which this turn shows them. */
export type Asked = session.Asking & {
  /** Cards that are due. */
  readonly due: number;
  /** Whether the notes make no card at all about that. */
  readonly isBare: boolean;
};

/** A card with its answer, and when each grade would have it asked again. */
export interface ShownCard extends TurnCard {
  readonly due: Readonly<Record<Grade, number>>;
}

/** What became of a grade: with the card, where it is still to be seen. */
export type Counted =
  | {
      readonly kind: 'counted' | 'changed' | 'same';
      readonly review: LastReview;
      /** When it is asked again, in milliseconds since 1970. */
      readonly due: number;
      readonly card: StudyCard | null;
    }
  | { readonly kind: 'late' };

/** What became of an answer. */
export type AnsweredCard =
  | { readonly kind: 'late' }
  | (TurnCard & {
      readonly kind: 'answered';
      readonly graded: GradedAnswer;
      readonly counted: Extract<Counted, { review: LastReview }>;
    });

/** Studying alone, as somebody works with it. A turn of `null` is the card that waits, or the one before. */
export interface StudyService {
  ask(student: Student, wish: StudyWish): Promise<Asked>;
  /** @returns `null` where no such card is open */
  show(student: Student, turn: number | null): Promise<ShownCard | null>;
  answer(student: Student, turn: number | null, text: string): Promise<AnsweredCard>;
  grade(student: Student, turn: number | null, grade: Grade): Promise<Counted>;
  /** @returns how many people find it unfair; `null` where no such card is open */
  veto(
    student: Student,
    turn: number | null,
  ): Promise<{ readonly turn: number; readonly people: number } | null>;
  /** @returns false where they had not said so */
  withdrawVeto(student: Student, turn: number | null): Promise<boolean>;
  /** @returns since when, in milliseconds since 1970 */
  pause(student: Student): Promise<number>;
  /** @returns false where they had not paused */
  resume(student: Student): Promise<boolean>;
  settings(student: Student): Promise<StudySettings>;
  configure(student: Student, change: Partial<StudySettings>): Promise<StudySettings>;
  forecast(student: Student): Promise<Forecast>;
}

/** What the service works with. */
export interface StudyServiceOptions {
  readonly store: Pick<Store, 'study' | 'vetoes'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Of so many at the same time one has to give up; people click twice, not ten times. */
const MOST_ATTEMPTS = 10;

/** Where somebody is: what they remember, and what was said against cards, as read. */
interface Standing {
  /** With the zone of their outlet, where they set none. */
  readonly learner: Learner;
  readonly desk: (topic: string | null) => StudyDesk;
  /** As they set them. */
  readonly own: StudySettings;
}

/** What a change comes to. */
interface Change<Result> {
  readonly learner: Learner;
  readonly changed?: ReadonlyMap<string, Schedule | null>;
  readonly result: Result;
}

/** Creates the service. */
export function createStudyService({ store, now }: StudyServiceOptions): StudyService {
  const { study, vetoes } = store;

  async function read(student: Student) {
    const { workspace, person } = student;
    const [kept, schedules, said] = await Promise.all([
      study.find(workspace, person),
      study.schedules(workspace, person),
      vetoes.list(workspace, person),
    ]);
    const retired = new Map<string, Set<string>>();
    for (const { card, wording } of said.filter(isRetired))
      retired.set(card, (retired.get(card) ?? new Set()).add(wording));
    const { settings: own, ...rest } = kept?.learner ?? session.NEW_LEARNER;
    const settings = { ...own, zone: own.zone ?? student.zone };
    const learner = { ...rest, settings };
    const desk = (topic: string | null) => deskOf(student, schedules, retired, topic, learner);
    return { standing: { learner, desk, own }, version: kept?.version ?? null };
  }

  async function change<Result>(
    student: Student,
    work: (standing: Standing, at: number) => Change<Result>,
  ): Promise<Result> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { standing, version } = await read(student);
      const { learner, changed = new Map<string, never>(), result } = work(standing, now());
      const { workspace, person } = student;
      if (learner === standing.learner && changed.size === 0) return result;
      // What their outlet says of a zone is not kept: it goes where they go.
      const isAsRead = learner.settings === standing.learner.settings;
      const kept = isAsRead ? { ...learner, settings: standing.own } : learner;
      if (await study.save(workspace, person, kept, version, changed)) return result;
    }
    throw new StoreAway('somebody else keeps changing what is studied');
  }

  async function turnCard(student: Student, turn: number | null): Promise<TurnCard | null> {
    const { learner } = (await read(student)).standing;
    return cardIn(student, learner, turn);
  }

  return {
    ask: (student, wish) =>
      change(student, ({ learner: before, desk: deskAbout }, at) => {
        const wished = wishing(before, wish);
        const desk = deskAbout(wished.topic);
        const asking = session.ask(wished, desk, at);
        const { steps, reviews } = dueCards(asking.learner, desk, at);
        const about = { due: steps.length + reviews.length };
        const result =
          asking.card === null
            ? { ...asking, ...about, isBare: wish.catchUp !== true && isBare(asking, desk) }
            : { ...asking, ...about, isBare: false, card: asShown(asking.card, asking.turn) };
        return { learner: asking.learner, result };
      }),
    async show(student, turn) {
      const { standing } = await read(student);
      const found = cardIn(student, standing.learner, turn);
      if (found === null) return null;
      const { last, asked } = standing.learner;
      const isLast = asked?.turn !== found.turn && last?.turn === found.turn;
      const known = standing.desk(null).schedules.get(found.card.id) ?? null;
      return { ...found, due: dueByGrade(isLast ? last.before : known, now()) };
    },
    answer: (student, turn, text) =>
      change(student, (standing, at): Change<AnsweredCard> => {
        const { learner } = standing;
        const found = cardIn(student, learner, turn);
        if (found === null) return { learner, result: { kind: 'late' } };
        const graded = gradeTyped(found.card, text, student.words);
        // Whoever has seen the answer may say how well they knew it, and not answer again.
        const isOpen = learner.asked?.turn === found.turn;
        const given = isOpen ? GRADE_OF[graded.grade] : (learner.last?.grade ?? 'again');
        const { result: counted, ...kept } = count(standing, student, found.turn, given, at);
        return counted.kind === 'late'
          ? { learner, result: counted }
          : { ...kept, result: { kind: 'answered', ...found, graded, counted } };
      }),
    grade: (student, turn, given) =>
      change(student, (standing, at) => count(standing, student, turn, given, at)),
    async veto(student, turn) {
      const found = await turnCard(student, turn);
      if (found === null) return null;
      const { workspace, person } = student;
      const wording = wordingOf(found.card);
      const people = await vetoes.cast(workspace, { card: found.card.id, wording, person });
      return { turn: found.turn, people };
    },
    async withdrawVeto(student, turn) {
      const found = await turnCard(student, turn);
      if (found === null) return false;
      const { workspace, person } = student;
      const wording = wordingOf(found.card);
      return vetoes.withdraw(workspace, { card: found.card.id, wording, person });
    },
    pause: (student) =>
      change(student, ({ learner }, at) => {
        const paused = session.pause(learner, at);
        return { learner: paused, result: paused.pausedAt ?? at };
      }),
    resume: (student) =>
      change(student, ({ learner, desk }, at) =>
        learner.pausedAt === null
          ? { learner, result: false }
          : { ...session.resume(learner, desk(null).schedules, at), result: true },
      ),
    settings: async (student) => (await read(student)).standing.learner.settings,
    configure: (student, wanted) =>
      change(student, ({ learner, own }) => ({
        learner: { ...learner, settings: { ...own, ...wanted } },
        result: { ...learner.settings, ...wanted },
      })),
    async forecast(student) {
      const { learner, desk } = (await read(student)).standing;
      const all = desk(null);
      const counting = [...all.schedules].filter(([id]) => all.isWanted(id));
      const at = now();
      return forecast(
        onDay(learner, at),
        counting.map(([, schedule]) => schedule),
        at,
      );
    },
  };
}

/** Counts a review, or has the last one counted otherwise. */
function count(
  { learner, desk }: Standing,
  student: Student,
  turn: number | null,
  given: Grade,
  at: number,
): Change<Counted> {
  const graded = session.grade(learner, desk(null).schedules, turn, given, at);
  if (graded.kind === 'late') return { learner, result: graded };
  const { kind, review, schedule } = graded;
  const card = cardIn(student, graded.learner, review.turn)?.card ?? null;
  const result: Counted = { kind, review, due: schedule.due, card };
  return kind === 'same'
    ? { learner, result }
    : { learner: graded.learner, changed: new Map([[review.card, schedule]]), result };
}

/** What a typed answer counts as, until somebody says otherwise. */
const GRADE_OF = { right: 'good', half: 'hard', wrong: 'again' } as const satisfies Record<
  GradedAnswer['grade'],
  Grade
>;

/** Whether so many vetoes retire a card for everybody. */
export function retiresForAll(people: number): boolean {
  return people >= VETOES_TO_RETIRE;
}

/** Another topic is another question; the one that waits is asked again some other time. */
function wishing(learner: Learner, { topic = learner.topic, catchUp }: StudyWish): Learner {
  const begins = catchUp === true && learner.catchUp === null;
  if (topic === learner.topic && !begins) return learner;
  return {
    ...learner,
    topic,
    asked: null,
    ...(begins && { catchUp: CATCH_UP }),
  };
}

/** Nothing is due, was ever asked, or could be. */
function isBare(asking: session.Asking, desk: StudyDesk): boolean {
  if (asking.card !== null || asking.why !== 'done' || asking.next !== null) return false;
  return ![...desk.schedules.keys()].some((id) => desk.isWanted(id));
}
