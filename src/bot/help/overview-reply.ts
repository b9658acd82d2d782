/** Says what the notes cover, with questions that they answer. */
import { text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Note } from '../../core/note.js';
import { usage } from '../arguments/write-command.js';
import type { CommandSpec } from '../command.js';
import { commandIn } from '../messages/command-messages.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip } from '../reply/plain.js';

const MAX_TOPICS = 12;

/** Longer titles are statements. */
const LONGEST_TITLE = 60;

/** What an overview is drawn from. */
export interface OverviewFacts {
  readonly notes: readonly Note[];
  /** Questions that were tried and are answered. */
  readonly examples: readonly string[];
  /** Commands to list; none: only the notes are described. */
  readonly commands: readonly CommandSpec[];
}

/** Draws the overview: topics, three questions, and the commands if given. */
export function presentOverview(
  { notes, examples, commands }: OverviewFacts,
  messages: Messages,
): Reply {
  const topics = topicsOf(notes);
  const named = topics.slice(0, 4).join(', ');
  const summary =
    notes.length === 0
      ? messages.say('notes.noneToAsk')
      : messages.say(topics.length > 4 ? 'help.coversMore' : 'help.covers', {
          count: notes.length,
          topics: named,
        });
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      ...topicBlock(topics, messages),
      ...choiceBlock(
        messages.say('say.forExample'),
        examples.map((example) => ({ label: clip(example, 75), message: example })),
      ),
      ...commandBlocks(commands, messages),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function topicBlock(topics: readonly string[], messages: Messages): Block[] {
  if (topics.length <= 4) return [];
  const items = topics.slice(0, MAX_TOPICS).map((topic) => ({ content: [text(topic)] }));
  const rest = topics.length - items.length;
  const more: Block[] =
    rest > 0
      ? [{ kind: 'note', content: messages.inline('help.moreTopics', { count: rest }) }]
      : [];
  return [{ kind: 'list', ordered: false, items }, ...more];
}

function commandBlocks(commands: readonly CommandSpec[], messages: Messages): Block[] {
  if (commands.length === 0) return [];
  return [
    { kind: 'heading', content: messages.inline('help.commands') },
    {
      kind: 'fields',
      fields: commands.map((spec) => ({
        label: usage(spec),
        value: [text(commandIn(spec, messages).summary)],
      })),
    },
  ];
}

/**
 * What the notes are about, by file: the title of a file that has one, else the words of its name. Outline notes
 * open with whole statements, which make no list of topics.
 */
export function topicsOf(notes: readonly Note[]): string[] {
  const titles = new Map<string, Set<string>>();
  for (const { root, topic } of notes) {
    const { file } = root.source;
    titles.set(file, (titles.get(file) ?? new Set()).add(root.path[0] ?? topic));
  }
  return [...titles].map(([file, [title, ...others]]) =>
    title !== undefined && others.length === 0 && title.length <= LONGEST_TITLE
      ? title
      : wordsOfName(file),
  );
}

/** `containers/cpu-levels.txt` is about "Cpu levels". */
function wordsOfName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
