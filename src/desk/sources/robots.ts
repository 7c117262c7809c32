/** What a robots.txt asks of us. */
export interface Robots {
  /** Whether we may ask for a path with its query. */
  allows(path: string): boolean;
  /** Seconds between requests, where the file wishes for some (`Crawl-delay`, which no standard has). */
  delay: number | null;
}

/** Everything is allowed: there is no file, or it says nothing of us. */
export const anything: Robots = { allows: () => true, delay: null };

interface Group {
  agents: string[];
  rules: { allow: boolean; pattern: string }[];
  delay: number | null;
}

/**
 * Reads a robots.txt (RFC 9309 §2.2): the groups that name us, else those for all; the longest rule that fits decides, and
 * of two of one length the one that allows.
 * @param product our name in it, compared without case.
 */
export function readRobots(text: string, product: string): Robots {
  const groups = groupsOf(text);
  const name = product.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(name));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  const rules = chosen
    .flatMap((group) => group.rules)
    .filter(({ pattern }) => pattern !== "")
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
  return {
    allows: (path) => rules.find(({ pattern }) => fits(pattern, path))?.allow ?? true,
    delay: chosen.find(({ delay }) => delay !== null)?.delay ?? null,
  };
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.split(/\r?\n/)) {
    const [, key = "", value = ""] = /^\s*([\w-]+)\s*:\s*(.*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const field = key.toLowerCase();
    if (field === "user-agent") {
      // Names that follow each other share the rules below them.
      if (!naming) groups.push({ agents: [], rules: [], delay: null });
      groups.at(-1)?.agents.push(value.toLowerCase());
      naming = true;
    } else if (field === "allow" || field === "disallow") {
      groups.at(-1)?.rules.push({ allow: field === "allow", pattern: value });
      naming = false;
    } else if (field === "crawl-delay") {
      const group = groups.at(-1);
      if (group && /^\d+(\.\d+)?$/.test(value)) group.delay = Number(value);
      naming = false;
    }
  }
  return groups;
}

/** `*` stands for anything, `$` at the end for the end. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith("$");
  const parts = (ends ? pattern.slice(0, -1) : pattern).split("*");
  const source = parts.map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)).join(".*");
  return new RegExp(`^${source}${ends ? "$" : ""}`, "s").test(path);
}
