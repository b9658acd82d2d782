/** Draws a verdict: the sentence, the picture and the same as text, what can be done, what was understood. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import { DEFAULT_LANGUAGE } from '../../core/language.js';
import type { Block, Reply, Tone } from '../../core/reply.js';
import { formatPlatform } from '../../canirun/platform/platform.js';
import { formatCanirun } from './split-canirun.js';
import { sameSentence } from '../../canirun/said.js';
import type { Verdict, VerdictKind } from '../../canirun/judge/verdict.js';
import { wordSentence, wordValue } from '../messages/canirun/word-sentence.js';
import type { Messages } from '../messages/messages.js';
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
export function presentVerdict(verdict: Verdict, messages: Messages): Reply {
  const headline = headlineOf(verdict, messages);
  return {
    summary: headline,
    blocks: [
      { kind: 'heading', content: [text(headline)] },
      ...pictureOf(verdict, headline, messages),
      ...checksOf(verdict, messages),
      ...missingOf(verdict, messages),
      ...fixesOf(verdict, messages),
      ...risksOf(verdict, messages),
      ...verdict.warnings.map((warning): Block => ({
        kind: 'note',
        content: [text(wordSentence(warning, messages))],
      })),
      ...understoodOf(verdict, messages),
      { kind: 'note', content: evidenceOf(verdict, messages) },
      ...(isPartlyEnglish(verdict) ? reasonsIn(messages) : []),
    ],
    tone: TONE[verdict.verdict],
    audience: 'everyone',
  };
}

/** `nginx:alpine on Windows 7: runs only with a retired tool`. */
function headlineOf({ image, host, verdict }: Verdict, messages: Messages): string {
  return messages.say('verdict.headline', {
    image: clip(image, 90),
    host: clip(host, 90),
    verdict: messages.say(`verdict.${verdict}`),
  });
}

/** What a registry or the grammar of references answers is said in English only. */
export function isPartlyEnglish({ reasons, missing, evidence }: Verdict): boolean {
  const sentences = [
    ...reasons.map(({ text }) => text),
    ...missing.map(({ question }) => question),
  ];
  return [...sentences, evidence?.why].some((one) => typeof one === 'string');
}

/** Where the rules' own sentences are in another language than the rest, that is said. */
export function reasonsIn(messages: Messages): Block[] {
  if (messages.language === DEFAULT_LANGUAGE) return [];
  return [{ kind: 'note', content: messages.inline('verdict.reasonsIn') }];
}

function pictureOf(verdict: Verdict, headline: string, messages: Messages): Block[] {
  if (verdict.stack.length === 0) return [];
  const layers = verdict.stack.map(({ label, carries }) => {
    const layer = wordValue(label, messages);
    if (carries === true) return layer;
    return messages.say(carries === false ? 'verdict.stackUnfit' : 'verdict.stackOpen', { layer });
  });
  return [
    {
      kind: 'picture',
      svg: drawStack(
        messages.say('verdict.picture', {
          name: clip(shortName(verdict.image), 28),
          verdict: messages.say(`verdict.${verdict.verdict}`),
        }),
        verdict.stack.map((layer) =>
          layer.from === 'image'
            ? { ...layer, label: shortName(wordValue(layer.label, messages)) }
            : layer,
        ),
        messages,
      ),
      alt: messages.say('verdict.stack', { headline, layers: layers.join('; ') }),
    },
  ];
}

/** A reference without registry and path: what tells images apart in little room. */
function shortName(image: string): string {
  return /\s/.test(image) ? image : image.slice(image.lastIndexOf('/') + 1);
}

/** Reasons that are no more than the question that follows are left to it. */
function checksOf({ reasons: all, missing }: Verdict, messages: Messages): Block[] {
  const reasons = all.filter(
    (reason) => !missing.some(({ question }) => sameSentence(question, reason.text)),
  );
  if (reasons.length === 0) return [];
  return [
    {
      kind: 'checks',
      checks: reasons.map(({ ok, layer, text: sentence, source }) => ({
        ok,
        label: messages.say(`verdict.layer.${layer}`),
        content: [text(wordSentence(sentence, messages)), ...sourceOf(source, messages)],
      })),
    },
  ];
}

function sourceOf(source: string, messages: Messages): Inline[] {
  if (!/^https?:\/\/\S+$/.test(source)) return [];
  return [text(' '), { kind: 'link', href: source, children: messages.inline('verdict.source') }];
}

function missingOf({ image, host, missing }: Verdict, messages: Messages): Block[] {
  return missing.flatMap(({ fact, question, choices, command }): Block[] => [
    { kind: 'paragraph', content: [strong(wordSentence(question, messages))] },
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ...choiceBlock(
      messages.say('say.choose'),
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

function fixesOf({ host, fixes }: Verdict, messages: Messages): Block[] {
  if (fixes.length === 0) return [];
  const shown = fixes.slice(0, MAX_FIXES);
  return [
    {
      kind: 'heading',
      content: messages.inline(shown.length === 1 ? 'verdict.helps' : 'verdict.helpsBest'),
    },
    ...shown.flatMap(({ text: sentence, command, becomes }): Block[] => [
      {
        kind: 'paragraph',
        content: messages.inline(`verdict.fix.${becomes}`, {
          fix: wordSentence(sentence, messages),
        }),
      },
      ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
    ]),
    ...choiceBlock(
      messages.say('verdict.instead'),
      shown.flatMap(({ image }) =>
        image === undefined || host.includes('\n')
          ? []
          : [
              {
                label: clip(messages.say('matrix.cell', { image, host }), 75),
                message: `/canirun ${formatCanirun(image, host)}`,
              },
            ],
      ),
    ),
  ];
}

/** What may still stop it, with the command that tells. */
function risksOf({ risks }: Verdict, messages: Messages): Block[] {
  return risks.flatMap(({ text: sentence, command }): Block[] => [
    {
      kind: 'paragraph',
      content: messages.inline('verdict.risk', { risk: wordSentence(sentence, messages) }),
    },
    ...(command === undefined ? [] : [{ kind: 'code' as const, text: command, language: 'sh' }]),
  ]);
}

function understoodOf(
  { understood, assumed, notUnderstood }: Verdict,
  messages: Messages,
): Block[] {
  const taken = understood
    .map(({ words: typed, meaning }) =>
      messages.say('verdict.taken', { words: clip(typed, 40), meaning }),
    )
    .join(', ');
  const guessed = assumed.map((assumption) => wordSentence(assumption.text, messages)).join('; ');
  const lost = notUnderstood
    .slice(0, MAX_LOST)
    .map((word) => clip(word, 40))
    .join(', ');
  const sentences = [
    ...(taken === '' ? [] : [messages.say('verdict.understood', { taken })]),
    ...(lost === '' ? [] : [messages.say('verdict.notUnderstood', { words: lost })]),
    ...(guessed === '' ? [] : [messages.say('verdict.assumed', { assumed: guessed })]),
  ];
  if (sentences.length === 0) return [];
  return [{ kind: 'note', content: [text(sentences.join(' '))] }];
}

function evidenceOf({ evidence, platform }: Verdict, messages: Messages): Inline[] {
  const chosen: Inline[] =
    platform === null
      ? []
      : [...messages.inline('verdict.platform', { platform: formatPlatform(platform) }), text(' ')];
  if (evidence === undefined) return [...chosen, ...messages.inline('verdict.nothingKnown')];
  const { from, why, note, at, digest } = evidence;
  // The catalogue's own note says what was not looked at, which its date alone would hide.
  const because = why === undefined ? '' : `${wordSentence(why, messages)} `;
  if (from === 'catalogue' && note !== undefined)
    return [...chosen, text(`${because}${wordSentence(note, messages)}`)];
  const when = at === undefined ? '' : ` (${at.slice(0, 10)})`;
  return [
    ...chosen,
    text(`${because}${messages.say(`verdict.from.${from}`)}${when}`),
    ...(digest === undefined ? [] : [text(', '), code(clip(digest, 26))]),
    text('.'),
  ];
}
