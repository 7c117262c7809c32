import { readArticle, readDraft } from "../../src/ports/articles.ts";
import type { Facts } from "../../src/ports/facts.ts";
import type { Registry, TransportRecord } from "../../src/registry/types.ts";
import { checkArticle } from "../../src/rules/check.ts";
import { citationsOf } from "../../src/rules/citations.ts";
import { indexWorks } from "../../src/rules/one-work.ts";
import { indexParagraphs } from "../../src/rules/paragraphs.ts";
import type { ShellReadings } from "../../src/rules/shell/syntax.ts";
import { loadTables } from "../../src/rules/tables.ts";
import { parse, type ParsedArticle } from "../../src/rules/parsed.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { collection } from "../../src/schemas/collection.ts";
import { guide } from "../../src/schemas/guide.ts";
import { kindArticle } from "../../src/schemas/kind-article.ts";
import { record, use } from "./world.ts";

interface Setting {
  /** Name of the file; the port is read from it. One that begins with `guides/`, `collections/` or `kinds/` is such a file. */
  file?: string;
  /** What the registry says of every port. */
  records?: TransportRecord[];
  /** The registry, where it is to tell the ports apart. */
  registry?: Registry;
  /** The other tables of facts that a rule may ask. */
  ephemeral?: Facts["ephemeral"];
  uses?: Facts["uses"];
  /** Other articles, by file name. */
  others?: Record<string, string>;
  /** What the shell's parser said; only the rule shell asks. */
  shell?: ShellReadings;
}

const cadlock = [record("tcp", "assigned", ["cadlock"]), record("udp", "assigned", ["cadlock"])];

/** What one rule says of one article, as lines. */
export function ruleLines(rule: Rule, text: string, setting: Setting = {}): string[] {
  const {
    file = "770.mdx",
    records = cadlock,
    uses = [use(770, "Cadlock"), use(22, "SSH")],
    others = {},
    shell = new Map(),
    registry,
    ephemeral = [],
  } = setting;
  const articles = Object.entries({ ...others, [file]: text }).map(([name, content]) => read(name, content));
  const article = articles.at(-1);
  if (!article) throw new Error("there is no article to check");
  const oneForAll = {
    provenance: {
      generated: "",
      sources: [],
      counts: { rows: 0, assignedPorts: 0, assignedTcp: 0, assignedUdp: 0 },
    },
    at: () => records,
  };
  const facts = {
    uses,
    usePlaces: [],
    ephemeral,
    lowPorts: [],
    blocks: [],
    twins: [],
    browserBlocked: noneBlocked,
  };
  return checkArticle(
    article,
    {
      registry: registry ?? oneForAll,
      facts,
      paragraphs: indexParagraphs(articles),
      works: indexWorks(articles.flatMap(citationsOf)),
      tables,
      shell,
    },
    [rule],
  );
}

const tables = loadTables();

function read(name: string, text: string): ParsedArticle {
  if (name.startsWith("guides/"))
    return parse(readDraft(`content/${name}`, text, guide), null, null, "guide");
  if (name.startsWith("collections/"))
    return parse(readDraft(`content/${name}`, text, collection), null, null, "collection");
  if (name.startsWith("kinds/"))
    return parse(readDraft(`content/${name}`, text, kindArticle), null, null, "kind");
  const draft = readArticle(`content/ports/${name}`, text);
  return parse(draft, draft.port, draft.nameProblem);
}

const noneBlocked: Facts["browserBlocked"] = {
  asOf: "2026-01-01",
  source: { title: "A source", url: "https://example.org/" },
  ports: [],
};

/** Frontmatter that passes its schema, with the given lines in place of those of the same field. */
export function head(fields: Record<string, string> = {}): string {
  const sound: Record<string, string> = {
    title: "title: cadlock",
    summary: 'summary: "cadlock: what it was, and for whom, is not known any more."',
    risk: 'risk: { level: low, why: "Nothing is known to listen here." }',
    uses: "uses: []",
    faq:
      "faq:\n" +
      ["Who", "What", "Why"]
        .map((word) => `  - { question: "${word} is it?", answer: "Nobody knows." }`)
        .join("\n"),
    sources: "sources:\n  - { id: iana, title: IANA's registry, url: https://www.iana.org/, type: iana }",
    reviewed: "reviewed: 2026-01-15",
  };
  return `---\n${Object.values({ ...sound, ...fields })
    .filter(Boolean)
    .join("\n")}\n---\n`;
}

/** Frontmatter of a guide that passes its schema, with the given lines in place of those of the same field. */
export function guideHead(fields: Record<string, string> = {}): string {
  const sound: Record<string, string> = {
    title: "title: Nothing answers at all",
    symptom: "symptom: No answer",
    summary: 'summary: "Nothing answers because something between drops the packets; ask it why."',
    systems: "systems: [linux]",
    concerns: "concerns: [22, { from: 80, to: 90 }, privileged]",
    sources: "sources:\n  - { id: iana, title: IANA's registry, url: https://www.iana.org/, type: iana }",
    reviewed: "reviewed: 2026-01-15",
  };
  return `---\n${Object.values({ ...sound, ...fields })
    .filter(Boolean)
    .join("\n")}\n---\n`;
}

/** A guide with one paragraph, whose first line is line 14. */
export const withMeaning = (paragraph: string) => `${guideHead()}\n## What it means\n\n${paragraph}\n`;

/** An article with sound frontmatter and the given text, which begins on line 15. */
export const withText = (text: string) => `${head()}\n${text}\n`;

/** An article with one paragraph under Status, on line 17. */
export const withStatus = (paragraph: string) => withText(`## Status\n\n${paragraph}`);

/** An article with a block of code under Check, whose first line is line 20. */
export const withCode = (code: string, label = "sh", lead = "Look:") =>
  withText(`## Check\n\n${lead}\n\n\`\`\`${label}\n${code}\n\`\`\``);

/** Frontmatter lines with the given sources, each `{ id, title, url, type, date }` as YAML in one line. */
export const sourcesOf = (...sources: string[]) =>
  `sources:\n${sources.map((one) => `  - ${one}`).join("\n")}`;

/** An article with one paragraph in a section, on line 17. */
export const withSection = (title: string, paragraph: string) => withText(`## ${title}\n\n${paragraph}`);
