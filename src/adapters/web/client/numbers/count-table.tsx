/** A table of names and counts, with a bar behind each first count. */
import { words } from '../words/shown-words.js';

/** What the table shows. */
export interface CountTableProps {
  readonly title: string;
  readonly head: readonly string[];
  /** The name first. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** More rows are shown on demand. */
const FIRST_ROWS = 10;

/** Draws the table; nothing where there is no row. */
export function CountTable({ title, head, rows }: CountTableProps) {
  if (rows.length === 0) return null;
  const first = rows.slice(0, FIRST_ROWS);
  const rest = rows.slice(FIRST_ROWS);
  return (
    <section class="counts">
      <h2>{title}</h2>
      <Rows title={title} head={head} rows={first} />
      {rest.length > 0 && (
        <details>
          <summary>{words().numbers.more(rest.length)}</summary>
          <Rows title={words().numbers.continued(title)} head={head} rows={rest} />
        </details>
      )}
    </section>
  );
}

function Rows({ title, head, rows }: CountTableProps) {
  return (
    <table>
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...counts], n) => (
          <tr key={n}>
            <th scope="row">{name}</th>
            {counts.map((count, column) => (
              <td key={column}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
