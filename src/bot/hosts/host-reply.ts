/** Draws the team's machines. */
import type { HostRecognition } from '../../canirun/hosts/host.js';
import { code, strong, text } from '../../core/inline.js';
import type { HostProfile } from '../../core/records/host-profiles.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import type { Words } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';
import { reasonsIn } from '../canirun/verdict-reply.js';

/** All of a team's. */
export function presentProfiles(profiles: readonly HostProfile[], words: Words): Reply {
  if (profiles.length === 0)
    return sayPlain(words.say('host.none'), {
      kind: 'code',
      text: '/host add build-server ubuntu 24.04 xeon e5-2670',
    });
  return sayPlain(
    words.say('host.count', { count: profiles.length }),
    {
      kind: 'table',
      head: [words.inline('host.head.name'), words.inline('host.head.what')],
      rows: profiles.map(({ name, description }) => [[code(name)], [text(clip(description, 100))]]),
    },
    { kind: 'note', content: words.inline('host.allAtOnce') },
  );
}

/** One machine, and what is understood of it. */
export function presentProfile(
  profile: HostProfile,
  recognition: HostRecognition,
  words: Words,
): Reply {
  const { name, description, updatedAt } = profile;
  const kept = new Date(updatedAt).toISOString().slice(0, 10);
  return sayPlain(
    words.say('host.is', { name, machine: machineOf(recognition, words) }),
    { kind: 'code', text: description },
    ...openQuestions(name, recognition, words),
    ...boundary(recognition, words),
    { kind: 'note', content: words.inline('host.keptSince', { date: kept }) },
    ...choiceBlock(words.say('say.try'), [tryOn(name, words)]),
  );
}

/** A machine that was just kept. */
export function presentKept(
  name: string,
  recognition: HostRecognition,
  outcome: 'added' | 'replaced',
  words: Words,
): Reply {
  return sayPlain(
    words.say(`host.${outcome}`, { name, machine: machineOf(recognition, words) }),
    ...assumptions(recognition, words),
    ...openQuestions(name, recognition, words),
    ...boundary(recognition, words),
    ...choiceBlock(words.say('say.try'), [
      tryOn(name, words),
      { label: words.say('host.tryAll'), message: '/canirun nginx all' },
    ]),
  );
}

function tryOn(name: string, words: Words): Choice {
  return { label: words.say('host.tryOne', { name }), message: `/canirun nginx on ${name}` };
}

/** A description that was not understood well enough to be kept. */
export function presentUnclear(name: string, { missing }: HostRecognition, words: Words): Reply {
  const [first] = missing;
  const question = first?.question ?? words.say('host.nameSystem');
  const command = first?.command;
  return sayProblem(
    words.say('host.unclear', { name, question }),
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      words.say('say.choose'),
      (first?.choices ?? []).map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
    ...(first === undefined ? [] : reasonsIn(words)),
  );
}

/** Questions and assumptions are the rules' own words. */
function boundary({ missing, assumed }: HostRecognition, words: Words): Block[] {
  return missing.length + assumed.length === 0 ? [] : reasonsIn(words);
}

function machineOf({ readings }: HostRecognition, words: Words): string {
  return [...new Set(readings.map((reading) => reading.name))].join(words.say('host.or'));
}

function assumptions({ assumed: all }: HostRecognition, words: Words): Block[] {
  if (all.length === 0) return [];
  const assumed = all.map((assumption) => assumption.text).join('; ');
  return [{ kind: 'note', content: words.inline('verdict.assumed', { assumed }) }];
}

/** What would make verdicts on it surer. */
function openQuestions(name: string, { missing }: HostRecognition, words: Words): Block[] {
  return missing.slice(0, 1).flatMap(({ question, choices }): Block[] => [
    { kind: 'paragraph', content: [strong(question)] },
    ...choiceBlock(
      words.say('say.choose'),
      choices.map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
  ]);
}
