/** Notes for the engine's tests, written as small trees. */
import type { Note, Passage, PassageKind } from '../../src/core/note.js';

/** A passage in short: its words, or its words with what hangs below; "Label: words" gives it a label. */
export type Sketch = string | readonly [string, readonly Sketch[], PassageKind?];

/** A note in short. */
export function noteOf(
  id: string,
  topic: string,
  below: readonly Sketch[] = [],
  extra: Partial<Pick<Note, 'questions' | 'keywords'>> = {},
): Note {
  let line = 0;
  const build = (sketch: Sketch, kind: PassageKind, path: readonly string[]): Passage => {
    const [words, children, ownKind] = typeof sketch === 'string' ? [sketch, []] : sketch;
    line++;
    const at = line;
    const [, label, rest] = /^([\w ]{1,30}): (.+)$/.exec(words) ?? [];
    const text = rest ?? words.replace(/:$/, '');
    const ownPath = label === undefined ? path : [...path, label];
    return {
      id: `${id}#${at}`,
      kind: ownKind ?? (words.endsWith(':') ? 'label' : kind),
      text,
      content: [{ kind: 'text', text }],
      ...(label === undefined ? {} : { label }),
      path: ownPath,
      source: { file: `${id}.txt`, line: at, endLine: at },
      children: children.map((child) => build(child, 'item', at === 1 ? path : [...ownPath, text])),
    };
  };
  return {
    id,
    topic,
    root: build([topic, below], 'topic', [topic]),
    questions: extra.questions ?? [],
    keywords: extra.keywords ?? [],
    origins: [],
  };
}

/** A few notes as a team might keep them. */
export const SAMPLE_NOTES: readonly Note[] = [
  noteOf('containers-vms', 'Containers and virtual machines', [
    'Containers:',
    'Size: a container image holds megabytes, a virtual machine image holds gigabytes.',
    'Start-up: a container starts in a second because no kernel boots; a VM takes a minute.',
    'Isolation: a VM has a kernel of its own, containers share the kernel of the host.',
  ]),
  noteOf('npm-yarn', 'npm and yarn are both package managers. They differ in the lock file.', [
    ['npm:', ['npm writes package-lock.json', 'npm install puts packages into node_modules']],
    ['yarn:', ['yarn writes yarn.lock']],
    'Speed: yarn v1 was faster then, now they are about the same.',
  ]),
  noteOf('toolbox', 'Docker Toolbox', [
    'Docker Toolbox ran containers on Windows 7 and old Macs through VirtualBox; it is retired.',
  ]),
  noteOf('install', 'How to install Docker on Ubuntu', [
    [
      'Steps:',
      [
        ['Remove old packages.', [], 'step'],
        ['Add the apt repository of Docker.', [], 'step'],
        ['Install docker-ce with apt.', [], 'step'],
      ],
    ],
  ]),
  noteOf(
    'exec-format',
    'exec format error',
    ['The image was built for another CPU architecture.'],
    {
      questions: ['why does my container die with exec format error'],
      keywords: ['arm64', 'amd64'],
    },
  ),
  noteOf('billing', 'Who pays the invoice', [
    'The finance office pays invoices on the first of the month.',
  ]),
];
