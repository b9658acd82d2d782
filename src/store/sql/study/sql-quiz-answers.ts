/** Who answered what in quizzes, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import { channelOf, conversationKey } from '../../../core/conversation.js';
import type { WorkspaceId } from '../../../core/message.js';
import type { AnswerGrade, QuizAnswer, Quizzes } from '../../../core/records/study/quizzes.js';
import type { Schema } from '../../schema.js';
import { openIfPossible } from '../../seal.js';
import { atomically, only, type TableParts } from '../within.js';

type Answers = Pick<
  Quizzes,
  'answer' | 'answers' | 'answerOf' | 'taking' | 'daysOf' | 'scores' | 'isListed' | 'list' | 'fares'
>;

/** People are sealed to be named in a list of results. */
const PERSON = 'quiz answer';
/** A list of results names no more. */
const MOST_LISTED = 100;

/** Creates the part of the port that is about answers. */
export function createSqlQuizAnswers({ within, people, seal, now }: TableParts): Answers {
  const keyOf = (workspace: WorkspaceId, person: string) => ({
    ...only(workspace),
    person: people.mark(workspace, person),
  });
  return {
    answer: (workspace, { question, person, choice, grade, day }) =>
      within(only(workspace), (rows) =>
        atomically(rows, async (db) => {
          const { adapter } = workspace;
          const mark = people.mark(workspace, person);
          const before = await given(db, workspace, question, mark);
          if (before !== null) return { kind: 'before', answer: before } as const;
          const touched = await touch(db, workspace, question, now());
          if (!touched) return { kind: 'closed' } as const;
          const { numInsertedOrUpdatedRows: kept } = await db
            .insertInto('quiz_answers')
            .values({
              ...{ question, adapter, workspace: workspace.workspace, person: mark },
              sealed: seal.close(person, PERSON),
              ...{ choice, grade, day, answered_at: now() },
            })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          if (kept === 1n) return { kind: 'taken' } as const;
          const first = await given(db, workspace, question, mark);
          return { kind: 'before', answer: first ?? { choice, grade } } as const;
        }),
      ),
    answers: (workspace, question) =>
      within(only(workspace), async (db) => {
        const rows = await answersIn(db, workspace)
          .select(['choice', 'grade'])
          .where('question', '=', question)
          .orderBy('grade')
          .orderBy('choice')
          .execute();
        return rows.map(toAnswer);
      }),
    answerOf: (workspace, question, person) =>
      within(only(workspace), (db) =>
        given(db, workspace, question, people.mark(workspace, person)),
      ),
    taking: (workspace, { id, quiz, position }) =>
      within(only(workspace), async (db) => {
        const took = answersIn(db, workspace)
          .innerJoin('quiz_questions', 'quiz_questions.id', 'quiz_answers.question')
          .select('person')
          .distinct()
          .where('quiz', '=', quiz ?? 0)
          .where('position', '<', position);
        const { people: all, missing } = await db
          .selectFrom(took.as('took'))
          .select([
            sql<number>`count(*)`.as('people'),
            sql<number>`count(case when not exists (select 1 from quiz_answers a
              where a.question = ${id} and a.person = took.person) then 1 end)`.as('missing'),
          ])
          .executeTakeFirstOrThrow();
        return { people: all, missing };
      }),
    daysOf: (workspace, person, since) =>
      within(only(workspace), (db) =>
        answersIn(db, workspace)
          .select(['day', sql<number>`max(answered_at)`.as('at')])
          .where('person', '=', people.mark(workspace, person))
          .where('answered_at', '>=', since)
          .groupBy('day')
          .orderBy('at', 'desc')
          .execute(),
      ),
    scores: (place, since) =>
      within(only(place), async (db) => {
        const rows = await answersIn(db, place)
          .innerJoin('quiz_questions', 'quiz_questions.id', 'quiz_answers.question')
          .select([
            sql<string>`max(quiz_answers.sealed)`.as('sealed'),
            sql<number>`count(case when grade = 'right' then 1 end)`.as('right'),
            sql<number>`count(case when grade = 'half' then 1 end)`.as('half'),
            sql<number>`count(*)`.as('answers'),
          ])
          .where('quiz_questions.place', '=', people.markPlace(conversationKey(channelOf(place))))
          .where('answered_at', '>=', since)
          .where(
            sql<boolean>`not exists (select 1 from unlisted_people u where u.adapter = quiz_answers.adapter
              and u.workspace = quiz_answers.workspace and u.person = quiz_answers.person)`,
          )
          .groupBy('person')
          .orderBy(
            sql`2 * count(case when grade = 'right' then 1 end) + count(case when grade = 'half' then 1 end)`,
            'desc',
          )
          .orderBy('answers')
          .limit(MOST_LISTED)
          .execute();
        return rows.flatMap(({ sealed, ...score }) => {
          const person = openIfPossible(seal, sealed, PERSON);
          return person === null ? [] : [{ person, ...score }];
        });
      }),
    isListed: (workspace, person) =>
      within(only(workspace), async (db) => {
        const key = keyOf(workspace, person);
        const row = await db
          .selectFrom('unlisted_people')
          .select('person')
          .where((of) => of.and(key))
          .executeTakeFirst();
        return row === undefined;
      }),
    list: (workspace, person, listed) =>
      within(only(workspace), async (db) => {
        const key = keyOf(workspace, person);
        if (listed)
          await db
            .deleteFrom('unlisted_people')
            .where((of) => of.and(key))
            .execute();
        else
          await db
            .insertInto('unlisted_people')
            .values({ ...key, at: now() })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      }),
    fares: (workspace, card, since) =>
      within(only(workspace), (db) =>
        answersIn(db, workspace)
          .innerJoin('quiz_questions', 'quiz_questions.id', 'quiz_answers.question')
          .select([
            sql<number>`count(*)`.as('answers'),
            sql<number>`count(case when grade = 'wrong' then 1 end)`.as('wrong'),
            sql<number>`count(distinct person)`.as('people'),
          ])
          .where('card', '=', card)
          .where('answered_at', '>=', since)
          .executeTakeFirstOrThrow(),
      ),
  };
}

/** Marks a question's quiz as lively. @returns false when the question is closed, or was not asked yet */
async function touch(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  question: number,
  now: number,
): Promise<boolean> {
  // Written, not only read: who closes it at this moment waits, or is waited for.
  const open = await db
    .updateTable('quiz_questions')
    .set((row) => ({ drawn: row.ref('drawn') }))
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', question)
    .where('asked_at', 'is not', null)
    .where('closed_at', 'is', null)
    .returning('quiz')
    .executeTakeFirst();
  if (open === undefined) return false;
  await db
    .updateTable('quizzes')
    .set({ touched_at: now })
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', open.quiz)
    .execute();
  return true;
}

async function given(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  question: number,
  mark: string,
): Promise<QuizAnswer | null> {
  const row = await answersIn(db, workspace)
    .select(['choice', 'grade'])
    .where('question', '=', question)
    .where('person', '=', mark)
    .executeTakeFirst();
  return row === undefined ? null : toAnswer(row);
}

function toAnswer({ choice, grade }: { choice: number | null; grade: string }): QuizAnswer {
  return { choice, grade: grade as AnswerGrade }; // written by `answer` only
}

function answersIn(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId) {
  return db
    .selectFrom('quiz_answers')
    .where('quiz_answers.adapter', '=', adapter)
    .where('quiz_answers.workspace', '=', workspace);
}
