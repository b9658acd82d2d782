/** Questions back: what is missing, what may be answered, and the command that tells it. */
import { said, type Sentence } from '../../said.js';
import type { MissingFact } from '../host.js';
import type { Hardware } from '../build/choose-machine.js';
import type { Clues } from '../read/clues.js';
import { wordsOf } from '../read/clues.js';
import type { NamedSystem } from '../read/named-systems.js';
import type { Machine } from '../host-schema.js';

const MANY = 6;

/** Nothing of the description was understood. */
export function askHost(): MissingFact {
  return {
    fact: 'host',
    question: said('ask.host'),
    choices: [
      'windows 11',
      'mac m2',
      'ubuntu 24.04',
      'raspberry pi 5',
      'windows server 2022',
      'synology ds923+',
    ],
    command: 'docker info',
  };
}

/**
 * Which Windows, Linux or BSD it is.
 * @param clues - of the description
 * @param named - the system that was named too generally
 */
export function askVersion(clues: Clues, named: NamedSystem): MissingFact {
  const words = named.mention < 0 ? '' : wordsOf(clues, named.mention);
  const put = (choice: string): string =>
    words === '' ? choice : clues.text.replace(words, choice);
  if (named.system.family === 'windows') {
    return {
      fact: 'windows-version',
      question: said('ask.windows'),
      choices: [
        'windows 11',
        'windows 10 pro 22H2',
        'windows 10 home 22H2',
        'windows server 2022',
        'windows 7',
      ].map(put),
      command: 'winver',
    };
  }
  if (named.system.id === 'linux') {
    return {
      fact: 'os',
      question: said('ask.linux'),
      choices: [
        'ubuntu 24.04',
        'debian 12',
        'rhel 9',
        'raspberry pi 5',
        'ubuntu on wsl2 windows 11',
      ].map(put),
      command: 'cat /etc/os-release; uname -m',
    };
  }
  return {
    fact: 'os',
    question: said('ask.which', { name: named.system.name }),
    choices: ['freebsd 14', 'openbsd 7', 'netbsd 10'].map(put),
    command: 'uname -a',
  };
}

/**
 * A version that the system never had, or that this catalogue doesn't know.
 * @param named - the system
 */
export function askRelease(named: NamedSystem): MissingFact {
  const { system, unknown = '' } = named;
  const versions = [
    ...new Set(system.releases.filter((r) => r.special !== true).flatMap((r) => r.version ?? [])),
  ];
  const nearest = versions
    .map((version) => ({
      version,
      far: Math.abs(Number.parseFloat(version) - Number.parseFloat(unknown)),
    }))
    .sort((a, b) => (Number.isNaN(a.far) ? 0 : a.far - b.far))
    .slice(0, MANY)
    .map(
      ({ version }) => `${system.id === 'macos' ? 'macos' : system.name.toLowerCase()} ${version}`,
    );
  return {
    fact: 'os-version',
    question: said('ask.release', { system: system.name, version: unknown }),
    choices: nearest,
    command: versionCommand(system.family),
  };
}

function versionCommand(family: string): string {
  if (family === 'windows') return 'winver';
  return family === 'macos' ? 'sw_vers' : 'cat /etc/os-release';
}

/** What contradicts what, in the words of the description. */
export interface Contradiction {
  /** A full sentence. */
  readonly problem: Sentence;
  /** Indices of the mentions that stand against each other; each alone is a way out. */
  readonly mentions: readonly number[];
  /** More ways out. */
  readonly choices?: readonly string[];
}

/**
 * Two things that can't both be.
 * @param clues - of the description
 * @param contradiction - what they are
 */
export function askContradiction(
  clues: Clues,
  { problem, mentions, choices = [] }: Contradiction,
): MissingFact {
  const alone = mentions
    .filter((index) => isHostByItself(clues, index))
    .map((index) =>
      without(
        clues,
        mentions.filter((other) => other !== index),
      ),
    );
  return {
    fact: 'contradiction',
    question: said('ask.contradiction', { problem }),
    choices: [...new Set([...choices, ...alone])]
      .filter((choice) => choice !== '' && choice !== clues.text)
      .slice(0, MANY),
  };
}

/** A word such as "32-bit" is no way out of a contradiction: it names no host. */
function isHostByItself(clues: Clues, index: number): boolean {
  const kinds = clues.mentions[index]?.entries.map((e) => e.kind) ?? [];
  return kinds.some(
    (kind) => kind === 'system' || kind === 'release' || kind === 'machine' || kind === 'cpu',
  );
}

/** The description without some of its mentions and the numbers that belong to them. */
function without(clues: Clues, mentions: readonly number[]): string {
  const dropped = new Set<number>();
  for (const index of mentions) {
    const mention = clues.mentions[index];
    if (mention === undefined) continue;
    for (let at = mention.from; at < mention.to; at += 1) dropped.add(at);
    for (let at = mention.to; clues.numbers.used.has(at); at += 1) dropped.add(at);
  }
  let text = '';
  clues.atoms.forEach((atom, at) => {
    if (dropped.has(at)) return;
    text +=
      (atom.join === 'none' || text === '' ? '' : ' ') + clues.text.slice(atom.start, atom.end);
  });
  return text.replace(/^(?:on|in|with|vm|and)\s+|(?<!\s)\s+(?:on|in|with|and)$/g, '').trim();
}

/**
 * Which model of a line it is.
 * @param machine - the line
 */
export function askModel(machine: Machine): MissingFact {
  return {
    fact: 'model',
    question: said('ask.which', { name: machine.name }),
    choices: machine.choices ?? [],
    command: machine.kind === 'board' ? 'cat /proc/device-tree/model' : 'uname -a',
  };
}

/**
 * Which chip a Mac has.
 * @param clues - of the description
 * @param hardware - Macs that it may be
 */
export function askMacChip(clues: Clues, hardware: readonly Hardware[]): MissingFact {
  const chip = ({ architecture }: Hardware): string =>
    architecture === 'arm64' ? 'apple silicon' : 'intel';
  return {
    fact: 'cpu-architecture',
    question: said('ask.mac-chip'),
    choices: [...new Set(hardware.map((h) => `${clues.text} ${chip(h)}`))],
    command: 'uname -m',
  };
}

/**
 * Which processor a machine has that came with several.
 * @param clues - of the description
 * @param hardware - what it may be
 */
export function askProcessor(clues: Clues, hardware: readonly Hardware[]): MissingFact {
  const choices = hardware.map(({ cpus, architecture = 'amd64' }) =>
    cpus.length === 1 ? (cpus[0]?.name ?? architecture) : architecture,
  );
  return {
    fact: 'cpu-model',
    question: said('ask.processor'),
    choices: [...new Set(choices.map((choice) => `${clues.text} ${choice}`))],
    command: 'lscpu',
  };
}

/**
 * Hardware was named and no system.
 * @param clues - of the description
 * @param architecture - of the CPU
 */
export function askSystem(clues: Clues, architecture: string | undefined): MissingFact {
  const isPc = architecture === undefined || architecture === 'amd64';
  const usual = isPc
    ? ['ubuntu 24.04', 'windows 11', 'debian 12', 'windows server 2022']
    : ['ubuntu 24.04', 'debian 12'];
  return {
    fact: 'os',
    question: said('ask.system'),
    choices: usual.map((name) => `${clues.text} ${name}`.trim()),
    command: isPc ? 'winver (Windows), cat /etc/os-release (Linux)' : 'cat /etc/os-release',
  };
}
