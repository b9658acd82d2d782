/** Draws watches: the list of them, what became of a wish, and news. */
import { code, text } from '../../core/inline.js';
import type { Reply } from '../../core/reply.js';
import type { Watch, WatchState } from '../../core/records/watches.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import { formatCanirun } from '../canirun/split-canirun.js';
import { presentVerdict } from '../canirun/verdict-reply.js';
import { inLanguage, type Messages } from '../messages/messages.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import type { Loss, WatchedVerdict } from './watch-news.js';

/** Watches of a workspace; `all` counts those of other channels too. */
export function presentWatches(here: readonly Watch[], all: number, messages: Messages): Reply {
  if (here.length === 0)
    return sayPlain(messages.say('watch.none', { all }), {
      kind: 'code',
      text: '/watch nginx:1.27 raspberry pi 4',
    });
  return sayPlain(
    messages.say('watch.count', { count: here.length }),
    {
      kind: 'table',
      head: [
        messages.inline('watch.head.number'),
        messages.inline('watch.head.image'),
        messages.inline('watch.head.host'),
        messages.inline('watch.head.verdict'),
      ],
      rows: here.map(({ id, image, host, state }) => [
        [text(String(id))],
        [code(clip(image, 100))],
        [text(clip(host, 60))],
        [text(nameOf(state.verdict, messages))],
      ]),
    },
    { kind: 'note', content: messages.inline('watch.howToStop', { id: here[0]?.id ?? 1 }) },
  );
}

/** An image that is watched from now on, or was before. */
export function presentWatched(
  outcome: 'added' | 'known',
  { image, host, verdict }: Verdict,
  messages: Messages,
): Reply {
  return sayPlain(
    messages.say(`watch.${outcome}`, {
      image: clip(image, 90),
      host: clip(host, 90),
      verdict: messages.say(`verdict.${verdict}`),
    }),
    { kind: 'note', content: messages.inline('watch.howOften') },
    ...choiceBlock(messages.say('say.try'), [
      {
        label: messages.say('watch.showVerdict'),
        message: `/canirun ${formatCanirun(image, host)}`,
      },
      { label: messages.say('watch.showAll'), message: '/watch' },
    ]),
  );
}

/** A verdict that can't be told yet, with why it is not watched. */
export function presentUntold(verdict: Verdict, messages: Messages): Reply {
  const reply = presentVerdict(verdict, messages);
  const content = messages.inline('watch.untold');
  return { ...reply, blocks: [...reply.blocks, { kind: 'note', content }] };
}

/** What changed. */
export interface WatchChange {
  /** With what the channel knew. */
  readonly watch: Watch;
  readonly seen: WatchState;
  /** Why it is worse; `null`: it is better. */
  readonly loss: Loss | null;
}

/** Tells a channel what changed. */
export function presentNews({ watch, seen, loss }: WatchChange, messages: Messages): Reply {
  const { id, image, host, state } = watch;
  const what = { image: clip(image, 90), host: clip(host, 90) };
  const [before, after] = [nameOf(state.verdict, messages), nameOf(seen.verdict, messages)];
  const headline = messages.say('watch.changed', { ...what, before, after });
  const why = loss === null ? gainOf(state, seen, messages) : lossIn(loss, messages);
  const reply: Reply = {
    summary: why === null ? headline : `${headline} ${why}`,
    blocks: [
      { kind: 'paragraph', content: [text(headline)] },
      ...(why === null ? [] : [{ kind: 'paragraph' as const, content: [text(why)] }]),
      { kind: 'note', content: messages.inline('watch.howToStop', { id }) },
      ...choiceBlock(messages.say('say.try'), [
        {
          label: messages.say('watch.showVerdict'),
          message: `/canirun ${formatCanirun(image, host)}`,
        },
      ]),
    ],
    tone: loss === null ? 'good' : 'bad',
    audience: 'everyone',
  };
  return inLanguage(reply, messages);
}

/** `runs natively`. */
function nameOf(verdict: string, messages: Messages): string {
  // Written by the service only.
  const known = verdict as WatchedVerdict;
  return messages.say(known === 'gone' ? 'watch.verdict.gone' : `verdict.${known}`);
}

function gainOf(before: WatchState, seen: WatchState, messages: Messages): string | null {
  const gained = seen.platforms.filter((platform) => !before.platforms.includes(platform));
  return gained.length === 0 ? null : messages.say('watch.gained', { platforms: listed(gained) });
}

function lossIn(loss: Loss, messages: Messages): string {
  switch (loss.kind) {
    case 'gone':
      return messages.say('watch.gone');
    case 'mistake':
      return messages.say('watch.mistake', { platforms: listed(loss.lost), image: loss.image });
    case 'dropped':
      return messages.say('watch.dropped', {
        platforms: listed(loss.lost),
        next: loss.next,
        image: loss.image,
      });
    case 'lost':
      return messages.say('watch.lost', { platforms: listed(loss.lost) });
    case 'needs':
      return messages.say('watch.needs');
  }
}

/** More than this many platforms say no more than these. */
const MOST_PLATFORMS = 6;

function listed(platforms: readonly string[]): string {
  const shown = platforms.slice(0, MOST_PLATFORMS).join(', ');
  return platforms.length > MOST_PLATFORMS ? `${shown} …` : shown;
}
