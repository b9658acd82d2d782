/** What has to be pasted into a platform's site so that it knows the bot. */

/** What a platform has to be told so that it knows the bot, and how. */
export interface PlatformManifest {
  /** To be pasted; one JSON value as text. Absent where a link does it all. */
  readonly json?: string;
  /** The page that does it, all filled in; where it depends on something not known yet, absent. */
  readonly link?: string;
  /** What to do, one sentence a step. */
  readonly steps: readonly string[];
}
