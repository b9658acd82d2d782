/** Draws an explained error: what it means, its causes with what makes each likely, and the cure of each. */
import type { ErrorExplanation, ExplainedCause } from '../../canirun/errors/explain-error.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import type { Sentence } from '../../canirun/said.js';
import { strong, text } from '../../core/inline.js';
import type { Block, ListItem, Reply } from '../../core/reply.js';
import { wordSentence } from '../messages/canirun/word-sentence.js';
import type { Messages } from '../messages/messages.js';
import { clip } from '../reply/plain.js';

/**
 * Draws an explanation.
 * @param about - what it is about, to stand above the causes: the verdict's line, or what is missing for one
 * @param more - what stands below them: what to ask next, and where else to look
 */
export function presentError(
  explanation: ErrorExplanation,
  messages: Messages,
  about: Block,
  ...more: Block[]
): Reply {
  const { title, line, causes, others } = explanation;
  const heading = wordSentence(title, messages);
  const possible = causes.filter(({ fit }) => fit !== 'ruled-out');
  const shown = possible.length > 0 ? possible : causes;
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', content: [text(heading)] },
      { kind: 'quote', content: [text(clip(line, 300))] },
      about,
      ...likelyOf(shown, messages),
      { kind: 'list', ordered: true, items: shown.map((cause) => itemOf(cause, messages)) },
      ...causes
        .filter((cause) => !shown.includes(cause))
        .map((cause): Block => ({ kind: 'note', content: [text(ruledOut(cause, messages))] })),
      ...others.map((other): Block => ({
        kind: 'note',
        content: [text(messages.say('error.other', { title: wordSentence(other, messages) }))],
      })),
      ...more,
      {
        kind: 'note',
        content: [
          {
            kind: 'link',
            href: explanation.source,
            children: messages.inline('verdict.source'),
          },
        ],
      },
    ],
    tone: 'caution',
    audience: 'everyone',
  };
}

/** How sure the order is. */
function likelyOf(shown: readonly ExplainedCause[], messages: Messages): Block[] {
  if (shown.length < 2) return [];
  const key = shown[0]?.fit === 'fits' ? 'error.orderKnown' : 'error.orderOpen';
  return [{ kind: 'paragraph', content: messages.inline(key) }];
}

function itemOf(cause: ExplainedCause, messages: Messages): ListItem {
  const { text: what, because, tells, command, cure, run } = cause;
  const say = (sentence: Sentence): string => wordSentence(sentence, messages);
  const line = (words: string): ListItem => ({ content: [text(words)] });
  const code = (words: string): ListItem => ({ code: words, language: 'sh' });
  return {
    content: [strong(say(what))],
    children: [
      ...(because === undefined
        ? []
        : [line(messages.say('error.because', { fact: say(because) }))]),
      ...(tells === undefined ? [] : [line(messages.say('error.tells', { sign: say(tells) }))]),
      ...(command === undefined ? [] : [code(command)]),
      line(messages.say('error.cure', { cure: say(cure) })),
      ...(run === undefined ? [] : [code(run)]),
    ],
  };
}

function ruledOut({ text: what, because }: ExplainedCause, messages: Messages): string {
  const cause = wordSentence(what, messages);
  return because === undefined
    ? messages.say('error.ruledOut', { cause })
    : messages.say('error.ruledOutBecause', { cause, fact: wordSentence(because, messages) });
}

/** The verdict on the image and host that the error is about, in a line. */
export function headlineBlock(verdict: Verdict, messages: Messages): Block {
  const headline = messages.say('verdict.headline', {
    image: clip(verdict.image, 90),
    host: clip(verdict.host, 90),
    verdict: messages.say(`verdict.${verdict.verdict}`),
  });
  return { kind: 'paragraph', content: [strong(headline)] };
}

/** Asks for what is missing. @param image - empty where it is; likewise `host` */
export function missingBlock(image: string, host: string, messages: Messages): Block {
  const both = image === '' && host === '';
  const key = both ? 'error.forBoth' : image === '' ? 'error.forImage' : 'error.forHost';
  return {
    kind: 'paragraph',
    content: [text(messages.say(key, { image: clip(image, 90) }))],
  };
}
