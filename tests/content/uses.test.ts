import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { use, type Use } from "../../src/schemas/use.ts";

const folder = new URL("../../content/facts/uses/", import.meta.url);
const name = (file: string): string => `content/facts/uses/${file}`;

/** Ports of the first wave on which something really runs; a page of these without a use would mislead. */
const expectedBelow5000 = [
  7, 9, 19, 20, 21, 22, 23, 25, 43, 53, 67, 68, 69, 79, 80, 81, 88, 102, 110, 111, 113, 119, 123, 135, 137,
  138, 139, 143, 161, 162, 179, 194, 389, 443, 445, 465, 500, 502, 512, 513, 514, 515, 520, 546, 547, 548,
  554, 587, 623, 631, 636, 666, 853, 873, 993, 995, 1080, 1099, 1194, 1337, 1433, 1434, 1521, 1701, 1720,
  1723, 1812, 1883, 1900, 2049, 2181, 2222, 2375, 2376, 2379, 3000, 3128, 3260, 3268, 3306, 3389, 3478, 4045,
  4444, 4500, 4789,
];
const expectedFrom5000 = [
  5000, 5060, 5173, 5201, 5222, 5353, 5355, 5432, 5555, 5601, 5672, 5683, 5900, 5938, 5984, 5985, 6000, 6379,
  6443, 6667, 6881, 7000, 7547, 8000, 8008, 8080, 8081, 8123, 8443, 8883, 8888, 9000, 9042, 9090, 9092, 9100,
  9200, 9229, 9418, 10000, 10250, 11211, 11434, 15672, 25565, 27015, 27017, 32400, 50051, 51820,
];

interface Checked {
  rows: Use[];
  problems: string[];
}

/** Reads the text of one file of uses; `problems` name the file, the row (from 0), its port and the mend. */
function check(file: string, text: string): Checked {
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0)
    return { rows: [], problems: errors.map(({ message }) => `${name(file)}: ${message}`) };
  const list: unknown = contents?.toJSON();
  if (!Array.isArray(list))
    return { rows: [], problems: [`${name(file)}: is not a list: begin each row with "- port:"`] };

  const rows: Use[] = [];
  const problems: string[] = [];
  for (const [at, raw] of list.entries()) {
    const port: unknown = raw !== null && typeof raw === "object" && "port" in raw ? raw.port : "missing";
    const say = (what: string): number => problems.push(`${name(file)}: row ${at} (port ${port}): ${what}`);
    const parsed = use.safeParse(raw);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        say(`${path.join(".") || "the row"}: ${message}: mend it as src/schemas/use.ts says`);
      continue;
    }
    const before = rows.at(-1);
    if (before && before.port > parsed.data.port)
      say(`stands after port ${before.port}: move it up, rows are sorted by port`);
    if (rows.some((row) => row.port === parsed.data.port && row.name === parsed.data.name))
      say(`name "${parsed.data.name}" is there already for this port: merge the two rows or rename one`);
    for (const [i, word] of parsed.data.aka.entries()) {
      if (/^\d+$/.test(word)) say(`aka[${i}] "${word}" is only digits: remove it, digits lead to a port`);
      const first = parsed.data.aka.findIndex((other) => other.toLowerCase() === word.toLowerCase());
      if (first < i) say(`aka[${i}] "${word}" repeats aka[${first}]: remove it`);
    }
    rows.push(parsed.data);
  }
  return { rows, problems };
}

const files = readdirSync(folder).filter((file) => file.endsWith(".yml"));
const checked = files.map((file) => ({ file, ...check(file, readFileSync(new URL(file, folder), "utf8")) }));
const all = checked.flatMap(({ rows }) => rows);
const missing = (ports: readonly number[]): number[] =>
  ports.filter((port) => !all.some((row) => row.port === port));

/** One row as an author writes it, with the lines of `changes` instead of its own. */
function row(changes: Record<string, string> = {}): string {
  const lines = { port: "22", name: "SSH", aka: "[sshd]", risk: "medium", ...changes };
  const rest = `transports: [tcp], kind: protocol, confidence: documented`;
  const source = `source: { title: "RFC 4253", url: "https://www.rfc-editor.org/rfc/rfc4253" }`;
  return `- { port: ${lines.port}, name: ${lines.name}, aka: ${lines.aka}, risk: ${lines.risk}, ${rest}, ${source} }\n`;
}

describe("an error in a file of uses names the file, the row, the port and the mend", () => {
  it.each([
    ["a value outside the schema", row({ risk: "huge" }), /x\.yml: row 0 \(port 22\): risk: .+: mend it as/],
    [
      "a port that does not exist",
      row({ port: "70000" }),
      /x\.yml: row 0 \(port 70000\): port: .+: mend it as/,
    ],
    ["a row too late", row() + row({ port: "21" }), /row 1 \(port 21\): stands after port 22: move it up/],
    ["a use told twice", row() + row(), /row 1 \(port 22\): name "SSH" .+: merge the two rows or rename one/],
    [
      "a number as a name",
      row({ aka: `["22"]` }),
      /row 0 \(port 22\): aka\[0\] "22" is only digits: remove it/,
    ],
    [
      "a name told twice",
      row({ aka: "[sshd, SSHD]" }),
      /\(port 22\): aka\[1\] "SSHD" repeats aka\[0\]: remove it/,
    ],
    ["a file that is no list", "port: 22", /x\.yml: is not a list: begin each row with "- port:"/],
  ])("%s", (_, text, message) => {
    expect(check("x.yml", text).problems).toEqual([expect.stringMatching(message)]);
  });

  it("a good row has none", () => {
    expect(check("x.yml", row()).problems).toEqual([]);
  });
});

describe("the uses", () => {
  it.each(checked)("$file is in order", ({ problems }) => {
    expect(problems).toEqual([]);
  });

  it("do not tell the same use of a port in two files", () => {
    const keys = all.map((each) => `${each.port} ${each.name}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("are at least 180", () => {
    expect(all.length).toBeGreaterThanOrEqual(180);
  });

  it("cover the well-known ports below 5000", () => {
    expect(missing(expectedBelow5000)).toEqual([]);
  });

  it("cover the well-known ports from 5000 on", () => {
    expect(missing(expectedFrom5000)).toEqual([]);
  });
});
