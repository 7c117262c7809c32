/** What came of one proof on one engine. */
export interface Verdict {
  proof: string;
  engine: string;
  /** What was done, with its figures. */
  done: string;
  /** What was found wrong; none means proved. */
  problems: readonly string[];
  /** Why it could not be done on this machine. */
  skipped?: string | undefined;
  seconds: number;
}

/** A run of a proof that has no clock yet. */
export type Outcome = Omit<Verdict, "proof" | "engine" | "seconds">;

/** Runs a proof by the clock; what it throws is a problem like any other. */
export async function judged(proof: string, engine: string, run: () => Promise<Outcome>): Promise<Verdict> {
  const began = performance.now();
  const outcome = await run().catch((error: unknown) => ({
    done: "broke off",
    problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
  }));
  return { proof, engine, ...outcome, seconds: (performance.now() - began) / 1000 };
}

const shown = 5;

/** The first few of a list of problems, and how many more there are. */
export const firstProblems = (problems: readonly string[]): string[] =>
  problems.length <= shown
    ? [...problems]
    : [...problems.slice(0, shown), `and ${problems.length - shown} more`];

const resultOf = ({ problems, skipped }: Verdict) =>
  problems.length > 0 ? "FAILED" : skipped ? "skipped" : "proved";

/** The verdicts as a table, with the problems and the reasons of skips below it. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const rows = [
    ["proof", "engine", "what was done", "result", "seconds"],
    ...verdicts.map((verdict) => [
      verdict.proof,
      verdict.engine,
      verdict.done,
      resultOf(verdict),
      verdict.seconds.toFixed(1),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const notes = verdicts.flatMap(({ proof, engine, problems, skipped }) => [
    ...(skipped ? [`${proof}, ${engine}: skipped: ${skipped}`] : []),
    ...firstProblems(problems).map((problem) => `${proof}, ${engine}: ${problem}`),
  ]);
  return [...rows.map(line), ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}
