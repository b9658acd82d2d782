/** Draws a verdict: the sentence, the picture and the same as text, what can be done, what was understood. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Reply, Tone } from '../../core/reply.js';
import { formatPlatform } from '../../canirun/platform.js';
import { formatCanirun } from '../../canirun/split-canirun.js';
import type { Layer, Verdict, VerdictKind } from '../../canirun/verdict.js';
import { drawStack } from './stack-picture.js';
import { choiceBlock, clip } from './plain.js';

const HEADLINE: Record<VerdictKind, string> = {
  native: 'runs natively',
  vm: 'runs in a virtual machine',
  emulated: 'runs emulated',
  legacy: 'runs only with a retired tool',
  no: 'does not run',
  unknown: 'cannot be told yet',
};

const TONE: Record<VerdictKind, Tone> = {
  native: 'good',
  vm: 'good',
  emulated: 'caution',
  legacy: 'caution',
  no: 'bad',
  unknown: 'caution',
};

const LAYER: Record<Layer, string> = {
  image: 'Image',
  applications: 'Applications',
  kernel: 'Kernel',
  cpu: 'CPU',
  tool: 'Tool',
};

const MAX_FIXES = 5;

/** Draws one verdict. */
export function presentVerdict(verdict: Verdict): Reply {
  const headline = headlineOf(verdict);
  return {
    summary: headline,
    blocks: [
      { kind: 'heading', content: [text(headline)] },
      ...pictureOf(verdict, headline),
      ...checksOf(verdict),
      ...missingOf(verdict),
      ...fixesOf(verdict),
      ...verdict.warnings.map((warning): Block => ({ kind: 'note', content: [text(warning)] })),
      ...understoodOf(verdict),
      { kind: 'note', content: evidenceOf(verdict) },
    ],
    tone: TONE[verdict.verdict],
    audience: 'everyone',
  };
}

/** `nginx:alpine on Windows 7: runs only with a retired tool`. */
export function headlineOf({ image, host, verdict }: Verdict): string {
  return `${clip(image, 90)} on ${clip(host, 90)}: ${HEADLINE[verdict]}`;
}

function pictureOf(verdict: Verdict, headline: string): Block[] {
  if (verdict.stack.length === 0) return [];
  const layers = verdict.stack.map(({ label, fits }) =>
    fits === false ? `${label} (does not fit below)` : label,
  );
  return [
    {
      kind: 'picture',
      svg: drawStack(
        `${clip(shortName(verdict.image), 28)}: ${HEADLINE[verdict.verdict]}`,
        verdict.stack.map((layer) =>
          layer.from === 'image' ? { ...layer, label: shortName(layer.label) } : layer,
        ),
      ),
      alt: `${headline}. From the bottom up: ${layers.join('; ')}.`,
    },
  ];
}

/** A reference without registry and path: what tells images apart in little room. */
function shortName(image: string): string {
  return /\s/.test(image) ? image : image.slice(image.lastIndexOf('/') + 1);
}

function checksOf({ reasons }: Verdict): Block[] {
  if (reasons.length === 0) return [];
  return [
    {
      kind: 'checks',
      checks: reasons.map(({ ok, layer, text: sentence, source }) => ({
        ok,
        label: LAYER[layer],
        content: [text(sentence), ...sourceOf(source)],
      })),
    },
  ];
}

function sourceOf(source: string): Inline[] {
  if (!/^https?:\/\/\S+$/.test(source)) return [];
  return [text(' '), { kind: 'link', href: source, children: [text('source')] }];
}

function missingOf({ image, host, missing }: Verdict): Block[] {
  return missing.flatMap(({ fact, question, choices, command }): Block[] => [
    { kind: 'paragraph', content: [strong(question)] },
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      'Choose:',
      choices.slice(0, 8).map((choice) => ({
        label: clip(choice, 75),
        message:
          fact === 'image'
            ? `/canirun ${formatCanirun(choice, host)}`
            : `/canirun ${formatCanirun(image, choice)}`,
      })),
    ),
  ]);
}

function fixesOf({ fixes }: Verdict): Block[] {
  if (fixes.length === 0) return [];
  const shown = fixes.slice(0, MAX_FIXES);
  return [
    {
      kind: 'heading',
      content: [text(shown.length === 1 ? 'What helps' : 'What helps, best first')],
    },
    ...shown.flatMap(({ text: sentence, command, becomes }): Block[] => [
      { kind: 'paragraph', content: [text(`${sentence} Then it ${HEADLINE[becomes]}.`)] },
      ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ]),
  ];
}

function understoodOf({ understood, assumed }: Verdict): Block[] {
  const taken = understood.map(({ words, meaning }) => `“${clip(words, 40)}” as ${meaning}`);
  const guessed = assumed.map(({ text: words }) => words);
  const sentences = [
    ...(taken.length === 0 ? [] : [`Understood ${taken.join(', ')}.`]),
    ...(guessed.length === 0 ? [] : [`Assumed: ${guessed.join('; ')}.`]),
  ];
  if (sentences.length === 0) return [];
  return [{ kind: 'note', content: [text(sentences.join(' '))] }];
}

const FROM = {
  registry: 'asked of the registry',
  cache: 'from the registry, kept here',
  catalogue: 'from the built-in catalogue',
  given: 'as its name, or you, said',
};

function evidenceOf({ evidence, platform }: Verdict): Inline[] {
  const chosen: Inline[] =
    platform === null ? [] : [text('Platform '), code(formatPlatform(platform)), text('. ')];
  if (evidence === undefined) return [...chosen, text('Nothing is known of the image.')];
  const { from, note, at, digest } = evidence;
  // The catalogue's own note says what was not looked at, which its date alone would hide.
  if (from === 'catalogue' && note !== undefined) return [...chosen, text(note)];
  const why = note === undefined ? '' : `${note} `;
  const when = at === undefined ? '' : ` (${at.slice(0, 10)})`;
  return [
    ...chosen,
    text(`${why}The image’s platforms are ${FROM[from]}${when}`),
    ...(digest === undefined ? [] : [text(', '), code(clip(digest, 26))]),
    text('.'),
  ];
}
