/** Draws the team's machines. */
import type { HostRecognition } from '../../canirun/host.js';
import { code, strong, text } from '../../core/inline.js';
import type { HostProfile } from '../../core/host-profiles.js';
import type { Block, Reply } from '../../core/reply.js';
import { choiceBlock, clip, sayPlain, sayProblem } from './plain.js';

/** All of a team's. */
export function presentProfiles(profiles: readonly HostProfile[]): Reply {
  if (profiles.length === 0)
    return sayPlain(
      'Your team has named no hosts yet. Name one and say what it is, or paste what docker info prints there.',
      { kind: 'code', text: '/host add build-server ubuntu 24.04 xeon e5-2670' },
    );
  const summary = `Your team has ${profiles.length === 1 ? 'one host' : `${profiles.length} hosts`}.`;
  return sayPlain(
    summary,
    {
      kind: 'table',
      head: [[text('Name')], [text('What it is')]],
      rows: profiles.map(({ name, description }) => [[code(name)], [text(clip(description, 100))]]),
    },
    {
      kind: 'note',
      content: [text('On all of them at once: '), code('/canirun nginx all')],
    },
  );
}

/** One machine, and what is understood of it. */
export function presentProfile(profile: HostProfile, recognition: HostRecognition): Reply {
  const { name, description, updatedAt } = profile;
  const kept = new Date(updatedAt).toISOString().slice(0, 10);
  return sayPlain(
    `${name} is ${machineOf(recognition)}.`,
    { kind: 'code', text: description },
    ...openQuestions(name, recognition),
    { kind: 'note', content: [text(`Kept since ${kept}.`)] },
    ...choiceBlock('Try:', [{ label: `nginx on ${name}`, message: `/canirun nginx on ${name}` }]),
  );
}

/** A machine that was just kept. */
export function presentKept(
  name: string,
  recognition: HostRecognition,
  outcome: 'added' | 'replaced',
): Reply {
  const again = outcome === 'replaced' ? ', in place of what it was before' : '';
  return sayPlain(
    `${name} is kept${again}: ${machineOf(recognition)}.`,
    ...assumptions(recognition),
    ...openQuestions(name, recognition),
    ...choiceBlock('Try:', [
      { label: `nginx on ${name}`, message: `/canirun nginx on ${name}` },
      { label: 'nginx on all hosts', message: '/canirun nginx all' },
    ]),
  );
}

/** A description that was not understood well enough to be kept. */
export function presentUnclear(name: string, { missing }: HostRecognition): Reply {
  const [first] = missing;
  const question = first?.question ?? 'Name its system and version.';
  const command = first?.command;
  return sayProblem(
    `I can’t tell yet what ${name} is, so it is not kept. ${question}`,
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      'Choose:',
      (first?.choices ?? []).map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
  );
}

function machineOf({ readings }: HostRecognition): string {
  return [...new Set(readings.map((reading) => reading.name))].join(', or ');
}

function assumptions({ assumed }: HostRecognition): Block[] {
  if (assumed.length === 0) return [];
  const words = assumed.map((assumption) => assumption.text).join('; ');
  return [{ kind: 'note', content: [text(`Assumed: ${words}.`)] }];
}

/** What would make verdicts on it surer. */
function openQuestions(name: string, { missing }: HostRecognition): Block[] {
  return missing.slice(0, 1).flatMap(({ question, choices }): Block[] => [
    { kind: 'paragraph', content: [strong(question)] },
    ...choiceBlock(
      'Choose:',
      choices.map((choice) => ({
        label: clip(choice, 75),
        message: `/host add ${name} ${choice}`,
      })),
    ),
  ]);
}
