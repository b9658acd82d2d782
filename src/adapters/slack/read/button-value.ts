/** What our buttons carry: which answer they belong to. */
import { z } from 'zod';

/** The value of a button below an answer. */
export interface ButtonValue {
  /** Key of the delivery that was answered. */
  readonly key: string;
  /** Thread that the answer belongs into when it is shared. */
  readonly thread: string | null;
}

const schema = z.tuple([z.string(), z.string().nullable()]);

/** Writes a value. */
export function formatButtonValue({ key, thread }: ButtonValue): string {
  return JSON.stringify([key, thread]);
}

/** Reads a value. @returns `null` for what we never wrote */
export function parseButtonValue(value: string): ButtonValue | null {
  try {
    const { data } = schema.safeParse(JSON.parse(value));
    return data ? { key: data[0], thread: data[1] } : null;
  } catch {
    return null;
  }
}
