import { describe, expect, test } from "vitest";
import { startArticle } from "../../../src/desk/start.ts";
import { frontmatter } from "../../../src/rules/frontmatter.ts";
import { rules } from "../../../src/rules/index.ts";
import { sections } from "../../../src/rules/sections.ts";
import { loadRfcs } from "../../../src/sources/rfcs.ts";
import { ruleLines } from "../../support/rules.ts";
import { known, portsOf, record, registration, use, withheld } from "../../support/world.ts";

const scraper = use(9090, "Prometheus", {
  risk: "high",
  source: { title: "Prometheus: Getting started", url: "https://example.org/prometheus" },
});
const other = use(9090, 'The "other" one', {
  risk: "low",
  source: { title: "RFC 862: Echo Protocol", url: "https://www.rfc-editor.org/rfc/rfc862" },
});
const ports = portsOf(
  {
    9090: [
      record("tcp", "assigned", [], { registrations: [registration("websm", { assignee: known("[IBM]") })] }),
      record("udp", "unassigned"),
    ],
  },
  {
    uses: [scraper, other],
    twins: [{ clear: 9090, encrypted: 9443, protocol: "HTTP", source: scraper.source }],
    blocks: [
      {
        from: 9080,
        to: 9099,
        transports: ["tcp"],
        name: "a block",
        what: "One of a block.",
        source: scraper.source,
      },
    ],
  },
);
const text = startArticle(ports.get(9090), "2026-11-26", loadRfcs());
const setting = { file: "9090.mdx", uses: [scraper, other] };

describe("an article that was just begun", () => {
  test("has what is known filled in", () => {
    for (const line of [
      'title: "Prometheus"',
      "  level: high",
      'uses: ["Prometheus", "The \\"other\\" one"]',
      '    date: "2026-01-01" # of our snapshot',
      "  - id: prometheus",
      "    url: https://example.org/prometheus",
      "  - id: rfc862",
      '    date: "1983-05"',
      "    type: rfc",
      "related: [9443, 9080]",
      'reviewed: "2026-11-26"',
      "- TCP assigned websm",
      "- websm, assignee [IBM], registered blank, reference blank",
      "- Prometheus: high",
    ])
      expect(text.split("\n").map((each) => each.replace(" */}", ""))).toContain(line);
  });

  test("is told what to write, field by field", () => {
    expect(ruleLines(frontmatter, text, setting)).toEqual([
      expect.stringMatching(/^content\/ports\/9090\.mdx: summary is missing: add one sentence/),
      expect.stringMatching(/: risk\.why is missing: add one sentence/),
      expect.stringMatching(/: faq has 0 entries; it needs at least 3/),
      expect.stringMatching(/: sources\[1\]\.type is missing: add rfc, standard/),
    ]);
  });

  test("is told that its sections are empty", () => {
    expect(ruleLines(sections, text, setting).map((line) => line.replace(/ \(line \d+\)/, ""))).toEqual(
      ["Status", "History", "Risks"].map(
        (title) =>
          `content/ports/9090.mdx: ${title} is empty: write it, or say what was searched and not found.`,
      ),
    );
  });

  test("breaks no rule about what is written, since nothing is", () => {
    const aboutNothing = ["frontmatter", "sections", "length", "footnotes"];
    for (const rule of rules.filter(({ id }) => !aboutNothing.includes(id) && !/primary|shape|faq/.test(id)))
      expect(ruleLines(rule, text, setting)).toEqual([]);
  });

  test("about a port of which nothing is known has no title and says what to search", () => {
    const bare = startArticle(ports.get(9091), "2026-11-26", loadRfcs());
    expect(bare).toContain("\ntitle:\n");
    expect(bare).toContain("\nuses: []\n");
    expect(bare).toContain("- no use: say what was searched, and where");
  });
});

test("a name that is left out here is no title", () => {
  const row = registration(null, { description: withheld, assignee: withheld, contact: withheld });
  const bare = portsOf({ 902: [record("tcp", "assigned", [], { registrations: [row] })] }, {});
  expect(startArticle(bare.get(902), "2026-11-26", loadRfcs())).toContain("\ntitle:\n");
});

test("a note that would end its own comment is kept inside it", () => {
  const sly = portsOf({}, { uses: [use(5, "Sly", { note: "ends */} here" })] });
  expect(startArticle(sly.get(5), "2026-11-26", loadRfcs())).toContain("ends * /} here");
});
