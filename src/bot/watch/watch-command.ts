/** `/watch`: a channel is told when an image begins or ceases to run on one of its machines. */
import { channelOf, conversationKey } from '../../core/conversation.js';
import { LONGEST_WATCHED, MOST_WATCHES } from '../../core/records/watches.js';
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { readCanirun } from '../canirun/read-canirun.js';
import { ALL_HOSTS } from '../hosts/team-hosts.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { presentUntold, presentWatched, presentWatches } from './watch-reply.js';
import type { WatchService } from './watch-service.js';

/** What somebody wants of it. */
type Wanted =
  | { readonly action: 'list' }
  | { readonly action: 'add'; readonly image: string; readonly host: string }
  | { readonly action: 'stop'; readonly number: number };

/** Watches an image on a host, lists what is watched, and ceases to. */
export const watch = defineCommand({
  spec: {
    name: 'watch',
    summary: EN['command.watch'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.watch.action'],
        takes: {
          list: [],
          add: [
            {
              name: 'image',
              summary: EN['command.watch.image'],
              takes: 'word',
              completes: 'image',
              example: 'nginx:1.27',
            },
            {
              name: 'host',
              summary: EN['command.watch.host'],
              takes: 'words',
              lead: 'on',
              completes: 'host',
              example: 'raspberry pi 4',
            },
          ],
          stop: [{ name: 'number', summary: EN['command.watch.stop'], takes: 'number' }],
        },
      },
    ],
    membersOnly: true,
    inChats: true,
    canBeOff: true,
    example: '/watch add nginx:1.27 raspberry pi 4',
  },
  // Images and hosts are written as for /canirun, and `add` is mostly left out.
  readText(typed, { parts, message }): Wanted {
    const stop = /^stop\s+#?(\d{1,15})$/i.exec(typed)?.[1];
    if (stop !== undefined) return { action: 'stop', number: Number(stop) };
    if (/^(?:list)?$/i.test(typed)) return { action: 'list' };
    const words = typed.replace(/^add\s+/i, '');
    const reading = readCanirun(words, parts.canirun, parts.hosts?.names(message.place));
    const [pair = { image: words, host: '' }] = reading.kind === 'pairs' ? reading.pairs : [];
    return { action: 'add', image: pair.image, host: pair.host };
  },
  async run(wanted: Wanted, context) {
    const { watches } = context.parts;
    if (watches === undefined) return { reply: sayProblem(context.messages.say('watch.notKept')) };
    return { reply: await act(wanted, watches, context) };
  },
});

async function act(wanted: Wanted, watches: WatchService, context: CommandContext): Promise<Reply> {
  switch (wanted.action) {
    case 'list':
      return list(watches, context);
    case 'add':
      return begin(wanted.image.trim(), wanted.host.trim(), watches, context);
    case 'stop':
      return stop(wanted.number, watches, context);
  }
}

async function stop(
  id: number,
  watches: WatchService,
  { message, messages }: CommandContext,
): Promise<Reply> {
  const was = await watches.stop(message.place, id);
  return was
    ? sayPlain(messages.say('watch.stopped', { id }))
    : sayProblem(messages.say('watch.noSuch', { id }));
}

async function begin(
  image: string,
  host: string,
  watches: WatchService,
  { message, messages }: CommandContext,
): Promise<Reply> {
  if (image === '' || host === '' || host.toLowerCase() === ALL_HOSTS)
    return sayProblem(messages.say('watch.usage'));
  if (image.length > LONGEST_WATCHED || host.length > LONGEST_WATCHED)
    return sayProblem(messages.say('watch.tooLong', { most: LONGEST_WATCHED }));
  const place = channelOf(message.place);
  const { kind, verdict } = await watches.begin({ place, image, host }, message.author);
  switch (kind) {
    case 'untold':
      return presentUntold(verdict, messages);
    case 'full':
      return sayProblem(messages.say('watch.full', { most: MOST_WATCHES }));
    case 'added':
    case 'known':
      return presentWatched(kind, verdict, messages);
  }
}

async function list(watches: WatchService, { message, messages }: CommandContext): Promise<Reply> {
  const all = await watches.list(message.place);
  const here = conversationKey(channelOf(message.place));
  const inPlace = all.filter(({ place }) => conversationKey(place) === here);
  return presentWatches(inPlace, all.length, messages);
}
