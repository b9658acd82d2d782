/** People as notes name them. Pure. */

/** An id of Slack's (`U…`, `W…`) or Discord's (digits), bare or in a mention; `null`: a name, or a group. */
export function personId(person: string): string | null {
  return /^(?:<@!?)?([UW][A-Z0-9]{6,20}|\d{15,20})>?$/.exec(person.trim())?.[1] ?? null;
}
