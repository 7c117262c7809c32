import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { ContentError, describeIssues } from "../ports/facts.ts";
import {
  forbiddenWords,
  sourceHosts,
  type ForbiddenWords,
  type Rfc,
  type SourceHosts,
} from "../schemas/sources.ts";
import { loadRfcs } from "../sources/rfcs.ts";

/** Tables that the rules hold articles against: content/sources and content/style. */
export interface Tables {
  rfcs: ReadonlyMap<number, Rfc>;
  hosts: SourceHosts;
  words: ForbiddenWords;
}

/**
 * Reads content/sources and content/style.
 * @throws ContentError with the problems of the first table that has some.
 */
export function loadTables(folder = "content"): Tables {
  return {
    rfcs: loadRfcs(folder),
    hosts: readYaml(folder, "sources/hosts.yml", sourceHosts),
    words: readYaml(folder, "style/words.yml", forbiddenWords),
  };
}

function readYaml<T>(folder: string, path: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(join(folder, path), "utf8")));
  if (result.success) return result.data;
  throw new ContentError(describeIssues(`content/${path}`, result.error));
}
