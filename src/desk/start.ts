import { ianaRow } from "../ports/links.ts";
import type { Port } from "../ports/port.ts";
import { count, list, upper } from "../ports/words.ts";
import { leftOut } from "../registry/withheld.ts";
import { limits } from "../schemas/article.ts";
import type { RiskLevel } from "../schemas/common.ts";
import type { Source } from "../schemas/source.ts";
import type { Rfc } from "../schemas/sources.ts";
import type { Use } from "../schemas/use.ts";
import { sourceIds } from "./source-ids.ts";

/** So many related ports are filled in. */
const relatedMost = 4;
/** How far a column is known that has no value. */
const absent = { empty: "blank", unsourced: "not in our snapshot", withheld: "left out here" };
const levels: readonly RiskLevel[] = ["low", "medium", "high"];

/**
 * The text of a new article: what is known of the port filled in, the rest left empty, so that `npm run check` names all
 * that is to be written. Nothing in it is prose that could be published.
 * @param today the day it is begun, YYYY-MM-DD.
 * @param rfcs the series, for the dates of RFCs.
 */
export const startArticle = (port: Port, today: string, rfcs: ReadonlyMap<number, Rfc>): string =>
  `---\n${fieldsOf(port, today, rfcs)}---\n\n${textOf(port)}`;

function fieldsOf(port: Port, today: string, rfcs: ReadonlyMap<number, Rfc>): string {
  const { number, uses, transports } = port;
  const title = uses[0]?.name ?? (port.name === leftOut ? null : port.name);
  const names = [...new Set(uses.map((use) => use.name))];
  const lines = [
    "# What people call it.",
    `title: ${title === null ? "" : quoted(title)}`,
    "",
    `# One sentence of at most ${limits.summaryCharacters} characters that answers "what is port ${number}?".`,
    "summary:",
    "",
    "risk:",
    "  # If strangers reach it: low (made for it), medium (with care), high (do not).",
    `  level: ${highestRisk(uses) ?? ""}`,
    "  # One sentence that says why.",
    "  why:",
    "",
    "# Leave out those that the text says nothing of.",
    `uses: [${names.map(quoted).join(", ")}]`,
    "",
    `# ${limits.faqMin} to ${limits.faqMax}: { question: "Why …?", answer: "…" }, in the words that people type.`,
    "faq: []",
    "",
    "# Each is cited in the text as [^id], or goes. At least half should be primary.",
    "sources:",
    ...sourceLines(number, uses, transports[0]?.asOf ?? "", rfcs),
    "",
    `related: [${relatedOf(port).join(", ")}]`,
    "",
    "# The day on which somebody last read the text against its sources: set it when that is done.",
    `reviewed: ${quoted(today)}`,
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** Text in YAML, in double quotes: those of JSON mean the same there. */
const quoted = (text: string) => JSON.stringify(text);

const highestRisk = (uses: readonly Use[]) =>
  levels.findLast((level) => uses.some((use) => use.risk === level));

function sourceLines(
  number: number,
  uses: readonly Use[],
  asOf: string,
  rfcs: ReadonlyMap<number, Rfc>,
): string[] {
  const dateOf = ({ title }: Source) => rfcs.get(Number(/^RFC (\d+):/.exec(title)?.[1]))?.date;

  const iana = [
    "  - id: iana",
    `    title: "IANA: Service Name and Transport Protocol Port Number Registry, rows for ${number}"`,
    `    url: ${ianaRow(number)}`,
    `    date: ${quoted(asOf)} # of our snapshot`,
    "    type: iana",
  ];
  return [
    ...iana,
    ...sourceIds(uses).flatMap(({ id, type, source }) => [
      `  - id: ${id}`,
      `    title: ${quoted(source.title)}`,
      `    url: ${source.url}`,
      ...(dateOf(source) ? [`    date: ${quoted(dateOf(source) ?? "")}`] : []),
      // Who wrote it decides; that cannot be read off an address.
      `    type: ${type ?? "# maker, standard, cve, cert, paper or report"}`,
    ]),
  ];
}

/** Twins, the same product or service elsewhere, then the first port of a block that holds this one. */
function relatedOf({ number, related, blocks }: Port): number[] {
  const others = [...related.map(({ port }) => port), ...blocks.map(({ from }) => from)];
  return [...new Set(others)].filter((other) => other !== number).slice(0, relatedMost);
}

function textOf(port: Port): string {
  const { number, uses, registrations, unauthorized } = port;
  const states = port.transports.map(
    ({ transport, state, registrations: rows }) =>
      `${upper(transport)} ${[state, ...rows.flatMap(({ name }) => name ?? [])].join(" ")}`,
  );
  const met = uses.map(({ name, transports, encryption, confidence, note }) =>
    [name, list(transports.map(upper)), encryption, confidence, note].filter(Boolean).join(", "),
  );
  const dates = registrations.map(({ names, registration: { assignee, registered, reference } }) =>
    [
      names.map((name) => name ?? "(no name)").join(", "),
      ...Object.entries({ assignee, registered, reference }).map(
        ([column, field]) => `${column} ${field.known === "yes" ? field.value : absent[field.known]}`,
      ),
    ].join(", "),
  );
  const note = (title: string, wanted: string, known: readonly string[]) =>
    `## ${title}\n\n${comment([wanted, ...known.map((line) => `- ${line}`)])}\n`;

  return [
    note("Status", "Who is registered, who is really there, over what, in the clear or encrypted. Known:", [
      ...states,
      ...(met.length > 0 ? met : ["no use: say what was searched, and where"]),
    ]),
    note(
      "History",
      "Who asked for the number, when and why, what came after; each date has a footnote. Known:",
      [
        ...(dates.length > 0 ? dates : ["no registration"]),
        ...(port.formerNames.length > 0 ? [`once ${list(port.formerNames)}`] : []),
      ],
    ),
    note("Risks", "What strangers can do, what has happened (named, dated), what to do about it. Known:", [
      ...uses.map(({ name, risk }) => `${name}: ${risk}`),
      ...unauthorized.map(({ text }) => `IANA: ${text}`),
      ...(port.refused ? ["browsers refuse to connect to it"] : []),
      "say how to notice and stop an attack, not how to make one",
    ]),
    `## Check\n\n<Commands />\n\n${comment([
      `Only what is special to ${number}: how to tell ${uses.length > 1 ? "its uses apart" : "what answers"}. ${count(limits.bodyWordsMin)} to ${count(limits.bodyWordsMax)} words in all.`,
    ])}\n`,
  ].join("\n");
}

const comment = (lines: readonly string[]) => `{/* ${lines.join("\n").replaceAll("*/", "* /")} */}`;
