/** The port through which people see and erase what is kept of them. */
import type { WorkspaceId } from '../message.js';

/** The kinds of things that are kept of people. */
export type PersonalKind =
  | 'messages'
  | 'conversations'
  | 'questions'
  | 'votes'
  /** Notes that they chose among several. */
  | 'choices'
  /** Questions that wait for a note. */
  | 'waiting'
  /** Questions that they put before people. */
  | 'escalated'
  /** That they don't want to be told of answers. */
  | 'quiet'
  /** Questions that they closed. */
  | 'closed'
  /** Changes of settings. */
  | 'settings'
  /** Where somebody is who studies, and how well they remember each card. */
  | 'study'
  | 'reviews'
  /** What they said against cards. */
  | 'vetoes'
  /** Notes made from their messages. */
  | 'taught'
  /** Notes that they proposed and that wait to be decided. */
  | 'proposed'
  /** Changes of notes from chat. */
  | 'teaching'
  /** Quizzes that they began, what they answered in them, and that they are not to be listed. */
  | 'quizzes'
  | 'answers'
  | 'unlisted';

/** Something that is kept of a person. */
export interface PersonalRecord {
  readonly kind: PersonalKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Its words, as far as there are any. */
  readonly words: string;
}

/** What is kept of people. Ids are compared as keyed hashes: whoever does not know an id finds nobody. */
export interface PersonalData {
  /** All that is kept of a person in a workspace, newest first within its kind. */
  show(workspace: WorkspaceId, person: string): Promise<readonly PersonalRecord[]>;
  /**
   * Erases it. What is being handled at the moment (such as this very request) is forgotten as all deliveries are.
   * @returns how many things were erased
   */
  erase(workspace: WorkspaceId, person: string): Promise<number>;
  /**
   * Whether somebody wants to be told when what they asked is answered. Who does not is counted as an asker like any other,
   * but where and who they are is kept no more.
   */
  setQuiet(workspace: WorkspaceId, person: string, isQuiet: boolean): Promise<void>;
  /** Whether they said that they don't. */
  isQuiet(workspace: WorkspaceId, person: string): Promise<boolean>;
}
