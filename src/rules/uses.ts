import type { Rule } from "./rule.ts";

/** Every name in `uses` is a row of content/facts/uses for this port. */
export const uses: Rule = {
  id: "uses",
  check({ port, uses }, { facts }) {
    if (port === null || !facts) return [];
    const known = facts.uses.filter((use) => use.port === port).map(({ name }) => name);
    const there = known.length > 0 ? `those are ${known.join(", ")}` : "it has none";
    return uses.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [
            {
              field: `uses[${index}]`,
              message: `is "${name}", which is no use of port ${port} in content/facts/uses (${there}): correct it, or add the row there`,
            },
          ],
    );
  },
};
