/** The loop in Slack: a mention, a click on the miss, an answer in the thread, its menu, the form, and the next mention. */
import { deliverSigned, type SlackDelivery, type SlackPeople } from '../servers/slack-person.js';
import type { SlackServer } from '../servers/slack-server.js';
import type { SlackPost } from '../servers/slack-state.js';
import { SIGNING } from '../adapters/slack/slack-room.js';
import { kindOf, type ChatLoop, type Step, type Subject } from './loop-chat.js';
import type { Replica } from './replicas.js';

/** Who keeps notes. */
export const MANAGER = 'UADMIN';

/** Delivers as Slack does. @returns whether it was acknowledged in time */
export async function deliverToSlack(replica: Replica, delivery: SlackDelivery): Promise<boolean> {
  const ack = await deliverSigned(replica.slack, delivery, SIGNING).catch(() => null);
  return ack?.status === 200;
}

/** A loop in a channel of its own. */
export function slackLoop(server: SlackServer, people: SlackPeople, subject: Subject): ChatLoop {
  const { n, question, answer, next } = subject;
  const channel = `C${100 + n}`;
  const thread = `${1000 + n}.1`;
  const asker = { user: `U${100 + n}`, channel, ts: thread };
  const asking = people.mention(question, asker);
  const askingToo = people.mention(question, {
    ...asker,
    user: `U${200 + n}`,
    ts: `${2000 + n}.1`,
  });
  const nextOne = people.mention(next, { ...asker, user: `U${300 + n}`, ts: `${3000 + n}.1` });
  const chosen = { channel, thread, ts: `${1000 + n}.7`, callback: 'form_save', author: 'U5' };

  const words = ({ blocks, text }: Pick<SlackPost, 'blocks' | 'text'>) =>
    `${text} ${JSON.stringify(blocks)}`;
  const posts = () => server.posts.filter((post) => post.channel === channel);
  const ofKind = (kind: string) => posts().filter((post) => kindOf(words(post), subject) === kind);
  const form = () => server.views.find(({ view }) => JSON.stringify(view).includes(answer));
  const isTold = () =>
    server.ephemerals.some((one) => one.channel === channel && words(one).includes('Kept as'));

  const step = (delivery: () => SlackDelivery, stands: () => boolean, isKept = true): Step => ({
    async begin(replica) {
      const acknowledged = await deliverToSlack(replica, delivery());
      return acknowledged && isKept;
    },
    stands,
    hold(holding) {
      const fault = { method: 'chat.postMessage', channel, hold: holding };
      server.faults.push(fault);
      return () => {
        const at = server.faults.indexOf(fault);
        if (at >= 0) server.faults.splice(at, 1);
      };
    },
  });
  const missed = (ts: string) => ofKind('miss').find((post) => post.thread === ts);

  return {
    name: `Slack: ${question}`,
    subject,
    steps: {
      ask: step(
        () => asking,
        () => missed(thread) !== undefined,
      ),
      'ask too': step(
        () => askingToo,
        () => ofKind('miss').length === 2,
      ),
      person: step(
        () => {
          const miss = missed(thread) ?? { blocks: [], ts: '' };
          return people.click('Ask a person', miss, { ...asker, ts: miss.ts, thread });
        },
        () => ofKind('call').length > 0,
      ),
      form: step(
        () => people.shortcut(answer, { ...chosen, user: MANAGER }),
        () => form() !== undefined,
        // Nothing is kept of it: who sees no form clicks again.
        false,
      ),
      save: step(
        () => people.submit(form() ?? { id: '', view: {} }, {}, MANAGER),
        () => isTold() && ofKind('news').length === 2,
      ),
      next: step(
        () => nextOne,
        () => ofKind('answer').length > 0,
      ),
    },
    account: () =>
      posts()
        .map((post) => kindOf(words(post), subject))
        .sort(),
  };
}
