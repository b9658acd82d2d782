/** `/suggestions`: other ways to ask for notes, as people showed them; for those who teach. */
import { taughtIdOf } from '../../core/records/taught-notes.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { problemBlocks } from '../notes/problem-words.js';
import { presentHeld } from '../teach/unfit-reply.js';
import { scopeOf } from '../inbox/scope.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import type { Suggestion, SuggestionService, SuggestionView } from './suggestion-service.js';
import { presentByHand, presentSuggestion, presentSuggestions } from './suggestions-reply.js';

const KEY = { name: 'key', summary: EN['command.suggestions.key'], takes: 'word' } as const;

/** Lists, replays, accepts and declines. */
export const suggestions = defineCommand({
  spec: {
    name: 'suggestions',
    summary: EN['command.suggestions'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.suggestions.action'],
        takes: { list: [], show: [KEY], accept: [KEY], decline: [KEY] },
      },
    ],
    guarded: true,
    membersOnly: true,
    bare: /^$/,
    example: '/suggestions',
  },
  async run(given, context) {
    return { reply: { ...(await act(given, context)), audience: 'asker' } };
  },
});

type Asked =
  | { readonly action: 'list' }
  | { readonly action: 'show' | 'accept' | 'decline'; readonly key: string };

async function act(asked: Asked, context: CommandContext): Promise<Reply> {
  const { parts, message, messages } = context;
  const { suggestions: service, teaching } = parts;
  if (service === undefined || teaching === undefined)
    return sayProblem(messages.say('suggestions.notKept'));
  if (!(await teaching.mayTeach(message))) return sayProblem(messages.say('suggestions.refused'));
  const view = await viewOf(context);
  const all = await service.list(view);
  if (asked.action === 'list') return presentSuggestions(all, view.people, messages);
  const found = all.find(({ key }) => key === asked.key.toLowerCase());
  if (found === undefined) return sayProblem(messages.say('suggestions.none'));
  switch (asked.action) {
    case 'show':
      return presentSuggestion(found, await service.replay(found, view), messages);
    case 'accept':
      return accept(found, context);
    case 'decline':
      return decline(found, service, context);
  }
}

/** What whoever asks sees of the notes, here. */
async function viewOf({ parts, message, settings }: CommandContext): Promise<SuggestionView> {
  return {
    workspaces: await scopeOf(message.place, parts.inbox),
    engine: parts.engine,
    notes: parts.notes(),
    people: settings.values.agreement,
  };
}

async function decline(
  found: Suggestion,
  service: SuggestionService,
  { messages }: CommandContext,
): Promise<Reply> {
  await service.decline(found);
  return sayPlain(messages.say('suggestions.declined'));
}

/** A note from chat gets it as one more way to ask; files that people write by hand are theirs. */
async function accept(found: Suggestion, context: CommandContext): Promise<Reply> {
  const { parts, message, messages } = context;
  const { question, note, workspace } = found;
  const id = taughtIdOf(note.id);
  if (id === null || parts.teaching === undefined) return presentByHand(found, messages);
  const taught = await parts.teaching.find(workspace, id, message);
  const outcome =
    taught?.state === 'kept'
      ? await parts.teaching.edit(taught, { questions: [...taught.questions, question] }, message)
      : ({ kind: 'none' } as const);
  switch (outcome.kind) {
    case 'saved':
      return sayPlain(
        messages.say('suggestions.accepted', { topic: note.topic, question }),
        ...problemBlocks('check.warns', outcome.warnings, messages),
      );
    case 'held':
      return presentHeld(outcome.problems, messages);
    case 'unfit':
      return sayProblem(messages.say('suggestions.unfit', { topic: note.topic }));
    case 'refused':
      return sayProblem(messages.say('suggestions.refused'));
    case 'conflict':
    case 'none':
    case 'full':
      return sayProblem(messages.say('suggestions.changed'));
  }
}
