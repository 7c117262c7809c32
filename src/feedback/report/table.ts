/** A column of a table for the terminal. */
export interface Column<Row> {
  title: string;
  /** Numbers end where their column ends. */
  numeric?: boolean;
  cell(row: Row): string;
}

/** A table as lines of plain text, its columns two blanks apart. Cells are short and ASCII or nearly so. */
export function textTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((text, index) =>
        columns[index]?.numeric ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** A text that is cut where it is longer than `length` characters. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
