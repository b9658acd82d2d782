/** Tables for spreadsheets. */

/** What a spreadsheet takes for the beginning of a formula, also in full width (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180), the head first. What somebody typed can't become a formula: such a cell begins with an
 * apostrophe, which spreadsheets show as text.
 */
export function formatCsv(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [head, ...rows].map(formatCsvRow).join('');
}

/** One row of such a table. */
export function formatCsvRow(row: readonly (string | number | null)[]): string {
  return `${row.map(formatCell).join(',')}\r\n`;
}

function formatCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
