/** Rules that environment variables of several parts share. A rule's message is the end of a sentence: `PORT is …`. */
import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce
  .number({ error: 'is not a number; give a port from 0 to 65535' })
  .int('is not a whole number; give a port from 0 to 65535')
  .min(0, 'is below 0; give a port from 0 to 65535')
  .max(65535, 'is above 65535; give a port from 0 to 65535');

/** The address of an interface that a chat is asked at. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'is no address; write it as https://host/path/' })
  .optional();

/** A list of people's ids, separated by blanks or commas. */
export const people = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^\w{3,30}$/, 'holds an entry that is no user id; copy ids from people’s profiles'),
    ),
  );

/** A switch. @param standard - what it is where nothing is set */
export const onOrOff = (standard: 'on' | 'off') =>
  z.enum(['on', 'off'], { error: 'is neither on nor off' }).default(standard);

/** Notes that a variable is missing or too many. */
export type Need = (name: string, because: string) => void;

/** For a schema's `superRefine`: reports by variable. */
export function needIn(context: z.RefinementCtx): Need {
  return (name, because) => {
    context.addIssue({ code: 'custom', path: [name], message: because });
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without its undefined properties (exactOptionalPropertyTypes tells absent from undefined). */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}
