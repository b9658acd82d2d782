/** The four places in which an answer becomes a note, each with what a person does there, through the real adapters. */
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { chat } from '../src/adapters/terminal/chat.js';
import { chooseStyle } from '../src/adapters/terminal/style.js';
import type {
  FormOpenResponse,
  FormReadResponse,
  MessageResponse,
} from '../src/adapters/web/server/api-contract.js';
import type { FormField } from '../src/core/form.js';
import type { WorkspaceId } from '../src/core/message.js';
import { openRoom as openDiscordRoom } from '../test/adapters/discord/discord-room.js';
import { openRoom as openSlackRoom } from '../test/adapters/slack/slack-room.js';
import { createTinyClient, startPlayground } from '../test/adapters/web/playground.js';
import type { Team } from '../test/fixtures/team-bot.js';
import { ANN, BOB, GUILD } from '../test/servers/discord-state.js';

/** What a person does; each step is over when they see what it does. */
export interface Hand {
  /** @param work - what the click sets going; absent: it stays in the client */
  click(what: string, work?: () => Promise<void>): Promise<void>;
  type(what: string, work?: () => Promise<void>): Promise<void>;
  /** Told of each request or delivery that a step makes. */
  sends(): void;
}

/** What is missed, and what a colleague says to it. */
export interface Round {
  readonly question: string;
  readonly answer: string;
  /** 0, 1 … */
  readonly round: number;
}

/** A place that is open. */
export interface SavePlace {
  /** Has the question missed, then keeps the answer by that hand. */
  keep(round: Round, hand: Hand): Promise<void>;
  close(): Promise<void>;
}

/** A place to be opened. */
export interface Opening {
  readonly name: string;
  readonly at: WorkspaceId;
  open(team: Team): Promise<SavePlace>;
}

/** All of them. */
export const PLACES: readonly Opening[] = [
  { name: 'Slack', at: { adapter: 'slack', workspace: 'T1' }, open: openSlack },
  { name: 'Discord', at: { adapter: 'discord', workspace: GUILD }, open: openDiscord },
  { name: 'page', at: { adapter: 'web', workspace: 'local' }, open: openPage },
  // The terminal's notes from chat are the page's.
  { name: 'terminal', at: { adapter: 'web', workspace: 'local' }, open: openTerminal },
];

const KEPT = 'Kept as';
/** Said to whoever asked, in the chats. */
const TOLD = 'The notes now answer';

async function openSlack(team: Team): Promise<SavePlace> {
  const room = await openSlackRoom('socket', team);
  const { server, people } = room;
  server.admins.add('UADMIN');
  const seen = (words: string) => countOf([...server.ephemerals, ...server.posts], words);
  return {
    async keep({ question, answer, round }, hand) {
      const [thread, ts] = [`${1_000 + round}.000100`, `${1_000 + round}.000700`];
      await after(
        () => server.posts.length,
        () => room.deliver(people.mention(question, { ts: thread })),
      );
      const told = seen(TOLD);
      await hand.click('More actions');
      await hand.click('Save as note', () =>
        after(
          () => server.views.length,
          () => {
            hand.sends();
            const on = { user: 'UADMIN', ts, thread, callback: 'form_save', author: 'U5' };
            return room.deliver(people.shortcut(answer, on));
          },
        ),
      );
      const form = server.views.at(-1);
      if (!form) throw new Error('there is no form');
      await hand.click('Save', () =>
        after(
          () => seen(KEPT),
          () => {
            hand.sends();
            return room.deliver(people.submit(form, {}, 'UADMIN'));
          },
        ),
      );
      await until(() => seen(TOLD) > told);
    },
    close: () => room.close(),
  };
}

async function openDiscord(team: Team): Promise<SavePlace> {
  const room = await openDiscordRoom('gateway', team);
  const { state, people } = room;
  const manager = { user: ANN, manager: true };
  const seen = (words: string) =>
    countOf(
      state.posts.map(({ body }) => body),
      words,
    );
  return {
    async keep({ question, answer }, hand) {
      const asked = people.mention(question, { user: BOB });
      await after(
        () => state.posts.length,
        () => {
          room.say(asked);
        },
      );
      const told = seen(TOLD);
      const chosen = { repliesTo: String(asked['id']) };
      const entry = people.menu(answer, { ...manager, entry: 'Save as note', chosen });
      await hand.click('the message’s menu, Apps');
      await hand.click('Save as note', async () => {
        hand.sends();
        room.server.gateway.dispatch('INTERACTION_CREATE', entry.payload);
        await until(() => entry.known.response !== null);
      });
      await hand.click('Submit', () =>
        after(
          () => seen(KEPT),
          () => {
            hand.sends();
            const sent = people.submit(entry.known, {}, manager);
            room.server.gateway.dispatch('INTERACTION_CREATE', sent.payload);
          },
        ),
      );
      await until(() => seen(TOLD) > told);
    },
    close: () => room.close(),
  };
}

async function openPage({ bot, store }: Team): Promise<SavePlace> {
  const client = await createTinyClient();
  const playground = await startPlayground({ clientDirectory: client.path, bot });
  const post = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(new URL(path, playground.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    // The server is ours.
    return (await response.json()) as T;
  };
  return {
    async keep({ question, answer }, hand) {
      await post('/api/message', { text: question, conversation: 'whoever-asks' });
      const at = { adapter: 'web', workspace: 'local' } as const;
      const [entry] = await store.inbox.list(at, { state: 'open', limit: 1 });
      if (!entry) throw new Error('nothing waits in the inbox');
      let opened: FormOpenResponse | undefined;
      await hand.click('Answer…', async () => {
        hand.sends();
        opened = await post<FormOpenResponse>('/api/form/open', { form: `save #${entry.id}` });
      });
      if (opened?.kind !== 'form') throw new Error('there is no form');
      const { form } = opened;
      await hand.type('the answer');
      await hand.click('Save', async () => {
        hand.sends();
        const values = { ...filledIn(form.fields), answer: [answer] };
        const read = await post<FormReadResponse>('/api/form/read', { form: form.name, values });
        if (read.kind !== 'command') throw new Error(JSON.stringify(read));
        hand.sends();
        const message = { text: read.text, command: read.command, conversation: 'kept-pages' };
        const { reply } = await post<MessageResponse>('/api/message', message);
        if (countOf([reply], KEPT) === 0) throw new Error(JSON.stringify(reply));
      });
    },
    async close() {
      await playground.stop();
      await client.remove();
    },
  };
}

function openTerminal({ bot }: Team): Promise<SavePlace> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let printed = '';
  output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = chat({
    ...{ bot, input, output, interactive: false, history: [] },
    style: chooseStyle(false, {}),
    width: () => 80,
  });
  const say = (line: string, expected = '') => {
    printed = '';
    input.write(`${line}\n`);
    return until(() => printed !== '' && printed.includes(expected));
  };
  return Promise.resolve({
    async keep({ question, answer }, hand) {
      await say(question);
      await hand.type('`/save …? …`', () => {
        hand.sends();
        return say(`/save ${question} ${answer}`, KEPT);
      });
    },
    async close() {
      input.end();
      await ended;
    },
  });
}

/** What the page sends of a form that nobody has touched. */
function filledIn(fields: readonly FormField[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const values =
        field.kind === 'text' || field.kind === 'choice' ? [field.value] : field.values;
      const filled = values.filter((value) => value !== null && value !== '');
      return filled.length === 0 ? [] : [[field.name, filled as string[]]];
    }),
  );
}

const countOf = (things: readonly unknown[], words: string): number =>
  things.filter((one) => JSON.stringify(one).includes(words)).length;

/** Does something, and waits until there is one more of what it brings. */
async function after(count: () => number, act: () => unknown): Promise<void> {
  const before = count();
  await act();
  await until(() => count() > before);
}

/** Looks every millisecond. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('waited in vain');
    await sleep(1);
  }
}
