/** `/privacy`: what is kept of the person who asks, to see, to take along and to erase. */
import { code, text } from '../../core/inline.js';
import type { PersonalRecord } from '../../core/privacy.js';
import type { Reply } from '../../core/reply.js';
import { DEFAULT_RETENTION, type Retention } from '../../core/retention.js';
import type { Command, CommandContext } from '../command.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../present/plain.js';
import { inDays, presentRetention } from '../present/retention.js';

/** Shows, exports and erases. Everybody sees their own only. */
export const privacy: Command = {
  spec: {
    name: 'privacy',
    summary: 'See, export or erase what I keep of you',
    options: [{ name: 'action', summary: 'export, or erase', required: false }],
    example: '/privacy',
  },
  async run(argument, context) {
    const reply = await act(argument.trim().toLowerCase(), context);
    return { reply: { ...reply, audience: 'asker' } };
  },
};

async function act(action: string, { parts, message }: CommandContext): Promise<Reply> {
  const { personal, retention = DEFAULT_RETENTION } = parts;
  if (personal === undefined) return sayPlain('Here nothing is kept of anybody.');
  const { place, author } = message;
  switch (action) {
    case '':
      return presentKept(await personal.show(place, author), retention);
    case 'export':
      return presentExport(await personal.show(place, author));
    case 'erase':
      return askToErase();
    case 'erase yes':
      return erased(await personal.erase(place, author), retention);
    default:
      return sayProblem('I know /privacy, /privacy export and /privacy erase.');
  }
}

function presentKept(records: readonly PersonalRecord[], retention: Retention): Reply {
  const times = [{ kind: 'note', content: [text(HOW_LONG)] } as const, presentRetention(retention)];
  if (records.length === 0) return sayPlain('I keep nothing of you here.', ...times);
  const counts = new Map<string, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return sayPlain(
    'This I keep of you here. Your id is kept as a keyed hash, which names nobody by itself.',
    {
      kind: 'fields',
      fields: [...counts].map(([label, count]) => ({ label, value: [text(String(count))] })),
    },
    ...times,
    ...choiceBlock('You can', [
      { label: 'Export it', message: '/privacy export' },
      { label: 'Erase it', message: '/privacy erase' },
    ]),
  );
}

const HOW_LONG = 'Unless you erase it before, I forget by myself, after so long:';

/** A message holds no more; the operator exports the rest from the terminal. */
const MOST_EXPORTED = 100;

function presentExport(records: readonly PersonalRecord[]): Reply {
  if (records.length === 0) return sayPlain('I keep nothing of you here.');
  const lines = records
    .slice(0, MOST_EXPORTED)
    .map(({ kind, at, words }) =>
      JSON.stringify({ kind, at: new Date(at).toISOString(), words: clip(words, 300) }),
    );
  const rest = records.length - lines.length;
  const more =
    rest <= 0
      ? []
      : [{ kind: 'note', content: [text(`${rest} more: ask whoever runs me for all.`)] } as const];
  return sayPlain(
    'All that I keep of you here, one a line:',
    { kind: 'code', text: lines.join('\n'), language: 'json' },
    ...more,
  );
}

function askToErase(): Reply {
  return sayPlain(
    'Erase all that I keep of you here? It can’t be brought back. Numbers without names stay.',
    ...choiceBlock('', [{ label: 'Erase it', message: '/privacy erase yes' }]),
    { kind: 'note', content: [text('The same as '), code('/privacy erase yes'), text('.')] },
  );
}

function erased(count: number, { answers }: Retention): Reply {
  if (count === 0) return sayPlain('There was nothing of you to erase.');
  return sayPlain(
    `Erased: ${count === 1 ? 'one thing' : `${count} things`}. This request itself is forgotten within ${inDays(answers)}.`,
  );
}
