/** The loop in Discord: a mention, a click on the miss, an answer to it, its menu, the form, and the next mention. */
import {
  deliverSigned,
  type DiscordPeople,
  type InteractionPayload,
} from '../servers/discord-person.js';
import { takeResponse } from '../servers/discord-rest.js';
import type { DiscordServer } from '../servers/discord-server.js';
import {
  APPLICATION,
  CHANNEL,
  GUILD,
  type DiscordFault,
  type DiscordPost,
} from '../servers/discord-state.js';
import { kindOf, type ChatLoop, type Step, type Subject } from './loop-chat.js';
import { DISCORD_KEYS, type Replica } from './replicas.js';

/** Who keeps notes. */
export const MANAGER = { user: '700000000000000050', manager: true };

/** Delivers an interaction as Discord does. @returns whether it was acknowledged */
export async function deliverToDiscord(
  { state }: DiscordServer,
  replica: Replica,
  { payload, known }: InteractionPayload,
): Promise<boolean> {
  const answered = await deliverSigned(replica.discord, payload, DISCORD_KEYS).catch(() => null);
  if (answered?.status !== 200) return false;
  takeResponse(state, known, JSON.parse(answered.body) as Record<string, unknown>);
  return true;
}

/** The channel of a loop; it has to be there before a bot connects. */
export function addDiscordChannel({ state }: DiscordServer, n: number): void {
  const id = channelOf(n);
  state.channels.set(id, { id, type: CHANNEL.text, guild: GUILD, parent: null, name: `c${n}` });
}

const channelOf = (n: number) => `81${String(n).padStart(16, '0')}`;
const personOf = (n: number) => `71${String(n).padStart(16, '0')}`;

/** A loop in a channel of its own. */
export function discordLoop(
  server: DiscordServer,
  people: DiscordPeople,
  subject: Subject,
): ChatLoop {
  const { n, question, answer, next } = subject;
  const { state, gateway } = server;
  const channel = channelOf(n);
  const asking = people.mention(question, { user: personOf(100 + n), channel });
  const askingToo = people.mention(question, { user: personOf(200 + n), channel });
  const nextOne = people.mention(next, { user: personOf(300 + n), channel });
  const forms: InteractionPayload[] = [];

  const words = ({ body }: DiscordPost) => JSON.stringify(body);
  const posts = () => state.posts.filter((post) => post.channel === channel);
  const ofKind = (kind: string) =>
    posts().filter((post) => post.seenBy === null && kindOf(words(post), subject) === kind);
  const form = () => forms.map(({ known }) => known).find(({ response }) => response?.type === 9);
  const isTold = () =>
    posts().some((post) => post.seenBy !== null && words(post).includes('Kept as'));
  const missed = (id: unknown) => ofKind('miss').find((post) => post.repliesTo === id);

  const holdCalls = (fault: DiscordFault): (() => void) => {
    state.faults.push(fault);
    return () => {
      const at = state.faults.indexOf(fault);
      if (at >= 0) state.faults.splice(at, 1);
    };
  };
  const holdPost: Step['hold'] = (hold) =>
    holdCalls({ call: `POST /channels/${channel}/messages`, hold });
  /** A message has no acknowledgement: it is sent again, as to a session that goes on, until its answer stands there. */
  const spoken = (message: object, stands: () => boolean): Step => ({
    begin() {
      gateway.dispatch('MESSAGE_CREATE', message);
      return Promise.resolve(false);
    },
    stands,
    hold: holdPost,
  });
  const done = (
    interaction: () => InteractionPayload,
    stands: () => boolean,
    { hold = holdPost, isKept = true }: { hold?: Step['hold']; isKept?: boolean } = {},
  ): Step => ({
    async begin(replica) {
      const acknowledged = await deliverToDiscord(server, replica, interaction());
      return acknowledged && isKept;
    },
    stands,
    hold,
  });
  /** A click is answered by its own address. */
  let clicked = '';
  const holdAnswer: Step['hold'] = (hold) =>
    holdCalls({
      get call() {
        return clicked === '' ? 'nothing yet' : `/webhooks/${APPLICATION}/${clicked}`;
      },
      hold,
    });

  return {
    name: `Discord: ${question}`,
    subject,
    steps: {
      ask: spoken(asking, () => missed(asking['id']) !== undefined),
      'ask too': spoken(askingToo, () => missed(askingToo['id']) !== undefined),
      person: done(
        () => {
          const user = personOf(100 + n);
          const click = people.click('Ask a person', missed(asking['id']), { user });
          clicked = click.known.token;
          return click;
        },
        () => ofKind('call').length > 0,
        { hold: holdAnswer },
      ),
      form: done(
        () => {
          const chosen = { repliesTo: String(asking['id']), channel };
          const opened = people.menu(answer, {
            ...MANAGER,
            channel,
            entry: 'Save as note',
            chosen,
          });
          forms.push(opened);
          return opened;
        },
        () => form() !== undefined,
        // Nothing is kept of it: who sees no form clicks again.
        { isKept: false },
      ),
      save: done(
        () => {
          const opened = form();
          if (opened === undefined) throw new Error('there is no form');
          return people.submit(opened, {}, MANAGER);
        },
        () => isTold() && ofKind('news').length === 2,
      ),
      next: spoken(nextOne, () => ofKind('answer').length > 0),
    },
    account: () =>
      posts()
        .filter(({ seenBy }) => seenBy === null)
        .map((post) => kindOf(words(post), subject))
        .sort(),
  };
}
