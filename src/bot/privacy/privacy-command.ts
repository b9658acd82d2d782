/** `/privacy`: what is kept of the person who asks, to see, to take along and to erase. */
import { text } from '../../core/inline.js';
import type { PersonalKind, PersonalRecord } from '../../core/records/privacy.js';
import type { Block, Reply } from '../../core/reply.js';
import { DEFAULT_RETENTION, type Retention } from '../../core/records/retention.js';
import { defineCommand, type CommandContext } from '../command.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';
import { creditFor, ME } from '../saving/credit.js';
import type { OwnNotes } from '../teach/own-notes.js';
import { readOwnNote, type NamedOwnNote } from '../teach/own-note-name.js';
import { presentOwnNotes } from './own-notes-reply.js';
import { presentRetention } from './retention-reply.js';
import { EN } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** What is erased is gone, so that it is asked twice. */
const SURE = {
  name: 'sure',
  summary: EN['command.privacy.sure'],
  takes: ['yes'],
  optional: true,
} as const;

const NOTE = { name: 'note', summary: EN['command.privacy.note'], takes: 'word' } as const;

/** Shows, exports and erases. Everybody sees their own only. */
export const privacy = defineCommand({
  spec: {
    name: 'privacy',
    summary: EN['command.privacy'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.privacy.action'],
        takes: {
          show: [],
          export: [],
          erase: [SURE],
          quiet: [],
          tell: [],
          unlist: [],
          list: [],
          notes: [],
          withdraw: [NOTE],
          keep: [NOTE],
          credit: [NOTE],
          uncredit: [NOTE],
          hear: [NOTE],
          unhear: [{ ...NOTE, optional: true }],
        },
      },
    ],
    forEverybody: true,
    // Whoever is to be named is named as the platform calls them.
    guarded: true,
    bare: /^/,
    example: '/privacy export',
  },
  async run(given, context) {
    return { reply: { ...(await act(given, context)), audience: 'asker' } };
  },
});

/** What somebody does about one note from their messages. */
type OwnAction = 'withdraw' | 'keep' | 'credit' | 'uncredit' | 'hear';

/** What was asked. */
type Asked =
  | { readonly action: 'show' | 'export' | 'quiet' | 'tell' | 'list' | 'unlist' }
  | { readonly action: 'notes' }
  | { readonly action: OwnAction; readonly note: string }
  | { readonly action: 'unhear'; readonly note: string | undefined }
  | { readonly action: 'erase'; readonly sure: 'yes' | undefined };

async function act(asked: Asked, { parts, message, messages }: CommandContext): Promise<Reply> {
  const { personal, together, retention = DEFAULT_RETENTION } = parts;
  if (asked.action === 'notes' || 'note' in asked)
    return ownNotes(asked, { parts, message, messages });
  if (personal === undefined) return sayPlain(messages.say('privacy.notKept'));
  const { place, author } = message;
  if (asked.action === 'list' || asked.action === 'unlist') {
    await together?.list({ place, author }, asked.action === 'list');
    return sayPlain(messages.say(asked.action === 'list' ? 'privacy.listed' : 'privacy.unlisted'));
  }
  switch (asked.action) {
    case 'show':
      return presentKept(await personal.show(place, author), retention, messages);
    case 'export':
      return presentExport(await personal.show(place, author), messages);
    case 'erase':
      return asked.sure === undefined
        ? askToErase(messages)
        : erased(await eraseAll(parts, message), retention, messages);
    case 'quiet':
    case 'tell':
      await personal.setQuiet(place, author, asked.action === 'quiet');
      return sayPlain(messages.say(`privacy.${asked.action}`));
  }
}

/** Notes in their own words are withdrawn as they would be one by one, so that their channels and questions know. */
async function eraseAll(
  { personal, ownNotes: own }: CommandContext['parts'],
  { place, author }: CommandContext['message'],
): Promise<number> {
  const notes = (await own?.list(place, author)) ?? [];
  for (const { id, verbatim } of notes) if (verbatim) await own?.withdraw(place, id, author);
  return (await personal?.erase(place, author)) ?? 0;
}

/** What somebody does about notes that were made from their messages. */
async function ownNotes(
  asked: Extract<Asked, { readonly action: 'notes' | 'unhear' | OwnAction }>,
  { parts, message, messages }: Pick<CommandContext, 'parts' | 'message' | 'messages'>,
): Promise<Reply> {
  const { ownNotes: own } = parts;
  const { place, author } = message;
  if (own === undefined) return sayPlain(messages.say('own.none'));
  if (asked.action === 'notes') return presentOwnNotes(await own.list(place, author), messages);
  const { workspace, id } = readOwnNote(asked.note ?? '', place);
  if (asked.action === 'unhear') {
    await own.hearNoMore(workspace, author);
    return sayPlain(messages.say('author.unheard'));
  }
  const credit = asked.action === 'credit' ? creditFor(ME, message) : null;
  if (credit !== null && credit.kind !== 'name') return sayProblem(messages.say('save.noName'));
  const note = await doAbout(asked.action, own, {
    workspace,
    id,
    author,
    name: credit?.name ?? null,
  });
  if (note === null) return sayProblem(messages.say('own.noSuch'));
  const topic = clip(note.topic, 120);
  return asked.action === 'credit'
    ? sayPlain(messages.say('author.named', { topic, name: credit?.name ?? '' }))
    : sayPlain(messages.say(DONE[asked.action], { topic }));
}

const DONE = {
  withdraw: 'own.withdrawn',
  keep: 'own.kept',
  uncredit: 'author.unnamed',
  hear: 'author.heard',
} as const;

function doAbout(
  action: OwnAction,
  own: OwnNotes,
  { workspace, id, author, name }: NamedOwnNote & { author: string; name: string | null },
): Promise<TaughtNote | null> {
  switch (action) {
    case 'withdraw':
      return own.withdraw(workspace, id, author);
    case 'keep':
      return own.keepWithout(workspace, id, author);
    case 'credit':
    case 'uncredit':
      return own.name(workspace, id, author, name);
    case 'hear':
      return own.hear(workspace, id, author);
  }
}

function presentKept(
  records: readonly PersonalRecord[],
  retention: Retention,
  messages: Messages,
): Reply {
  const times: readonly Block[] = [
    { kind: 'note', content: messages.inline('privacy.howLong') },
    presentRetention(retention, messages),
  ];
  if (records.length === 0) return sayPlain(messages.say('privacy.nothing'), ...times);
  const counts = new Map<PersonalKind, number>();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return sayPlain(
    messages.say('privacy.kept'),
    {
      kind: 'fields',
      fields: [...counts].map(([kind, count]) => ({
        label: messages.say(`privacy.kind.${kind}`),
        value: [text(String(count))],
      })),
    },
    ...times,
    ...choiceBlock(messages.say('privacy.youCan'), [
      ...(counts.has('taught')
        ? [{ label: messages.say('own.show'), message: '/privacy notes' }]
        : []),
      { label: messages.say('privacy.export'), message: '/privacy export' },
      { label: messages.say('privacy.erase'), message: '/privacy erase' },
    ]),
  );
}

/** A message holds no more; the operator exports the rest from the terminal. */
const MOST_EXPORTED = 100;

function presentExport(records: readonly PersonalRecord[], messages: Messages): Reply {
  if (records.length === 0) return sayPlain(messages.say('privacy.nothing'));
  const lines = records
    .slice(0, MOST_EXPORTED)
    .map(({ kind, at, words: said }) =>
      JSON.stringify({ kind, at: new Date(at).toISOString(), words: clip(said, 300) }),
    );
  const rest = records.length - lines.length;
  const more =
    rest <= 0
      ? []
      : [{ kind: 'note', content: messages.inline('privacy.more', { count: rest }) } as const];
  return sayPlain(
    messages.say('privacy.all'),
    { kind: 'code', text: lines.join('\n'), language: 'json' },
    ...more,
  );
}

function askToErase(messages: Messages): Reply {
  return sayPlain(
    messages.say('privacy.reallyErase'),
    ...choiceBlock('', [{ label: messages.say('privacy.erase'), message: '/privacy erase yes' }]),
    { kind: 'note', content: messages.inline('privacy.sameAs') },
  );
}

function erased(count: number, { answers: days }: Retention, messages: Messages): Reply {
  return sayPlain(
    count === 0
      ? messages.say('privacy.nothingToErase')
      : messages.say('privacy.erased', { count, days }),
  );
}
