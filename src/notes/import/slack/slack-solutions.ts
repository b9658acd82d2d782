/** What a thread came to: the question that opened it, and the reply that helped, as far as people said so. */
import type { SlackMessage, SlackThread } from './slack-threads.js';
import { strikeNames, type People } from './strike-names.js';

/** A question with its answer, names and secrets struck out. */
export interface SlackSolution {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  readonly because: string;
  readonly struck: number;
  /** Time stamp of the message that answers. */
  readonly at: string;
}

/** Whether words are those of somebody whom an answer helped. */
export type SaysThanks = (text: string) => boolean;

/** Signs that people put to what helped (names of Slack's emoji). */
const CHECKS = new Set([
  'white_check_mark',
  'heavy_check_mark',
  'ballot_box_with_check',
  'white_tick',
  'check',
  'solved',
  'resolved',
  'done',
]);

/** Fewer words are no question, and no answer ("yes", "ask Bob"), unless there is code or a link. */
const FEWEST_WORDS = 3;
/** Longest question: a topic is a line. */
const LONGEST_QUESTION = 160;

/**
 * Reads what a thread came to.
 * @param pins - time stamps of messages that the channel's list says are pinned
 * @param saysThanks - tells thanks for an answer
 * @returns `null` where nobody said that anything helped; `too-short` where there are no words to keep
 */
export function readSolution(
  thread: SlackThread,
  pins: ReadonlySet<string>,
  people: People,
  saysThanks: SaysThanks,
): SlackSolution | 'too-short' | null {
  const found = solvedBy(thread, saysThanks) ?? pinnedIn(thread, pins);
  if (found === null) return null;
  const [root] = thread;
  const words = found.answer.map((message) => strikeNames(message, thread, people));
  const opening = strikeNames(root, thread, people);
  const struck = [...words, opening].reduce((sum, one) => sum + one.struck, 0);
  const answer = words.map(({ text }) => text).join('\n\n');
  const isOwn = found.answer[0] === root;
  const question = questionOf(isOwn ? answer : opening.text);
  if (!saysMuch(question) || !saysMuch(answer)) return 'too-short';
  const at = found.answer.at(-1)?.at ?? root.at;
  return { question, answer, because: found.because, struck, at };
}

interface Found {
  readonly answer: readonly SlackMessage[];
  readonly because: string;
}

/** A reply that others checked, or behind which who asked gave thanks. */
function solvedBy(thread: SlackThread, saysThanks: SaysThanks): Found | null {
  const [root, ...replies] = thread;
  const others = replies.filter(({ user }) => user !== root.user);
  const checked = others
    .map((message) => ({ message, people: checkers(message) }))
    .filter(({ people }) => people.size > 0)
    .toSorted((a, b) => weight(b, root) - weight(a, root))[0];
  if (checked !== undefined) {
    const { size } = checked.people;
    return {
      answer: runOf(thread, checked.message),
      because: `✅ by ${size} ${size === 1 ? 'person' : 'people'}`,
    };
  }
  const thanks = replies.findLast(({ user, text }) => user === root.user && saysThanks(text));
  const before = thanks === undefined ? [] : others.filter(({ at }) => isBefore(at, thanks.at));
  const thanked = before.at(-1);
  return thanked === undefined
    ? null
    : { answer: runOf(thread, thanked), because: 'thanked by who asked' };
}

function pinnedIn(thread: SlackThread, pins: ReadonlySet<string>): Found | null {
  const pinned = thread.find(({ isPinned, at }) => isPinned || pins.has(at));
  return pinned === undefined ? null : { answer: [pinned], because: 'pinned' };
}

/** People other than the author who put a check to a message. */
function checkers({ reactions, user }: SlackMessage): Set<string> {
  const checks = reactions.filter(({ name }) => CHECKS.has(name.split('::', 1)[0] ?? name));
  return new Set(checks.flatMap(({ users }) => users).filter((one) => one !== user));
}

/** Who asked knows best. */
function weight({ people }: { people: ReadonlySet<string> }, root: SlackMessage): number {
  return people.size + (people.has(root.user) ? 100 : 0);
}

/** A message with those of the same person right before it: people answer in several. */
function runOf(thread: SlackThread, last: SlackMessage): SlackMessage[] {
  const end = thread.indexOf(last);
  let start = end;
  while (start > 1 && thread[start - 1]?.user === last.user) start--;
  return thread.slice(start, end + 1);
}

/** The first sentence that asks, else the first line, of a message. */
function questionOf(text: string): string {
  const line = text
    .replace(/```[^`]*(?:```|$)/g, ' ')
    .split('\n')
    .map((one) => one.replace(/^[\s>*#-]+/, '').trim())
    .filter((one) => one !== '');
  const asks = line.find((one) => one.includes('?')) ?? line[0] ?? '';
  const sentence = asks.includes('?')
    ? (asks.split(/(?<=[.!?])\s+/).find((one) => one.endsWith('?')) ?? asks)
    : asks;
  const plain = sentence
    .replace(/[*_~`]/g, '')
    .replace(/\[([^[\]]{0,300})\]\([^()]{0,2000}\)/g, '$1')
    .trim();
  if (plain.length <= LONGEST_QUESTION) return plain;
  return `${plain.slice(0, LONGEST_QUESTION).replace(/\s\S*$/, '')}…`;
}

function saysMuch(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= FEWEST_WORDS || /https?:|`/.test(text);
}

function isBefore(a: string, b: string): boolean {
  return Number(a) < Number(b);
}
