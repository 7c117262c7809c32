import { describe, expect, it } from "vitest";
import type { Citation } from "../../../src/rules/citations.ts";
import { indexWorks, oneWork, sameWork } from "../../../src/rules/one-work.ts";
import { head, ruleLines, sourcesOf } from "../../support/rules.ts";

const url = "https://example.org/manual";
const work = { id: "m", title: "Sample: The manual", url, date: "2024-05-01", type: "maker" };
const citing = (change: Partial<typeof work>) =>
  head({ sources: sourcesOf(JSON.stringify({ ...work, ...change })) });
const beside = (change: Partial<typeof work>) =>
  ruleLines(oneWork, citing(change), { others: { "22.mdx": citing({}), "23.mdx": citing({}) } });

describe("a work that several files cite", () => {
  it.each<Partial<typeof work>>([
    {},
    { title: "Sample: The manual, chapter 3" },
    { title: "Sample: The manual (port)" },
    { url: `${url}/` },
    { url: `${url}#port`, title: "Another", date: "2025" },
  ])("has one title, one date and one type: %s", (change) => {
    expect(beside(change)).toEqual([]);
  });

  it.each<[string, Partial<typeof work>, string]>([
    [
      "title",
      { title: "Sample: Manual" },
      'is called "Sample: Manual", and content/ports/22.mdx in sources[0] ("m") has the same address as "Sample: The manual": give both one title, and put what you cite of the work behind it, after a comma, a colon or in brackets.',
    ],
    [
      "date",
      { date: "2024" },
      'is dated 2024, and content/ports/22.mdx in sources[0] ("m") dates the same address 2024-05-01: write one date in both.',
    ],
    [
      "date, left out",
      { date: "" },
      'has no date, and content/ports/22.mdx in sources[0] ("m") dates the same address 2024-05-01: write one date in both.',
    ],
    [
      "type",
      { type: "report" },
      'has the type report, and content/ports/22.mdx in sources[0] ("m") gives the same address the type maker: write one type in both.',
    ],
  ])("is refused with another %s", (_, change, mend) => {
    expect(beside(change)).toEqual([`content/ports/770.mdx: sources[0] ("m") ${mend}`]);
  });

  it("is told of in the table that names it otherwise than most, where dates and types are unknown", () => {
    const cited = (path: string, title: string): Citation => ({
      path,
      field: "[0].source",
      title,
      url,
      date: null,
      type: null,
    });
    const index = indexWorks([
      cited("facts/twins.yml", "Manual"),
      cited("facts/blocks.yml", "Sample: The manual"),
      cited("facts/low-ports.yml", "Sample: The manual"),
    ]);
    expect(index.problemsOf("facts/twins.yml").map(({ field }) => field)).toEqual(["[0].source"]);
    expect(index.problemsOf("facts/blocks.yml")).toEqual([]);
  });
});

describe("two titles", () => {
  it.each([
    ["smb.conf(5), Samba manual", "smb.conf(5), Samba manual: krb5 port"],
    ["smb.conf(5), Samba manual: nbt port", "smb.conf(5), Samba manual: krb5 port"],
    ["RFC 1700: Assigned Numbers", "RFC 1700: Assigned Numbers, section “Well known port numbers”"],
    ["Linux: IP sysctl (ip_local_port_range)", "Linux: IP sysctl, ip_unprivileged_port_start"],
  ])("are of one work: %s · %s", (one, other) => {
    expect(sameWork(one, other)).toBe(true);
  });

  it.each([
    ["Kong: default configuration", "Kong Gateway: default configuration"],
    ["Supabase CLI: config.toml", "Supabase CLI: default configuration"],
    ["RabbitMQ: Networking", "RabbitMQ: Networking and RabbitMQ"],
  ])("are of two: %s · %s", (one, other) => {
    expect(sameWork(one, other)).toBe(false);
  });
});
