/** Quizzes, on a SQL database. */
import { sql, type Kysely, type Selectable } from 'kysely';
import { channelOf, conversationKey } from '../../../core/conversation.js';
import type { Place, WorkspaceId } from '../../../core/message.js';
import type { NewCard, Quiz, QuizQuestion, Quizzes } from '../../../core/records/study/quizzes.js';
import type { QuizQuestionsTable, QuizzesTable, Schema } from '../../schema.js';
import { openIfPossible } from '../../seal.js';
import { atomically, only, type TableParts } from '../within.js';
import { createSqlQuizAnswers } from './sql-quiz-answers.js';

const PLACE = 'quiz';
const SHOWN = 'quiz question';
/** Quizzes that one round of a job looks at; what is left waits for the next. */
const MOST_DUE = 500;
/** The question of a day belongs to no quiz; quizzes count from 1. */
const NO_QUIZ = 0;

/** Creates the tables' port. */
export function createSqlQuizzes(options: TableParts): Quizzes {
  const { within, everywhere, people, seal, now } = options;
  const markOf = (place: Place) => people.markPlace(conversationKey(place));

  /** None where the store's key is another by now: nobody knows any more where it is held. */
  const toQuizzes = (row: Selectable<QuizzesTable>): readonly Quiz[] => {
    const opened = openIfPossible(seal, row.sealed, PLACE);
    if (opened === null) return [];
    const { id, topic, minutes, total, position, running, touched_at: touchedAt } = row;
    // Written by `begin` and `settle` only.
    const place = JSON.parse(opened) as Place;
    return [{ id, place, topic, minutes, total, position, isRunning: running === 1, touchedAt }];
  };
  const toQuestions = (row: Selectable<QuizQuestionsTable>): readonly QuizQuestion[] => {
    const opened = openIfPossible(seal, row.sealed, SHOWN);
    if (opened === null) return [];
    // Written by `rowOf` only.
    const [place, shown] = JSON.parse(opened) as [Place, string];
    const { id, quiz, position, card, drawn } = row;
    const times = { askedAt: row.asked_at, closedAt: row.closed_at };
    return [
      { id, quiz: quiz === NO_QUIZ ? null : quiz, position, place, card, shown, drawn, ...times },
    ];
  };
  const rowOf = (place: Place, quiz: number, position: number, { card, shown }: NewCard) => ({
    adapter: place.adapter,
    workspace: place.workspace,
    quiz,
    position,
    place: markOf(place),
    sealed: seal.close(JSON.stringify([place, shown]), SHOWN),
    card,
    made_at: now(),
    asked_at: position === 1 || quiz === NO_QUIZ ? now() : null,
    drawn: 0,
  });
  const findOne = async (db: Kysely<Schema>, workspace: WorkspaceId, id: number) => {
    const row = await ofWorkspace(db, workspace, id).executeTakeFirst();
    return row === undefined ? null : (toQuizzes(row)[0] ?? null);
  };
  const findRunning = async (db: Kysely<Schema>, place: Place) => {
    const row = await db
      .selectFrom('quizzes')
      .selectAll()
      .where('adapter', '=', place.adapter)
      .where('workspace', '=', place.workspace)
      .where('place', '=', markOf(place))
      .where('running', '=', 1)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return row === undefined ? null : (toQuizzes(row)[0] ?? null);
  };

  return {
    ...createSqlQuizAnswers(options),
    begin: ({ place, starter, topic, minutes, cards }) =>
      within(place, (rows) =>
        atomically(rows, async (db) => {
          const running = await findRunning(db, place);
          if (running !== null) return { kind: 'running', quiz: running } as const;
          const { adapter, workspace } = place;
          const row = await db
            .insertInto('quizzes')
            .values({
              ...{ adapter, workspace, topic, minutes, place: markOf(place) },
              sealed: seal.close(JSON.stringify(place), PLACE),
              starter: people.mark(place, starter),
              ...{ total: cards.length, position: 1, running: 1, touched_at: now() },
            })
            .onConflict((conflict) => conflict.doNothing())
            .returningAll()
            .executeTakeFirst();
          if (row === undefined) {
            const quicker = await findRunning(db, place);
            if (quicker === null) throw new Error('a quiz runs there that can not be read');
            return { kind: 'running', quiz: quicker } as const;
          }
          const channel = channelOf(place);
          await db
            .insertInto('quiz_questions')
            .values(cards.map((card, n) => rowOf(channel, row.id, n + 1, card)))
            .execute();
          const [quiz] = toQuizzes(row);
          if (quiz === undefined) throw new Error('what was sealed just now can not be opened');
          return { kind: 'begun', quiz } as const;
        }),
      ),
    find: (workspace, id) => within(only(workspace), (db) => findOne(db, workspace, id)),
    runningIn: (place) => within(only(place), (db) => findRunning(db, place)),
    isStarter: (workspace, id, person) =>
      within(only(workspace), async (db) => {
        const row = await ofWorkspace(db, workspace, id).executeTakeFirst();
        return row?.starter === people.mark(workspace, person);
      }),
    settle: (id, place) =>
      within(only(place), async (db) => {
        await db
          .updateTable('quizzes')
          .set({ place: markOf(place), sealed: seal.close(JSON.stringify(place), PLACE) })
          .where('adapter', '=', place.adapter)
          .where('workspace', '=', place.workspace)
          .where('id', '=', id)
          .where(
            sql<boolean>`not exists (select 1 from quizzes o where o.place = ${markOf(place)} and o.running = 1)`,
          )
          .execute();
      }),
    advance: (workspace, id, from) =>
      within(only(workspace), (rows) =>
        atomically(rows, async (db) => {
          const { numUpdatedRows } = await db
            .updateTable('quizzes')
            .set(({ eb }) => ({
              position: from + 1,
              running: eb.case().when('total', '>', from).then(1).else(0).end(),
              touched_at: now(),
            }))
            .where('adapter', '=', workspace.adapter)
            .where('workspace', '=', workspace.workspace)
            .where('id', '=', id)
            .where('position', '=', from)
            .where('running', '=', 1)
            .executeTakeFirst();
          if (numUpdatedRows === 0n) return false;
          await setTime(db, id, from, { closed_at: now() });
          await setTime(db, id, from + 1, { asked_at: now() });
          return true;
        }),
      ),
    stop: (workspace, id) =>
      within(only(workspace), (rows) =>
        atomically(rows, async (db) => {
          const row = await db
            .updateTable('quizzes')
            .set({ running: 0, touched_at: now() })
            .where('adapter', '=', workspace.adapter)
            .where('workspace', '=', workspace.workspace)
            .where('id', '=', id)
            .where('running', '=', 1)
            .returning('position')
            .executeTakeFirst();
          if (row === undefined) return false;
          await setTime(db, id, row.position, { closed_at: now() });
          return true;
        }),
      ),
    question: (workspace, id) =>
      within(only(workspace), async (db) => {
        const row = await questionsIn(db, workspace).where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : (toQuestions(row)[0] ?? null);
      }),
    questionsOf: (workspace, quiz) =>
      within(only(workspace), async (db) => {
        const rows = await questionsIn(db, workspace)
          .where('quiz', '=', quiz)
          .orderBy('position')
          .execute();
        return rows.flatMap(toQuestions);
      }),
    draw: (workspace, id) =>
      within(only(workspace), async (db) => {
        await db
          .updateTable('quiz_questions')
          .set((row) => ({ drawn: row('drawn', '+', 1) }))
          .where('adapter', '=', workspace.adapter)
          .where('workspace', '=', workspace.workspace)
          .where('id', '=', id)
          .execute();
      }),
    lastAsked: (place) =>
      within(only(place), async (db) => {
        const rows = await db
          .selectFrom('quiz_questions')
          .select(['card', sql<number>`max(asked_at)`.as('at')])
          .where('adapter', '=', place.adapter)
          .where('workspace', '=', place.workspace)
          .where('place', '=', markOf(channelOf(place)))
          .where('asked_at', 'is not', null)
          .groupBy('card')
          .execute();
        return new Map(rows.map(({ card, at }) => [card, at]));
      }),
    due: (idleSince, at) =>
      everywhere(async (db) => {
        const rows = await db
          .selectFrom('quizzes')
          .selectAll()
          .where('running', '=', 1)
          .where((row) =>
            row.or([
              row('touched_at', '<=', idleSince),
              sql<boolean>`exists (select 1 from quiz_questions q where q.quiz = quizzes.id
                and q.position = quizzes.position and quizzes.minutes is not null
                and q.asked_at + quizzes.minutes * 60000 <= ${at})`,
            ]),
          )
          .orderBy('touched_at')
          .orderBy('id')
          .limit(MOST_DUE)
          .execute();
        return rows.flatMap(toQuizzes);
      }),
    askDaily: (place, position, card) =>
      within(only(place), async (db) => {
        await db
          .insertInto('quiz_questions')
          .values(rowOf(channelOf(place), NO_QUIZ, position, card))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const row = await dailyIn(db, place)
          .where('position', '=', position)
          .executeTakeFirstOrThrow();
        const [question] = toQuestions(row);
        if (question === undefined) throw new Error('what was sealed just now can not be opened');
        return question;
      }),
    dailyOf: (place, limit) =>
      within(only(place), async (db) => {
        const rows = await dailyIn(db, place).orderBy('position', 'desc').limit(limit).execute();
        return rows.flatMap(toQuestions);
      }),
    close: (workspace, id) =>
      within(only(workspace), async (db) => {
        await db
          .updateTable('quiz_questions')
          .set({ closed_at: now() })
          .where('adapter', '=', workspace.adapter)
          .where('workspace', '=', workspace.workspace)
          .where('id', '=', id)
          .where('closed_at', 'is', null)
          .execute();
      }),
  };

  function dailyIn(db: Kysely<Schema>, place: Place) {
    return questionsIn(db, place)
      .where('place', '=', markOf(channelOf(place)))
      .where('quiz', '=', NO_QUIZ);
  }
}

async function setTime(
  db: Kysely<Schema>,
  quiz: number,
  position: number,
  time: { readonly asked_at: number } | { readonly closed_at: number },
): Promise<void> {
  await db
    .updateTable('quiz_questions')
    .set(time)
    .where('quiz', '=', quiz)
    .where('position', '=', position)
    .execute();
}

function ofWorkspace(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId, id: number) {
  return db
    .selectFrom('quizzes')
    .selectAll()
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', id);
}

function questionsIn(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId) {
  return db
    .selectFrom('quiz_questions')
    .selectAll()
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace);
}
