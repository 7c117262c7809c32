import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const reference = z.array(
  z.strictObject({
    cmdlet: z.string(),
    source: z.url(),
    parameters: z.array(z.string()),
    values: z.record(z.string(), z.array(z.string())).optional(),
  }),
);

/** What Microsoft's reference documents, by cmdlet. */
export function readReference() {
  const file = new URL("powershell-parameters.yml", import.meta.url);
  const entries = reference.parse(parse(readFileSync(file, "utf8")));
  return new Map(entries.map((entry) => [entry.cmdlet, entry]));
}

export interface Use {
  cmdlet: string;
  parameters: { name: string; value: string }[];
}

/**
 * The cmdlets of a command line, each with the parameters that follow it.
 *
 * @example parsePowerShell("Get-Process -Id 1") // [{ cmdlet: "Get-Process", parameters: [{ name: "Id", value: "1" }] }]
 */
export function parsePowerShell(line: string): Use[] {
  const uses: Use[] = [];
  const bare = line.replaceAll(/'[^']*'/g, "TEXT");
  for (const [, cmdlet, name = "", value = ""] of bare.matchAll(
    /\b([A-Z][a-z]+-[A-Z]\w*)|(?<=\s)-(\w+)(?: +([\w{}$.]+))?/g,
  )) {
    if (cmdlet) uses.push({ cmdlet, parameters: [] });
    else uses.at(-1)?.parameters.push({ name, value });
  }
  return uses;
}
