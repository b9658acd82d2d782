/** The little in which the databases' own spelling differs. */

/** What differs between the databases. */
export interface SqlForms {
  /** Type of a primary key that the database counts up, never reusing a number. */
  readonly countingKey: string;
}
