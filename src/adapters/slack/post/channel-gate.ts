/**
 * Spaces posts after Slack said "too many": about one message a second is allowed in a channel, so that those that
 * wait must not all come back at the same moment.
 */

/** Slack's pace for one channel, in milliseconds. */
const PACE_MS = 1_000;

/** The gate. */
export interface ChannelGate {
  /** How long a post to the channel has to wait now: 0 lets it through. */
  wait(channel: string): number;
  /** Slack refused a post. @returns how long that post has to wait */
  close(channel: string, retryAfter: number): number;
}

/** Creates an open gate. @param now - the clock, in milliseconds since 1970 */
export function createChannelGate(now: () => number): ChannelGate {
  /** When the channel opens again, and the next free turn after that. */
  const closed = new Map<string, { until: number; next: number }>();
  const turn = (channel: string, state: { until: number; next: number }): number => {
    const at = Math.max(state.next, state.until);
    closed.set(channel, { ...state, next: at + PACE_MS });
    return at - now();
  };
  return {
    wait(channel) {
      const state = closed.get(channel);
      if (!state) return 0;
      if (state.until <= now()) {
        closed.delete(channel);
        return 0;
      }
      return turn(channel, state);
    },
    close(channel, retryAfter) {
      const before = closed.get(channel);
      const until = Math.max(now() + retryAfter, before?.until ?? 0);
      return turn(channel, { until, next: Math.max(until, before?.next ?? 0) });
    },
  };
}
