/**
 * Riddles about images and machines: which of four runs an image. The judge of `/canirun` proves each answer: the right host
 * runs the image as it stands, the others do not, and nothing that decides is left open.
 */
import { createHash } from 'node:crypto';
import { code, text, type Inline } from '../core/inline.js';
import type { HostRecognition } from '../canirun/hosts/host.js';
import type { ContainerImage } from '../canirun/image/image.js';
import type { Judge, Verdict } from '../canirun/judge/verdict.js';
import { formatPlatform } from '../canirun/platform/platform.js';
import type { Words } from '../engine/words/words.js';
import { cardId } from './card-id.js';
import type { StudyCard } from './study-card.js';

/** What riddles are made of. */
export interface RiddleParts {
  readonly images: readonly ContainerImage[];
  readonly hosts: readonly HostRecognition[];
  readonly judge: Judge;
  readonly words: Words;
}

/** Hosts to choose from that do not run the image. */
const WRONG = 3;

/** The riddles that can be proved: at most one of each image, the same each time. */
export function makeRiddles({ images, hosts, judge, words }: RiddleParts): StudyCard[] {
  return images.flatMap((image) => {
    const verdicts = hosts.map((host) => ({ host, verdict: judge.judge(image, host) }));
    const inOrder = verdicts.sort((a, b) => rankOf(image, a.host) - rankOf(image, b.host));
    const right = inOrder.find(({ verdict }) => isSure(verdict) && verdict.verdict === 'native');
    const wrong = inOrder.filter(({ verdict }) => isSure(verdict) && verdict.verdict === 'no');
    if (right === undefined || wrong.length < WRONG) return [];
    const shown = [right, ...wrong.slice(0, WRONG)];
    return [
      riddleOf(
        image,
        right,
        shown.map(({ host }) => host),
        words,
      ),
    ];
  });
}

/** Nothing that decides is missing, assumed to be right, or unknown. */
function isSure({ missing, verdict }: Verdict): boolean {
  return missing.length === 0 && verdict !== 'unknown';
}

/** A number that looks like chance and is the same each time, so that not every riddle has the table's first host. */
function rankOf(image: ContainerImage, host: HostRecognition): number {
  return createHash('sha256').update(`${image.name}\0${host.text}`).digest().readUInt32BE();
}

function riddleOf(
  image: ContainerImage,
  { host, verdict }: { readonly host: HostRecognition; readonly verdict: Verdict },
  shown: readonly HostRecognition[],
  words: Words,
): StudyCard {
  const { name } = image;
  return {
    id: cardId('', 'riddle', [name, 'runs on'], words),
    kind: 'riddle',
    noteId: null,
    topic: name,
    prompt: { words: [code(name)], about: [] },
    answer: [text(host.text)],
    accepted: [],
    choices: shown.map((one) => ({ content: [text(one.text)], isRight: one === host })),
    source: null,
    explanation: provedBy(image, host, verdict),
    isMarked: false,
  };
}

/** What the image offers, and which of it the host takes, without a word of any language. */
function provedBy(image: ContainerImage, host: HostRecognition, { platform }: Verdict): Inline[] {
  const offered = image.entries.map((entry) => formatPlatform(entry.platform)).join(', ');
  const taken = platform === null ? [] : [code(formatPlatform(platform)), text(' → ')];
  return [code(image.name), text(': '), code(offered), text('; '), ...taken, text(host.text)];
}
