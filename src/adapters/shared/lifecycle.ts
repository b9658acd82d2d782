/** What every chat adapter is from outside: something that is opened once, and closed whenever. */

/** What is open while an adapter runs. */
export interface Opened {
  readonly stop: () => Promise<void>;
  /** The port that signed requests are taken at; `null` where there is none. */
  readonly port: number | null;
  /** Why nothing comes in any more, with the remedy; `null` when all is well. Absent: nobody can tell. */
  readonly trouble?: () => string | null;
  /** See {@link Lifecycle}. */
  readonly isGone?: (workspace: string, person: string) => Promise<boolean>;
}

/** Starting and stopping. */
export interface Lifecycle {
  /** Opens, once. Rejects with what opening rejects with, and can then be tried again. */
  start(): Promise<void>;
  /** Closes. What is being opened meanwhile is waited for and closed too. */
  stop(): Promise<void>;
  /** The port that signed requests are taken at; `null` without them and while closed. */
  port(): number | null;
  /** Why nothing comes in although it is open, with the remedy; `null` when all is well. */
  trouble(): string | null;
  /** Whether somebody is no member of a workspace any more; false also while closed, and where the platform does not tell. */
  isGone(workspace: string, person: string): Promise<boolean>;
}

/** Creates what {@link open} opens. Nothing is opened until it is started. */
export function createLifecycle(open: () => Promise<Opened>): Lifecycle {
  let opening: Promise<Opened> | null = null;
  let opened: Opened | null = null;
  return {
    async start() {
      const mine = (opening ??= open());
      try {
        const running = await mine;
        if (opening === mine) opened = running;
      } catch (error) {
        if (opening === mine) opening = null;
        throw error;
      }
    },
    async stop() {
      const ending = opening;
      opening = null;
      opened = null;
      // Whoever started it learns why it failed; then there is nothing to close.
      const running = await ending?.catch(() => null);
      await running?.stop();
    },
    port: () => opened?.port ?? null,
    trouble: () => opened?.trouble?.() ?? null,
    isGone: async (workspace, person) => (await opened?.isGone?.(workspace, person)) ?? false,
  };
}
