import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ContentError, describeIssues } from "../../ports/facts.ts";
import { date } from "../../ports/words.ts";
import { exception, type Exception } from "../../schemas/exceptions.ts";

const file = "content/sources/exceptions.yml";

/**
 * Reads content/sources/exceptions.yml; without it there are none.
 * @throws ContentError with all problems of the file.
 */
export function loadExceptions(folder = "content"): Exception[] {
  const path = join(folder, "sources", "exceptions.yml");
  if (!existsSync(path)) return [];
  const result = z.array(exception).safeParse(parse(readFileSync(path, "utf8")) ?? []);
  if (result.success) return result.data;
  throw new ContentError(describeIssues(file, result.error));
}

const holds = ({ url, prefix }: Exception, address: string) =>
  url === undefined ? address.startsWith(prefix ?? "") : address === url;

/** The exception that an address falls under, or null; one that has ended counts no more. */
export const exceptionFor = (address: string, exceptions: readonly Exception[], today: string) =>
  exceptions.find((one) => one.until >= today && holds(one, address)) ?? null;

/** What is wrong with exceptions on a day: those that have ended, and those that no source needs. */
export function staleExceptions(
  exceptions: readonly Exception[],
  addresses: readonly string[],
  today: string,
): string[] {
  return exceptions.flatMap((one, index) => {
    const what = one.url ?? one.prefix ?? "";
    if (one.until < today)
      return [
        `${file}: [${index}] (${what}) ended on ${date(one.until)}: look at it again, then remove it or give a new day.`,
      ];
    return addresses.some((address) => holds(one, address))
      ? []
      : [`${file}: [${index}] (${what}) is no source's address: remove it.`];
  });
}
