/** Draws the team's machines. */
import type { HostRecognition } from '../../canirun/hosts/host.js';
import { code, strong, text } from '../../core/inline.js';
import type { HostProfile } from '../../core/records/host-profiles.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import { wordSentence } from '../messages/canirun/word-sentence.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain, sayProblem } from '../reply/plain.js';

/** All of a team's. */
export function presentProfiles(profiles: readonly HostProfile[], messages: Messages): Reply {
  if (profiles.length === 0)
    return sayPlain(messages.say('host.none'), {
      kind: 'code',
      text: '/host add build-server ubuntu 24.04 xeon e5-2670',
    });
  return sayPlain(
    messages.say('host.count', { count: profiles.length }),
    {
      kind: 'table',
      head: [messages.inline('host.head.name'), messages.inline('host.head.what')],
      rows: profiles.map(({ name, description }) => [[code(name)], [text(clip(description, 100))]]),
    },
    { kind: 'note', content: messages.inline('host.allAtOnce') },
  );
}

/** One machine, and what is understood of it. */
export function presentProfile(
  profile: HostProfile,
  recognition: HostRecognition,
  messages: Messages,
): Reply {
  const { name, description, updatedAt } = profile;
  const kept = new Date(updatedAt).toISOString().slice(0, 10);
  return sayPlain(
    messages.say('host.is', { name, machine: machineOf(recognition, messages) }),
    { kind: 'code', text: description },
    ...openQuestions(name, recognition, messages),
    { kind: 'note', content: messages.inline('host.keptSince', { date: kept }) },
    ...choiceBlock(messages.say('say.try'), [tryOn(name, messages)]),
  );
}

/** A machine that was just kept. */
export function presentKept(
  name: string,
  recognition: HostRecognition,
  outcome: 'added' | 'replaced',
  messages: Messages,
): Reply {
  return sayPlain(
    messages.say(`host.${outcome}`, { name, machine: machineOf(recognition, messages) }),
    ...assumptions(recognition, messages),
    ...openQuestions(name, recognition, messages),
    ...choiceBlock(messages.say('say.try'), [
      tryOn(name, messages),
      { label: messages.say('host.tryAll'), message: '/canirun nginx all' },
    ]),
  );
}

function tryOn(name: string, messages: Messages): Choice {
  return { label: messages.say('host.tryOne', { name }), message: `/canirun nginx on ${name}` };
}

/** A description that was not understood well enough to be kept. */
export function presentUnclear(
  name: string,
  { missing }: HostRecognition,
  messages: Messages,
): Reply {
  const [first] = missing;
  const question =
    first === undefined ? messages.say('host.nameSystem') : wordSentence(first.question, messages);
  const command = first?.command;
  return sayProblem(
    messages.say('host.unclear', { name, question }),
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      messages.say('say.choose'),
      (first?.choices ?? []).map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
  );
}

function machineOf({ readings }: HostRecognition, messages: Messages): string {
  return [...new Set(readings.map((reading) => reading.name))].join(messages.say('host.or'));
}

function assumptions({ assumed: all }: HostRecognition, messages: Messages): Block[] {
  if (all.length === 0) return [];
  const assumed = all.map((assumption) => wordSentence(assumption.text, messages)).join('; ');
  return [{ kind: 'note', content: messages.inline('verdict.assumed', { assumed }) }];
}

/** What would make verdicts on it surer. */
function openQuestions(name: string, { missing }: HostRecognition, messages: Messages): Block[] {
  return missing.slice(0, 1).flatMap(({ question, choices }): Block[] => [
    { kind: 'paragraph', content: [strong(wordSentence(question, messages))] },
    ...choiceBlock(
      messages.say('say.choose'),
      choices.map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
  ]);
}
