import { readFileSync } from "node:fs";

/** A question of a reader and what answers it. */
export interface SearchCase {
  kind: string;
  query: string;
  /** Paths that may stand first; each is right. */
  right: readonly string[];
  /** Where people ask it, or what proves the answer; "-" where neither is needed. */
  seen: string;
}

const kinds = new Set(["number", "name", "product", "typo", "question", "error", "word"]);

/** Reads a table of cases. Throws an Error that names the line and the mend. */
export function readCases(file: string): SearchCase[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, at) => {
      if (line === "" || line.startsWith("#")) return [];
      const [kind = "", query = "", right = "", seen = "", ...more] = line.split("\t");
      const paths = right.split("|");
      const sound = paths.every((path) =>
        /^\/(?:ports(?:\/\d+)?|guides(?:\/[a-z0-9-]+)?|commands|pick|about)$/.test(path),
      );
      if (!kinds.has(kind) || query === "" || !sound || seen === "" || more.length > 0)
        throw new Error(
          `${file}: line ${at + 1}: write kind (${[...kinds].join(", ")}), query, path, where seen, with tabs between`,
        );
      return [{ kind, query, right: paths, seen }];
    });
}

/** Whether one of the first results is a right one; sections of a page do not count. */
export const isHit = ({ right }: SearchCase, paths: readonly string[], within: number): boolean =>
  paths.slice(0, within).some((path) => right.includes(path.replace(/#.*/, "")));
