/** Buttons side by side of which one is pressed: what a page shows of several things. */

/** What can be chosen, and who hears of it. */
export interface SegmentsProps<Name extends string | number> {
  /** Of all of them together. */
  readonly label: string;
  readonly names: readonly Name[];
  readonly labelOf: (name: Name) => string;
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
}

/** Draws them. */
export function Segments<Name extends string | number>({
  label,
  names,
  labelOf,
  chosen,
  choose,
}: SegmentsProps<Name>) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => {
            choose(name);
          }}
        >
          {labelOf(name)}
        </button>
      ))}
    </div>
  );
}
