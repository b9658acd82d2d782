/** Says what the notes cover, with questions that they answer. */
import { code, text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Note } from '../../engine/note.js';
import type { CommandSpec } from '../command.js';
import { choiceBlock, clip } from './plain.js';

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
