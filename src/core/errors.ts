/**
 * Errors by cause. Expected outcomes are values; these are for what stops the work:
 * the person asked wrongly, the other side said no, or it could not be reached. Anything else is a bug of ours.
 */

/** Why the work stopped. */
export type ErrorCause = 'bad-input' | 'refused' | 'unreachable';

/**
 * An error whose message may be shown to a person: it says what was wrong, where, and what to do.
 * It never holds a token or a signed address.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Who or what caused it; decides exit status and tone. */
  readonly reason: ErrorCause;

  /**
   * @param reason - the kind of cause
   * @param message - a full sentence for the person, with the remedy
   * @param options - `cause`: the underlying error, for the log only
   */
  constructor(reason: ErrorCause, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/**
 * The store can't be reached, or broke off before it said whether a change was kept. Not a bug and nothing that a person
 * did: whatever needed it is to be tried again later.
 */
export class StoreAway extends Error {
  override readonly name: string = 'StoreAway';
}

/** What counts where the store is away: passes on every other error. */
export function ifAway<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof StoreAway) return instead;
    throw error;
  };
}
