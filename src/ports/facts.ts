import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { block, browserBlocked, ephemeralRange, lowPortRule, twin } from "../schemas/facts.ts";
import type { Block, BrowserBlocked, EphemeralRange, LowPortRule, Twin } from "../schemas/facts.ts";
import { use } from "../schemas/use.ts";
import type { Use } from "../schemas/use.ts";

/** The small sourced tables of content/facts, checked. */
export interface Facts {
  uses: readonly Use[];
  /** Where each of the uses stands: the file, and its place in it from 0. */
  usePlaces: readonly { path: string; row: number }[];
  ephemeral: readonly EphemeralRange[];
  lowPorts: readonly LowPortRule[];
  browserBlocked: BrowserBlocked;
  blocks: readonly Block[];
  twins: readonly Twin[];
}

/** Problems in files that authors write: one line each, naming the file, the field and the mend. */
export class ContentError extends Error {
  override name = "ContentError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * One line per zod issue: `content/facts/blocks.yml: [3].from: …`.
 * @param name the file, as an author would type it.
 */
export function describeIssues(name: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const field = issue.path
      .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
      .join("");
    return `${name}: ${field.replace(/^\./, "") || "the file"}: ${issue.message}`;
  });
}

/**
 * Reads content/facts and checks every row.
 * @param folder the content folder.
 * @throws ContentError with all problems of all files.
 */
export function loadFacts(folder = "content"): Facts {
  const problems: string[] = [];
  const read = <T extends z.ZodType>(path: string, schema: T): z.output<T> | null => {
    const file = join(folder, "facts", path);
    const name = relative(join(folder, ".."), file).replaceAll("\\", "/");
    try {
      const result = schema.safeParse(parse(readFileSync(file, "utf8")));
      if (result.success) return result.data;
      problems.push(...describeIssues(name, result.error));
    } catch (error) {
      problems.push(
        `${name}: cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return null;
  };

  const useFiles = readdirSync(join(folder, "facts/uses"))
    .filter((name) => name.endsWith(".yml"))
    .sort();
  const rows = useFiles.flatMap((name) =>
    (read(`uses/${name}`, z.array(use)) ?? []).map((one, row) => ({
      one,
      place: { path: `content/facts/uses/${name}`, row },
    })),
  );
  const ephemeral = read("ephemeral.yml", z.array(ephemeralRange));
  const lowPorts = read("low-ports.yml", z.array(lowPortRule));
  const blocked = read("browser-blocked.yml", browserBlocked);
  const blocks = read("blocks.yml", z.array(block));
  const twins = read("twins.yml", z.array(twin));

  if (problems.length > 0 || !ephemeral || !lowPorts || !blocked || !blocks || !twins)
    throw new ContentError(problems);
  const uses = rows.map(({ one }) => one);
  const usePlaces = rows.map(({ place }) => place);
  return { uses, usePlaces, ephemeral, lowPorts, browserBlocked: blocked, blocks, twins };
}
