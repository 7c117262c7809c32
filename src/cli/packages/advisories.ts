import { z } from "zod";
import type { NpmAnswer } from "./npm.ts";

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string(),
      isDirect: z.boolean(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

const refusal = z.object({ message: z.string() });

/** What the registry knows against our packages: a line for each; or why it cannot be asked. */
export type Advisories = { lines: string[] } | { notAvailable: string };

/** Reads what `npm audit --json` answered (its report version 2). */
export function readAdvisories({ json, said }: NpmAnswer): Advisories {
  const found = report.safeParse(json);
  if (!found.success) {
    const { data } = refusal.safeParse(json);
    return { notAvailable: data?.message ?? (said || "npm gave no report") };
  }
  return {
    lines: Object.entries(found.data.vulnerabilities).map(([name, { severity, range, via }]) => {
      const reasons = via.map((reason) =>
        typeof reason === "string" ? `by way of ${reason}` : `${reason.title} (${reason.url})`,
      );
      return `${name} ${range}: ${severity}. ${reasons.join("; ")}`;
    }),
  };
}
