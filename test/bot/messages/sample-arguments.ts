/** Arguments to try a message with, read from its own parts. */
import { IntlMessageFormat } from 'intl-messageformat';

/** A part of a parsed message (`TYPE` of FormatJS's parser). */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
  readonly children?: readonly Part[];
}

const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;

/** What a message takes: each argument's name with what it must be. */
export function argumentsOf(message: string): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  for (const { value = '', type, options = {} } of partsOf(message)) {
    const kinds = found.get(value) ?? new Set();
    if (type === NUMBER || type === PLURAL) kinds.add('a number');
    if (type === SELECT) Object.keys(options).forEach((option) => kinds.add(option));
    if (type >= ARGUMENT && type <= PLURAL) found.set(value, kinds);
  }
  return Object.fromEntries([...found].map(([name, kinds]) => [name, [...kinds].sort()]));
}

/** Numbers that languages count differently. */
const COUNTS = [0, 1, 2, 8, 21, 1200];

/** Several sets of arguments for a message: every count, every choice. */
export function samplesOf(message: string): readonly Readonly<Record<string, string | number>>[] {
  const all = Object.entries(argumentsOf(message));
  return COUNTS.map((count, at) =>
    Object.fromEntries(
      all.map(([name, kinds]) => [
        name,
        kinds.includes('a number') ? count : (kinds[at % kinds.length] ?? `<${name}>`),
      ]),
    ),
  );
}

function partsOf(message: string): readonly Part[] {
  return flat(new IntlMessageFormat(message, 'en').getAst());
}

function flat(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [
    part,
    ...flat(part.children ?? []),
    ...Object.values(part.options ?? {}).flatMap(({ value }) => flat(value)),
  ]);
}
