import { lastPort, ranges, rangeOf } from "../ports/port.ts";
import { upper } from "../ports/words.ts";
import type { State, Transport, TransportRecord } from "../registry/types.ts";
import type { Passage } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";
import { mayClaim, readClaims, type Claim } from "./truth/claims.ts";
import { sentenceReader, type Sentence } from "./truth/sentences.ts";

/**
 * No sentence about this port contradicts the registry or RFC 6335 §6: its state, its service names, its range.
 * Sentences about other ports, about the past, and those that correct a claim are left alone; so is a sentence
 * followed by `{/* true: reason *\/}`. In a guide, each sentence is about every port that it names.
 */
export const registryTruth: Rule = {
  id: "registry-truth",
  guides: true,
  check({ port, fields, passages }, { registry }) {
    const worthReading = [...fields, ...passages].filter(
      ({ text }) => mayClaim(text) || text.includes("{/*"),
    );
    const readOwn = port === null ? null : sentenceReader(port);
    return worthReading.flatMap((passage) =>
      (port === null ? portsNamed(passage) : [port]).flatMap((about) =>
        (readOwn ?? sentenceReader(about))(passage)
          .filter(({ text }) => port !== null || text.includes("@P"))
          .flatMap((sentence) => problemsOf(sentence, passage, about, registry.at(about))),
      ),
    );
  },
};

/** The ports that a text links to or calls ports. */
function portsNamed({ text }: Passage): number[] {
  const named = Array.from(text.matchAll(/\/ports\/(\d+)|\bports? (\d+)/gi), ([, link, word]) =>
    Number(link ?? word),
  );
  return [...new Set(named)].filter((number) => number <= lastPort);
}

function problemsOf(
  sentence: Sentence,
  { field, line }: Passage,
  port: number,
  records: readonly TransportRecord[],
): Problem[] {
  const wrong = readClaims(sentence)
    .map((claim) => contradiction(claim, port, records))
    .find((found) => found !== null);
  const said = `“${shown(sentence)}”`;
  // Comments do not work in frontmatter, which has no line here.
  if (line === undefined) return wrong ? [{ field, message: `says ${said}, but ${wrong}: correct it` }] : [];

  const { exempt } = sentence;
  const mend = "correct it, or put {/* true: the reason */} behind it";
  if (exempt === null) return wrong ? [{ field, line, message: `says ${said}, but ${wrong}: ${mend}` }] : [];
  if (exempt === "")
    return [
      { field, line, message: `exempts ${said} and does not say why: write the reason behind "true:"` },
    ];
  return wrong
    ? []
    : [{ field, line, message: `exempts ${said}, which needs no exemption: remove the comment` }];
}

/** What the registry says instead, or null when it agrees. */
function contradiction(claim: Claim, port: number, records: readonly TransportRecord[]): string | null {
  const truth = `IANA's registry has port ${port} ${statesOf(records)}`;
  const stateOf = (transport: Transport): State =>
    records.find((record) => record.transport === transport)?.state ?? "unassigned";
  const states =
    claim.transports.length > 0 ? claim.transports.map(stateOf) : records.map(({ state }) => state);

  switch (claim.says) {
    case "unassigned":
      return states.includes("assigned") || (claim.word && states.every((state) => state === "reserved"))
        ? truth
        : null;
    case "assigned":
      return (
        claim.transports.length > 0
          ? states.every((state) => state === "assigned")
          : states.includes("assigned")
      )
        ? null
        : truth;
    case "reserved":
      return states.includes("reserved") ? null : truth;
    case "nameless":
      return currentNames(records).length > 0 ? truth : null;
    case "named": {
      const known = [
        ...currentNames(records),
        ...records.flatMap(({ former }) => former.map(({ name }) => name)),
      ];
      const strange = claim.names.filter(
        (name) => !known.some((each) => each.toLowerCase() === name.toLowerCase()),
      );
      return strange.length > 0 ? `${truth} and not \`${strange.join("`, `")}\`` : null;
    }
    case "range": {
      const range = rangeOf(port);
      const { title, from, to } = ranges[range];
      return claim.range === range ? null : `port ${port} is one of the ${title} (${from}–${to})`;
    }
  }
}

const currentNames = (records: readonly TransportRecord[]) => [
  ...new Set(records.flatMap(({ registrations }) => registrations.flatMap(({ name }) => name ?? []))),
];

/** "assigned on TCP and UDP (`cadlock`)" */
function statesOf(records: readonly TransportRecord[]): string {
  const states = [...new Set(records.map(({ state }) => state))].map((state) => {
    const on = records.filter((record) => record.state === state).map(({ transport }) => upper(transport));
    return `${state} on ${on.join(" and ")}`;
  });
  const names = currentNames(records);
  return `${states.join(", ")}${names.length > 0 ? ` (\`${names.join("`, `")}\`)` : ""}`;
}

function shown({ source }: Sentence): string {
  const text = source.replace(/[.:;,]$/, "");
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
