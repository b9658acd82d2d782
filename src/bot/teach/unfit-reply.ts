/** Says why a note can't be kept as it is written. */
import type { NoteProblem } from '../../core/note.js';
import type { Reply } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { problemBlocks } from '../notes/problem-words.js';
import { sayProblem } from '../reply/plain.js';
import type { DraftProblem } from './note-draft.js';

/** What can't be kept, a sentence a field. */
export function presentUnfit(problems: readonly DraftProblem[], messages: Messages): Reply {
  const said = problems.map((problem) => sayDraftProblem(problem, messages));
  return sayProblem([...said, messages.say('form.nothingDone')].join(' '));
}

/** What the check of the notes can't read: nothing was kept. */
export function presentHeld(problems: readonly NoteProblem[], messages: Messages): Reply {
  const { length: count } = problems;
  return {
    ...sayProblem(messages.say('check.held', { count })),
    blocks: problemBlocks('check.held', problems, messages),
  };
}

function sayDraftProblem({ field, code, most = 0 }: DraftProblem, messages: Messages): string {
  const named = messages.say(`teach.field.${field}`);
  switch (code) {
    case 'missing':
      return messages.say('teach.missing', { field: named });
    case 'too-long':
      return messages.say('teach.tooLong', { field: named, most });
    case 'too-many':
      return messages.say('teach.tooMany', { field: named, most });
    case 'wrong':
      return messages.say('save.wrongField', { field: named });
  }
}
