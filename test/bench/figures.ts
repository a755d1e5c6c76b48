/** What a bench measured. The bench prints it as a last line of JSON. */
export type Figures = Record<string, number | string>;

/** A bench is a file in this folder that exports `bench`. `say` prints tables for people. */
export interface Bench {
  bench(say: (line: string) => void): Promise<Figures>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** Aligns rows in columns, with numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => String(cell)));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const isNumber = (at: number) => typeof rows.at(-1)?.[at] === "number";
  return cells
    .map((row) =>
      row
        .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
