/** `/study`: questions from the notes, asked of one person in private, each again just before they would forget it. */
import { GRADES, type Grade, type StudySettings } from '../../core/records/study/study.js';
import { text } from '../../core/inline.js';
import type { Choice, Reply } from '../../core/reply.js';
import { isOutside } from '../../core/permissions.js';
import { readZone } from '../../study/together/local-time.js';
import { defineCommand, type CommandContext, type CommandResult } from '../command.js';
import { EN } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayProblem } from '../reply/plain.js';
import { forAsker, presentAnswer, presentCard, presentGraded, sayCounted } from './card-reply.js';
import {
  MOST_A_DAY,
  presentForecast,
  presentNothing,
  presentPaused,
  presentStudySettings,
} from './study-reply.js';
import { retiresForAll, type StudyService, type StudyWish } from './study-service.js';
import type { Student } from './student-desk.js';

/** Longest topic and answer that are read. */
export const LONGEST_WORDS = 500;

/** Stands for no topic. */
const EVERYTHING = /^(?:everything|anything|all|alles)$/i;

/** What somebody wants of it. `turn`: the card is meant that was asked under that number. */
type Wanted =
  | { readonly action: 'start'; readonly topic?: string | undefined }
  | { readonly action: 'show' | 'unfair' | 'fair'; readonly turn?: number | undefined }
  /** A turn may stand before the words: `#17 half a minute`. */
  | { readonly action: 'answer'; readonly words: string }
  | { readonly action: 'grade'; readonly grade: Grade; readonly turn?: number | undefined }
  | { readonly action: 'catchup' | 'pause' | 'resume' | 'forecast' }
  | { readonly action: 'set'; readonly change?: string | undefined };

const TURN = {
  name: 'turn',
  summary: EN['command.study.turn'],
  takes: 'number',
  optional: true,
} as const;

/** Asks, takes answers, and says what is coming. */
export const study = defineCommand({
  spec: {
    name: 'study',
    summary: EN['command.study'],
    first: true,
    arguments: [
      {
        name: 'action',
        summary: EN['command.study.action'],
        takes: {
          start: [
            {
              name: 'topic',
              summary: EN['command.study.topic'],
              takes: 'words',
              optional: true,
              completes: 'topic',
              example: 'containers',
            },
          ],
          show: [TURN],
          answer: [{ name: 'words', summary: EN['command.study.words'], takes: 'words' }],
          grade: [{ name: 'grade', summary: EN['command.study.grade'], takes: GRADES }, TURN],
          unfair: [TURN],
          fair: [TURN],
          catchup: [],
          pause: [],
          resume: [],
          forecast: [],
          set: [
            {
              name: 'change',
              summary: EN['command.study.change'],
              takes: 'words',
              optional: true,
            },
          ],
        },
      },
    ],
    forAskerAlone: true,
    asksZone: true,
    canBeOff: true,
    asksMembership: true,
    bare: /^$/,
    example: '/study start containers',
  },
  // `start` and `grade` are mostly left out.
  readText: (typed): Wanted => readTyped(typed),
  async run(wanted: Wanted, context) {
    const { study: service, cards } = context.parts;
    const { messages, message, parts } = context;
    if (service === undefined || cards === undefined)
      return { reply: sayProblem(messages.say('study.notKept')) };
    const student: Student = {
      workspace: message.place,
      person: message.author,
      cards,
      notes: parts.notes,
      words: parts.engine.words,
      zone: message.zone ?? null,
    };
    return act(wanted, { service, student, context, now: parts.now().getTime() });
  },
});

/** Reads what was typed behind `/study`. */
export function readTyped(typed: string): Wanted {
  const [first = ''] = typed.split(/\s/, 1);
  const rest = typed.slice(first.length).trim();
  const word = first.toLowerCase();
  const turn = /^(?:#?(\d{1,9}))?$/.exec(rest);
  const meant = turn?.[1] === undefined ? {} : { turn: Number(turn[1]) };
  switch (word) {
    case 'answer':
      return rest === '' ? { action: 'start', topic: typed } : { action: 'answer', words: rest };
    case 'set':
      return { action: 'set', change: rest };
    case 'start':
      return { action: 'start', topic: rest };
    case 'grade':
      return readTyped(rest);
  }
  if (turn !== null) {
    const grade = GRADES.find((one) => one === word);
    if (grade !== undefined) return { action: 'grade', grade, ...meant };
    if (word === 'show' || word === 'unfair' || word === 'fair') return { action: word, ...meant };
  }
  if (rest === '' && (word === 'catchup' || word === 'pause')) return { action: word };
  if (rest === '' && (word === 'resume' || word === 'forecast')) return { action: word };
  return { action: 'start', topic: typed };
}

/** What an action works with. */
interface Acting {
  readonly service: StudyService;
  readonly student: Student;
  readonly context: CommandContext;
  /** Milliseconds since 1970. */
  readonly now: number;
}

async function act(wanted: Wanted, acting: Acting): Promise<CommandResult> {
  const { service, student, context, now } = acting;
  const { messages } = context;
  switch (wanted.action) {
    case 'start':
      return start(wanted.topic?.trim() ?? '', acting);
    case 'catchup':
      return next(acting, null, { catchUp: true });
    case 'show': {
      const shown = await service.show(student, wanted.turn ?? null);
      if (shown === null) return late(acting);
      const offered = gradeWords(shown.turn, messages);
      return {
        reply: presentAnswer(shown, now, messages),
        conversation: { ...ABOUT_NOTHING, ...context.conversation, offered },
      };
    }
    case 'answer':
      return answer(wanted.words, acting);
    case 'grade': {
      const counted = await service.grade(student, wanted.turn ?? null, wanted.grade);
      return counted.kind === 'late'
        ? late(acting)
        : next(acting, sayCounted(counted, now, messages));
    }
    case 'unfair':
      return veto(wanted.turn ?? null, acting);
    case 'fair':
      return { reply: sayPrivately(await unveto(wanted.turn ?? null, acting), messages) };
    case 'pause': {
      const since = await service.pause(student);
      return { reply: presentPaused(since, await service.settings(student), messages) };
    }
    case 'resume': {
      const was = await service.resume(student);
      return next(acting, messages.say(was ? 'study.resumed' : 'study.notPaused'));
    }
    case 'forecast':
      return { reply: presentForecast(await service.forecast(student), messages) };
    case 'set':
      return { reply: await configure(wanted.change?.trim() ?? '', acting) };
  }
}

/** Asked how well they knew it, somebody says so as the buttons do, in their language or the command's. */
function gradeWords(turn: number, messages: Messages): readonly (readonly [string, string])[] {
  return GRADES.flatMap((grade) =>
    [grade, messages.say(`study.grade.${grade}`).toLowerCase()].map(
      (word) => [word, `/study ${grade} #${turn}`] as const,
    ),
  );
}

async function start(topic: string, acting: Acting): Promise<CommandResult> {
  if (topic === '') return next(acting, null);
  if (topic.length > LONGEST_WORDS) return { reply: tooLong(acting) };
  return next(acting, null, { topic: EVERYTHING.test(topic) ? null : topic });
}

/** A conversation that was about nothing before. */
const ABOUT_NOTHING = { question: '', noteId: null } as const;

/** Asks. @param before - what is said of the card before */
async function next(
  { service, student, context, now }: Acting,
  before: string | null,
  wish: StudyWish = {},
): Promise<CommandResult> {
  const { messages } = context;
  const { question, noteId } = context.conversation ?? ABOUT_NOTHING;
  const asked = await service.ask(student, wish);
  if (asked.card === null)
    return {
      reply: presentNothing(asked, before, now, messages),
      conversation: { question, noteId },
    };
  const awaits = `/study answer #${asked.turn}`;
  return {
    reply: presentCard(asked, before, context.message.place.adapter, messages),
    conversation: { question, noteId, awaits },
  };
}

/** Something was said to a card that is not open any more: what is, is asked. */
function late(acting: Acting): Promise<CommandResult> {
  return next(acting, acting.context.messages.say('study.late'));
}

async function answer(typed: string, acting: Acting): Promise<CommandResult> {
  const { service, student, context, now } = acting;
  if (typed.length > LONGEST_WORDS) return { reply: tooLong(acting) };
  const [, turn, words = typed] = /^#(\d{1,9})\s+(\S[^]*)$/.exec(typed) ?? [];
  const given = await service.answer(student, turn === undefined ? null : Number(turn), words);
  if (given.kind === 'late') return late(acting);
  const { question, noteId } = context.conversation ?? ABOUT_NOTHING;
  return {
    reply: presentGraded(given, now, context.messages),
    // What is said next is no answer any more.
    conversation: { question, noteId },
  };
}

async function veto(turn: number | null, acting: Acting): Promise<CommandResult> {
  const { service, student, context } = acting;
  const { messages, message, settings } = context;
  // It takes a card from all of the workspace.
  if (isOutside(message.permissions, settings.values))
    return { reply: sayProblem(messages.say('say.membersOnlyCommand')) };
  const said = await service.veto(student, turn);
  if (said === null) return late(acting);
  const retired = retiresForAll(said.people) ? 'yes' : 'no';
  const sentence = messages.say('study.vetoed', { retired });
  return {
    reply: sayPrivately(sentence, messages, {
      label: messages.say('study.fair'),
      message: `/study fair #${said.turn}`,
    }),
  };
}

async function unveto(turn: number | null, { service, student, context }: Acting): Promise<string> {
  const was = await service.withdrawVeto(student, turn);
  return context.messages.say(was ? 'study.unvetoed' : 'study.noVeto');
}

async function configure(typed: string, acting: Acting): Promise<Reply> {
  const { service, student, context } = acting;
  const { messages } = context;
  if (typed === '') return presentStudySettings(await service.settings(student), messages);
  const change = readChange(typed);
  if (change === null) {
    const wrong = { typed: clip(typed, 60), most: MOST_A_DAY };
    return sayProblem(messages.say('study.set.wrong', wrong));
  }
  return presentStudySettings(await service.configure(student, change), messages);
}

/** `new 20`, `reviews 50`, `zone Europe/Berlin`; `null` for anything else. */
function readChange(typed: string): Partial<StudySettings> | null {
  const [, name = '', value = ''] = /^(\S{1,20})\s+(\S{1,60})$/.exec(typed) ?? [];
  if (name.toLowerCase() === 'zone') {
    const zone = readZone(value);
    return zone === null ? null : { zone };
  }
  const count = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  if (!(count <= MOST_A_DAY)) return null;
  switch (name.toLowerCase()) {
    case 'new':
      return { newADay: count };
    case 'reviews':
      return { reviewsADay: count };
    default:
      return null;
  }
}

/** A sentence, and the way on. */
function sayPrivately(sentence: string, messages: Messages, ...more: readonly Choice[]): Reply {
  const onward = { label: messages.say('study.next'), message: '/study' };
  return forAsker(sentence, 'plain', [
    { kind: 'paragraph', content: [text(sentence)] },
    ...choiceBlock('', [onward, ...more]),
  ]);
}

function tooLong({ context }: Acting): Reply {
  return sayProblem(context.messages.say('study.tooLong', { most: LONGEST_WORDS }));
}
