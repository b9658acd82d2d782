/** Lists of rows that a statement reads like a table. */
import { sql, type RawBuilder } from 'kysely';

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Types of columns, as both databases name them. */
export type Columns<R extends Row> = Readonly<Record<keyof R & string, 'text' | 'bigint'>>;

/** Spells a list of rows, not empty, as a table `r`. */
export type RowsForm = <R extends Row>(
  columns: Columns<R>,
  rows: readonly R[],
) => RawBuilder<unknown>;

/** Row by row, as every database understands it. */
export const rowByRow: RowsForm = (columns, rows) => {
  const selects = rows.map((row) => {
    const values = Object.entries<string>(columns).map(
      ([name, type]) => sql`cast(${row[name] ?? null} as ${sql.raw(type)}) as ${sql.ref(name)}`,
    );
    return sql`select ${sql.join(values)}`;
  });
  return sql`(${sql.join(selects, sql` union all `)}) as r`;
};

/**
 * For PostgreSQL. One row is spelled as such: the statement is planned once for a single row, which finds it by an
 * index. More go as one array a column; such a statement is planned anew each time, for as many rows as there are.
 */
export const columnByColumn: RowsForm = (columns, rows) => {
  if (rows.length === 1) return rowByRow(columns, rows);
  const names = Object.keys(columns).map((name) => sql.ref(name));
  const arrays = Object.entries<string>(columns).map(
    ([name, type]) => sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(type)}[]`,
  );
  return sql`unnest(${sql.join(arrays)}) as r(${sql.join(names)})`;
};
