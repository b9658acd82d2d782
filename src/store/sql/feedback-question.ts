/** How feedback leads to the question that it is about. */
import type { JoinBuilder } from 'kysely';
import type { Schema } from '../schema.js';

type Join = JoinBuilder<Schema, 'feedback' | 'questions'>;

/** Joins a question to the feedback on its answer. */
export const onItsQuestion = (join: Join): Join =>
  join
    .onRef('questions.id', '=', 'feedback.delivery')
    .onRef('questions.adapter', '=', 'feedback.adapter')
    .onRef('questions.workspace', '=', 'feedback.workspace');
