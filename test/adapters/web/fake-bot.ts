/**
 * A small bot that answers from two notes, for tests of the page and its server: what it says is scripted, how
 * it is asked is real. `everything` gets a reply with every kind of block, `nothing` silence, `wait` a slow
 * answer, `break` a bug.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Bot, Completion, LibraryFile, OutlineNode } from '../../../src/bot/bot.js';
import { createForms } from '../../../src/bot/create-forms.js';
import type { CommandSpec } from '../../../src/bot/command.js';
import { code, emphasis, link, strong, text, type Inline } from '../../../src/core/inline.js';
import type { Message } from '../../../src/core/message.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import { bareParts } from '../../fixtures/parts.js';

const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'ask',
    summary: 'Answers a question from the notes.',
    arguments: [{ name: 'question', summary: 'What you want to know', takes: 'words' }],
    example: '/ask how big is a container image',
  },
  {
    name: 'canirun',
    summary: 'Says whether an image runs on a host, and why.',
    arguments: [
      { name: 'image', summary: 'Container or VM image', takes: 'word', completes: 'image' },
      { name: 'host', summary: 'Machine it should run on', takes: 'words', completes: 'host' },
    ],
    example: '/canirun nginx:alpine windows 7',
  },
  { name: 'help', summary: 'Says what the notes cover.', arguments: [], example: '/help' },
];

const IMAGES = ['nginx:alpine', 'nginx', 'node:20', 'postgres:16'];
const HOSTS = ['windows 11', 'windows 7', 'macbook m3', 'raspberry pi 5'];

/** A bot that remembers what it was told, for tests to look at. */
export interface FakeBot extends Bot {
  readonly heard: readonly Message[];
  readonly forgotten: readonly string[];
}

/** Makes a fake bot. */
export function createFakeBot(): FakeBot {
  const heard: Message[] = [];
  const forgotten: string[] = [];
  return {
    heard,
    forgotten,
    commands: () => COMMANDS,
    messages: () => Promise.resolve(messagesOf()),
    handle: (message) => {
      heard.push(message);
      return answer(message.text);
    },
    complete: (input, limit) => completions(input).slice(0, limit),
    suggest: () => [],
    library: () => LIBRARY,
    settings: () => Promise.resolve(null),
    refused: () => Promise.resolve(null),
    forms: createForms(bareParts()),
    managing: () => Promise.resolve(null),
    draw: () => Promise.resolve(null),
    sourceChanged: () => Promise.resolve(),
    forget: (place) => {
      forgotten.push(place.thread);
      return Promise.resolve();
    },
  };
}

async function answer(question: string): Promise<Reply | null> {
  if (question === 'nothing') return null;
  if (question === 'break') throw new Error('a bug with a secret in it');
  if (question === 'wait') await sleep(400);
  if (question === '/help') return HELP;
  if (question === 'everything') return EVERYTHING;
  if (question.startsWith('/canirun')) return VERDICT;
  return /si[sz]+e|big/i.test(question) ? SIZE : NOT_FOUND;
}

function completions(input: string): Completion[] {
  const [name = '', ...rest] = input.split(' ');
  if (rest.length === 0) {
    return COMMANDS.filter((command) => `/${command.name}`.startsWith(name)).map((command) => ({
      text: `/${command.name} `,
      label: `/${command.name}`,
      detail: command.summary,
    }));
  }
  if (name !== '/canirun') return [];
  if (rest.length === 1) return complete('/canirun ', IMAGES, rest[0] ?? '', ' ');
  return complete(`/canirun ${rest[0] ?? ''} `, HOSTS, rest.slice(1).join(' '), '');
}

function complete(before: string, all: readonly string[], typed: string, after: string) {
  return all
    .filter((value) => value.startsWith(typed))
    .map((value) => ({ text: before + value + after, label: value }));
}

const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });

const SIZE_SOURCE = {
  file: 'containers/containers-and-vms.txt',
  line: 14,
  path: ['Containers and VMs', 'Size'],
};

const HELP: Reply = {
  summary: 'Ask me about containers, VMs and the hosts that run them.',
  tone: 'plain',
  audience: 'everyone',
  blocks: [
    paragraph(text('I answer from notes about containers, VMs and the hosts that run them.')),
    {
      kind: 'choices',
      prompt: 'For example:',
      choices: [
        'How big is a container image?',
        'Why can a Linux image run on Windows?',
        'What does "exec format error" mean?',
      ].map((question) => ({ label: question, message: question })),
    },
  ],
};

const SIZE: Reply = {
  summary: 'A container image is usually tens to hundreds of megabytes.',
  tone: 'plain',
  audience: 'everyone',
  blocks: [
    {
      kind: 'quote',
      content: [
        strong('Size: '),
        text('a container image is usually tens to hundreds of '),
        emphasis('megabytes'),
        text(', a VM image several gigabytes.'),
      ],
    },
    { kind: 'sources', sources: [SIZE_SOURCE] },
    {
      kind: 'choices',
      prompt: 'Near to it:',
      choices: [
        { label: 'Start-up speed', message: 'How fast does a container start?' },
        { label: 'Why this?', message: '/why' },
      ],
    },
  ],
};

const NOT_FOUND: Reply = {
  summary: 'That is not in the notes.',
  tone: 'caution',
  audience: 'everyone',
  blocks: [
    paragraph(text('That is not in the notes.')),
    {
      kind: 'choices',
      prompt: 'The nearest topics:',
      choices: [{ label: 'Size', message: 'How big is a container image?' }],
    },
  ],
};

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120">' +
  '<rect width="320" height="120" fill="#e8eef0"/><rect x="20" y="14" width="280" height="40" rx="6" fill="#0b6e75"/>' +
  '<rect x="20" y="64" width="280" height="40" rx="6" fill="#12344a"/></svg>';

const VERDICT: Reply = {
  summary: 'nginx:alpine runs on Windows 7 only through the retired Docker Toolbox.',
  tone: 'caution',
  audience: 'everyone',
  blocks: [
    {
      kind: 'heading',
      content: [code('nginx:alpine'), text(' on Windows 7: only with a retired tool')],
    },
    {
      kind: 'checks',
      checks: [
        {
          ok: true,
          label: 'CPU',
          content: [text('The image has an entry for amd64, as the host.')],
        },
        {
          ok: false,
          label: 'Kernel',
          content: [text('It needs a Linux kernel; Windows 7 has none.')],
        },
        {
          ok: null,
          label: 'Tool',
          content: [text('Not said whether Docker Toolbox is installed.')],
        },
      ],
    },
    { kind: 'picture', svg: PICTURE, alt: 'Two layers: the image on a Linux kernel in a VM.' },
    { kind: 'code', text: 'docker run --rm nginx:alpine', language: 'sh' },
    { kind: 'note', content: [text('Evidence: built-in catalogue.')] },
  ],
};

const EVERYTHING: Reply = {
  summary: 'Every kind of block.',
  tone: 'good',
  audience: 'asker',
  blocks: [
    { kind: 'heading', content: [text('Every kind of '), code('block')] },
    paragraph(
      text('Plain, '),
      strong('strong'),
      text(', '),
      emphasis('emphasis'),
      text(', '),
      link('https://example.org/docs', 'a link'),
      text(' and '),
      link('javascript:alert(1)', 'words that would run'),
      text(' with <b>markup</b>.'),
    ),
    ...VERDICT.blocks.slice(1, 4),
    {
      kind: 'list',
      ordered: true,
      items: [
        { content: [text('Resolve')], children: [{ content: [text('which versions fit')] }] },
        { content: [text('Install')] },
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: 'Image', value: [code('nginx:alpine')] },
        { label: 'Verdict', value: [strong('runs')] },
      ],
    },
    {
      kind: 'table',
      head: [[text('Aspect')], [text('Container')], [text('VM')]],
      rows: [
        [[text('Kernel')], [text('the host’s')], [text('its own')]],
        [[text('Start')], [text('under a second')], [text('half a minute or more')]],
      ],
    },
    ...SIZE.blocks,
    { kind: 'note', content: [text('Small print.')] },
  ],
};

const node = (
  kind: OutlineNode['kind'],
  line: number,
  words: string,
  ...children: OutlineNode[]
): OutlineNode => ({ kind, line, endLine: line, content: [text(words)], children });

const labelled = (line: number, label: string, words: string): OutlineNode => ({
  ...node('item', line, words),
  label,
});

const LIBRARY: readonly LibraryFile[] = [
  {
    file: 'containers/containers-and-vms.txt',
    notes: [
      {
        id: 'vms',
        topic: 'Containers and VMs',
        owner: 'platform team',
        review: '2027-01-31',
        origins: ['https://docs.docker.com/get-started/'],
        outline: node(
          'topic',
          1,
          'Containers and VMs share a machine in two ways',
          ...Array.from({ length: 12 }, (_, i) => node('item', 2 + i, `Aspect number ${i + 1}`)),
          labelled(
            14,
            'Size',
            'a container image is usually tens to hundreds of megabytes, a VM image several gigabytes.',
          ),
          labelled(15, 'Start-up speed', 'under a second against half a minute or more.'),
          ...Array.from({ length: 40 }, (_, i) => node('item', 16 + i, `Detail number ${i + 1}`)),
        ),
      },
    ],
  },
  {
    file: 'errors.md',
    notes: [
      {
        id: 'exec',
        topic: 'exec format error',
        origins: [],
        outline: node(
          'topic',
          1,
          'exec format error',
          node('paragraph', 3, 'The image is for another CPU architecture.'),
          node('code', 5, 'docker run --platform linux/arm64 nginx'),
          node('step', 9, 'Look at the platforms'),
          node('step', 10, 'Choose one that fits'),
        ),
      },
    ],
  },
];
