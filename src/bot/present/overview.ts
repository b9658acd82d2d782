/** Says what the notes cover, with questions that they answer. */
import { code, text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Note } from '../../engine/note.js';
import type { CommandSpec } from '../command.js';
import { choiceBlock, clip } from './plain.js';

const MAX_TOPICS = 12;

/** What an overview is drawn from. */
export interface OverviewFacts {
  readonly notes: readonly Note[];
  /** Questions that were tried and are answered. */
  readonly examples: readonly string[];
  /** Commands to list; none: only the notes are described. */
  readonly commands: readonly CommandSpec[];
}

/** Draws the overview: topics, three questions, and the commands if given. */
export function presentOverview({ notes, examples, commands }: OverviewFacts): Reply {
  const topics = topicsOf(notes);
  const summary =
    notes.length === 0
      ? 'There are no notes yet. Put a text or Markdown file into the notes folder and ask again.'
      : `I answer questions from ${notes.length} notes, on ${topics.slice(0, 4).join(', ')}${topics.length > 4 ? ' and more' : ''}.`;
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      ...topicBlock(topics),
      ...choiceBlock(
        'For example:',
        examples.map((example) => ({ label: clip(example, 75), message: example })),
      ),
      ...commandBlocks(commands),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function topicBlock(topics: readonly string[]): Block[] {
  if (topics.length <= 4) return [];
  const items = topics.slice(0, MAX_TOPICS).map((topic) => ({ content: [text(topic)] }));
  const rest = topics.length - items.length;
  const more: Block[] =
    rest > 0
      ? [
          {
            kind: 'note',
            content: [text(`And ${rest} more: `), code('/notes'), text(' lists them all.')],
          },
        ]
      : [];
  return [{ kind: 'list', ordered: false, items }, ...more];
}

function commandBlocks(commands: readonly CommandSpec[]): Block[] {
  if (commands.length === 0) return [];
  return [
    { kind: 'heading', content: [text('Commands')] },
    {
      kind: 'fields',
      fields: commands.map((spec) => ({ label: usage(spec), value: [text(spec.summary)] })),
    },
  ];
}

/** `/canirun <image> <host>`: required arguments in angle brackets, others in square ones. */
export function usage(spec: CommandSpec): string {
  const options = spec.options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return ['/' + spec.name, ...options].join(' ');
}

/** The first step of the notes' paths, each once, in file order. */
export function topicsOf(notes: readonly Note[]): string[] {
  return [...new Set(notes.map((note) => note.root.path[0] ?? note.topic))].map((topic) =>
    clip(topic, 90),
  );
}
