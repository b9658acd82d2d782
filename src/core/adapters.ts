/**
 * THE table of adapters: the outlets that the bot speaks through, and what each can do. Whatever differs by outlet in the
 * core, the store and the metrics is asked here; an outlet that lacks a line does not compile. How a chat is configured
 * and opened stands in the other half, `app/chats.ts`, which has to name the same chats.
 */

/** What the rest of the program may rely on in an outlet. */
interface AdapterTraits {
  /** As people call it. */
  readonly title: string;
  /**
   * A chat: its messages are kept in the queue until they are answered, and who asked there can be told later. On the
   * web page and in the terminal the asker waits, and is gone afterwards.
   */
  readonly isChat: boolean;
  /** How one of its workspaces is called, for example. */
  readonly workspace: string;
  /** Its people's groups are told by id alone, never by name. */
  readonly groupsById?: true;
}

/** The outlets. Rows of the store begin with these names, so that they are never changed. */
export const ADAPTERS = {
  slack: { title: 'Slack', isChat: true, workspace: 'T0123' },
  discord: { title: 'Discord', isChat: true, workspace: '4567', groupsById: true },
  web: { title: 'the web page', isChat: false, workspace: 'local' },
  cli: { title: 'the terminal', isChat: false, workspace: 'local' },
} as const satisfies Readonly<Record<string, AdapterTraits>>;

/** The name of an outlet, as rows and configuration write it. */
export type AdapterName = keyof typeof ADAPTERS;

/** The name of a chat. */
export type ChatName = {
  [Name in AdapterName]: (typeof ADAPTERS)[Name]['isChat'] extends true ? Name : never;
}[AdapterName];

/** All outlets. */
export const ADAPTER_NAMES = Object.keys(ADAPTERS) as readonly AdapterName[];

/** All chats. */
export const CHAT_NAMES: readonly ChatName[] = ADAPTER_NAMES.filter(isChat);

/** How workspaces are written, an example for each outlet. */
export const WORKSPACE_EXAMPLES = ADAPTER_NAMES.map(
  (name) => `${name}/${ADAPTERS[name].workspace}`,
).join(', ');

/** Whether an outlet is a chat. */
export function isChat(name: AdapterName): name is ChatName {
  return ADAPTERS[name].isChat;
}

/** Whether a value from outside names an outlet. */
export function isAdapterName(value: unknown): value is AdapterName {
  return typeof value === 'string' && Object.hasOwn(ADAPTERS, value);
}
