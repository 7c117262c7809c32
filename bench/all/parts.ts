/** One benchmark of the repository: `bench/<name>.ts`, which `npm run bench:<name>` runs alone. */
export interface Part {
  /** Its arguments in `npm run bench`, so that all together take some 25 minutes. */
  args: readonly string[];
  /** With `--quick`. */
  quick: readonly string[];
  /** After so long it is ended. */
  minutes: number;
}

/** All, in the order in which they run: the first makes the site that the others measure. */
export const parts: Readonly<Record<string, Part>> = {
  build: { args: ["--rounds", "3"], quick: ["--rounds", "1"], minutes: 25 },
  flight: { args: [], quick: [], minutes: 5 },
  styles: { args: [], quick: ["--rounds", "3"], minutes: 5 },
  lighthouse: { args: [], quick: ["--runs", "1"], minutes: 15 },
  search: { args: [], quick: [], minutes: 5 },
  "search-speed": { args: [], quick: ["--quick"], minutes: 10 },
  feedback: { args: [], quick: ["--seconds", "1", "--rounds", "3"], minutes: 10 },
  serve: { args: [], quick: ["--seconds", "1", "--rounds", "3"], minutes: 10 },
  edit: { args: [], quick: ["--edits", "5"], minutes: 15 },
  growth: { args: [], quick: ["--pages", "1024,4096", "--articles", "149,600"], minutes: 20 },
};
