/** `/care`: which notes want looking at, here; and not now. */
import type { Note } from '../../core/note.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { clip, sayPlain, sayProblem } from '../reply/plain.js';
import { whoManages } from '../reply/refusal.js';
import { mayExcuse, maySnooze } from './may-put-off.js';
import { presentCare } from './care-reply.js';
import type { CareService } from './care-service.js';

/** How long somebody has peace. */
const SNOOZED_DAYS = 30;
const AWAY_DAYS = 28;

/** Lists, and puts off. */
export const care = defineCommand({
  spec: {
    name: 'care',
    summary: EN['command.care'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.care.action'],
        takes: {
          list: [],
          snooze: [
            {
              name: 'topic',
              summary: EN['command.care.topic'],
              takes: 'words',
              completes: 'topic',
            },
          ],
          away: [{ name: 'person', summary: EN['command.care.person'], takes: 'words' }],
        },
      },
    ],
    // Who may put a note off depends on who they are.
    guarded: true,
    membersOnly: true,
    bare: /^$/,
    example: '/care',
  },
  async run(given, context) {
    const { care: service } = context.parts;
    if (service === undefined) return { reply: sayProblem(context.messages.say('care.notKept')) };
    return { reply: await act(given, service, context) };
  },
});

type Asked =
  | { readonly action: 'list' }
  | { readonly action: 'snooze'; readonly topic: string }
  | { readonly action: 'away'; readonly person: string };

/** That a note rests, or somebody is away, is said where everybody hears it: no reminder ceases without their knowing. */
async function act(
  asked: Asked,
  service: CareService,
  { message, messages, parts, mayManage, settings }: CommandContext,
): Promise<Reply> {
  const { place, author, permissions } = message;
  const actor = { author, permissions, mayManage };
  const who = whoManages(place.adapter, settings.values.managers, messages);
  switch (asked.action) {
    case 'list':
      return { ...presentCare(await service.items(place), messages), audience: 'asker' };
    case 'snooze': {
      const note = named(asked.topic, parts.notes());
      if (note === undefined)
        return sayProblem(messages.say('notes.noTopic', { topic: clip(asked.topic, 60) }));
      const kept = (await service.keepersOf(place))(note);
      if (kept === null ? !mayManage : !maySnooze(kept, actor))
        return sayProblem(messages.say('care.mayNotSnooze', { who }));
      await service.snooze(place, note, SNOOZED_DAYS);
      return sayPlain(
        messages.say('care.snoozed', { topic: clip(note.topic, 120), days: SNOOZED_DAYS }),
      );
    }
    case 'away': {
      const person = ownerNamed(asked.person, parts.notes());
      if (person === undefined)
        return sayProblem(messages.say('care.noOwner', { person: clip(asked.person.trim(), 80) }));
      if (!mayExcuse(person, await service.keepers(place), actor))
        return sayProblem(messages.say('care.mayNotExcuse', { who }));
      await service.leave(place, person, AWAY_DAYS);
      return sayPlain(messages.say('care.away', { person: clip(person, 80), days: AWAY_DAYS }));
    }
  }
}

function named(typed: string, notes: readonly Note[]): Note | undefined {
  const wanted = typed.trim().toLowerCase();
  return notes.find(({ topic }) => topic.toLowerCase() === wanted);
}

/** Whoever keeps a note or stands in, as it names them; chats write a person's id as a mention. */
function ownerNamed(typed: string, notes: readonly Note[]): string | undefined {
  const plain = (person: string): string =>
    person
      .trim()
      .toLowerCase()
      .replace(/^<@!?(\w{1,40})(?:\|[^<>]{0,100})?>$/, '$1');
  const wanted = plain(typed);
  return notes
    .flatMap(({ owner = '', standIn = '' }) => [owner, standIn])
    .find((person) => person !== '' && plain(person) === wanted);
}
