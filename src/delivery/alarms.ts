/** The queue's alarms: what is to be done later, none of which keeps the process from ending. */

/** Alarms that are set until they go off or all are cleared. */
export interface Alarms {
  /** Does something once, after so many milliseconds. */
  after(delay: number, work: () => void): void;
  /** Does something at a time of the queue's clock, never before; see `areDueBy`. */
  at(time: number, work: () => void): void;
  /** Does something again and again, until all are cleared. */
  every(delay: number, work: () => void): void;
  /** Whether something set by `at` is due by then. */
  areDueBy(time: number): boolean;
  clear(): void;
}

/** @param now - the clock, in milliseconds since 1970 */
export function createAlarms(now: () => number): Alarms {
  const timers = new Set<NodeJS.Timeout>();
  const times = new Set<number>();

  function after(delay: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delay);
    timer.unref();
    timers.add(timer);
  }

  function at(time: number, work: () => void): void {
    times.add(time);
    after(time - now(), () => {
      // A timer may go off a little early by this clock, and then nothing is due yet.
      if (now() < time) {
        at(time, work);
        return;
      }
      times.delete(time);
      work();
    });
  }

  function every(delay: number, work: () => void): void {
    after(delay, () => {
      every(delay, work);
      work();
    });
  }

  return {
    after,
    at,
    every,
    areDueBy: (time) => [...times].some((one) => one <= time),
    clear() {
      timers.forEach(clearTimeout);
      timers.clear();
      times.clear();
    },
  };
}
