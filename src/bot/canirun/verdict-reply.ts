/** Draws a verdict: the sentence, the picture and the same as text, what can be done, what was understood. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import { DEFAULT_LANGUAGE } from '../../core/language.js';
import type { Block, Reply, Tone } from '../../core/reply.js';
import { formatPlatform } from '../../canirun/platform/platform.js';
import { formatCanirun } from './split-canirun.js';
import type { Verdict, VerdictKind } from '../../canirun/judge/verdict.js';
import type { Words } from '../messages/messages.js';
import { drawStack } from './stack-picture.js';
import { choiceBlock, clip } from '../reply/plain.js';

const TONE: Record<VerdictKind, Tone> = {
  native: 'good',
  vm: 'good',
  emulated: 'caution',
  legacy: 'caution',
  no: 'bad',
  unknown: 'caution',
};

const MAX_FIXES = 5;
/** Words that were not understood: more of them tell no more. */
const MAX_LOST = 6;

/** Draws one verdict. */
export function presentVerdict(verdict: Verdict, words: Words): Reply {
  const headline = headlineOf(verdict, words);
  return {
    summary: headline,
    blocks: [
      { kind: 'heading', content: [text(headline)] },
      ...pictureOf(verdict, headline, words),
      ...checksOf(verdict, words),
      ...missingOf(verdict, words),
      ...fixesOf(verdict, words),
      ...verdict.warnings.map((warning): Block => ({ kind: 'note', content: [text(warning)] })),
      ...understoodOf(verdict, words),
      { kind: 'note', content: evidenceOf(verdict, words) },
      ...reasonsIn(words),
    ],
    tone: TONE[verdict.verdict],
    audience: 'everyone',
  };
}

/** `nginx:alpine on Windows 7: runs only with a retired tool`. */
function headlineOf({ image, host, verdict }: Verdict, words: Words): string {
  return words.say('verdict.headline', {
    image: clip(image, 90),
    host: clip(host, 90),
    verdict: words.say(`verdict.${verdict}`),
  });
}

/** Where the rules' own sentences are in another language than the rest, that is said. */
export function reasonsIn(words: Words): Block[] {
  if (words.language === DEFAULT_LANGUAGE) return [];
  return [{ kind: 'note', content: words.inline('verdict.reasonsIn') }];
}

function pictureOf(verdict: Verdict, headline: string, words: Words): Block[] {
  if (verdict.stack.length === 0) return [];
  const layers = verdict.stack.map(({ label, fits }) =>
    fits === false ? words.say('verdict.stackUnfit', { layer: label }) : label,
  );
  return [
    {
      kind: 'picture',
      svg: drawStack(
        words.say('verdict.picture', {
          name: clip(shortName(verdict.image), 28),
          verdict: words.say(`verdict.${verdict.verdict}`),
        }),
        verdict.stack.map((layer) =>
          layer.from === 'image' ? { ...layer, label: shortName(layer.label) } : layer,
        ),
        words,
      ),
      alt: words.say('verdict.stack', { headline, layers: layers.join('; ') }),
    },
  ];
}

/** A reference without registry and path: what tells images apart in little room. */
function shortName(image: string): string {
  return /\s/.test(image) ? image : image.slice(image.lastIndexOf('/') + 1);
}

/** Reasons that are no more than the question that follows are left to it. */
function checksOf({ reasons: all, missing }: Verdict, words: Words): Block[] {
  const reasons = all.filter((reason) => !missing.some(({ question }) => question === reason.text));
  if (reasons.length === 0) return [];
  return [
    {
      kind: 'checks',
      checks: reasons.map(({ ok, layer, text: sentence, source }) => ({
        ok,
        label: words.say(`verdict.layer.${layer}`),
        content: [text(sentence), ...sourceOf(source, words)],
      })),
    },
  ];
}

function sourceOf(source: string, words: Words): Inline[] {
  if (!/^https?:\/\/\S+$/.test(source)) return [];
  return [text(' '), { kind: 'link', href: source, children: words.inline('verdict.source') }];
}

function missingOf({ image, host, missing }: Verdict, words: Words): Block[] {
  return missing.flatMap(({ fact, question, choices, command }): Block[] => [
    { kind: 'paragraph', content: [strong(question)] },
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      words.say('say.choose'),
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

function fixesOf({ fixes }: Verdict, words: Words): Block[] {
  if (fixes.length === 0) return [];
  const shown = fixes.slice(0, MAX_FIXES);
  return [
    {
      kind: 'heading',
      content: words.inline(shown.length === 1 ? 'verdict.helps' : 'verdict.helpsBest'),
    },
    ...shown.flatMap(({ text: sentence, command, becomes }): Block[] => [
      { kind: 'paragraph', content: words.inline(`verdict.fix.${becomes}`, { fix: sentence }) },
      ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ]),
  ];
}

function understoodOf({ understood, assumed, notUnderstood }: Verdict, words: Words): Block[] {
  const taken = understood
    .map(({ words: typed, meaning }) =>
      words.say('verdict.taken', { words: clip(typed, 40), meaning }),
    )
    .join(', ');
  const guessed = assumed.map((assumption) => assumption.text).join('; ');
  const lost = notUnderstood
    .slice(0, MAX_LOST)
    .map((word) => clip(word, 40))
    .join(', ');
  const sentences = [
    ...(taken === '' ? [] : [words.say('verdict.understood', { taken })]),
    ...(lost === '' ? [] : [words.say('verdict.notUnderstood', { words: lost })]),
    ...(guessed === '' ? [] : [words.say('verdict.assumed', { assumed: guessed })]),
  ];
  if (sentences.length === 0) return [];
  return [{ kind: 'note', content: [text(sentences.join(' '))] }];
}

function evidenceOf({ evidence, platform }: Verdict, words: Words): Inline[] {
  const chosen: Inline[] =
    platform === null
      ? []
      : [...words.inline('verdict.platform', { platform: formatPlatform(platform) }), text(' ')];
  if (evidence === undefined) return [...chosen, ...words.inline('verdict.nothingKnown')];
  const { from, note, at, digest } = evidence;
  // The catalogue's own note says what was not looked at, which its date alone would hide.
  if (from === 'catalogue' && note !== undefined) return [...chosen, text(note)];
  const why = note === undefined ? '' : `${note} `;
  const when = at === undefined ? '' : ` (${at.slice(0, 10)})`;
  return [
    ...chosen,
    text(`${why}${words.say(`verdict.from.${from}`)}${when}`),
    ...(digest === undefined ? [] : [text(', '), code(clip(digest, 26))]),
    text('.'),
  ];
}
