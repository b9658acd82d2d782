/** Commands as data: help, completion, the terminal's usage lines and the platforms' registrations are generated from these. */

/** One argument of a command, in order. */
export interface CommandOption {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
  /** What completes it. */
  readonly completes?: 'image' | 'host' | 'topic';
}

/** A command's name and form, without its behaviour. */
export interface CommandSpec {
  /** Without slash or prefix: `canirun`. */
  readonly name: string;
  /** One line, under 100 characters (Discord's limit for descriptions). */
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** One use of it, as typed in a chat. */
  readonly example: string;
}
