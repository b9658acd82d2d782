/** The box that narrows a list to what has some words. */
import { SearchIcon } from './icons.js';

/** What is typed, and who hears of it. */
export interface FilterBoxProps {
  readonly label: string;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
}

/** Draws it. */
export function FilterBox({ label, filter, setFilter }: FilterBoxProps) {
  return (
    <label class="filter">
      <SearchIcon />
      <span class="visually-hidden">{label}</span>
      <input
        type="search"
        value={filter}
        placeholder={label}
        onInput={(event) => {
          setFilter(event.currentTarget.value);
        }}
      />
    </label>
  );
}
