import { portPath } from "../ports/links.ts";
import { list, upper } from "../ports/words.ts";
import type { NamedBlock, PickerFacts, SystemRange } from "./file.ts";
import type { NamesOfPort } from "./names.ts";
import { blocksFor, nodePortBlock } from "./rule.ts";
import { systemNames, transports, type Objection, type Wish } from "./wish.ts";

/** A sentence that speaks against a number, and where it can be looked up. */
export interface Reason {
  objection: Objection;
  text: string;
  links: Link[];
}

interface Link {
  text: string;
  href: string;
}

type Judged = Pick<Wish, "systems" | "transports">;

/** Words of each objection, as the form has them. */
export const objectionNames: Readonly<Record<Objection, string>> = {
  registered: "registered with IANA",
  used: "with a known use",
  ephemeral: "handed to outgoing connections",
  browser: "refused by browsers",
  nodeport: "in the Kubernetes NodePort block",
  block: "in another named block",
  privileged: "that need a privilege",
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence from the parts that hold; none where no part does. */
const reason = (objection: Objection, parts: readonly string[], links: Link[]): Reason[] =>
  parts.length === 0 ? [] : [{ objection, text: `${capital(parts.join("; "))}.`, links }];

const on = (ids: readonly string[]) => list(ids.map(upper));
/** The table of a port's page has its registrations and its uses, each use with its source. */
const table = (port: number, text: string) => ({ text, href: `${portPath(port)}#registry` });

function registered(port: number, facts: PickerFacts, wish: Judged, names: NamesOfPort | null): Reason[] {
  const stateful = (state: string) =>
    wish.transports.filter((transport) => facts.stateOf(port, transport) === state);
  const assigned = stateful("assigned");
  const reserved = stateful("reserved");
  const named = Object.entries(names ?? {}).flatMap(([key, services]) => {
    const own = assigned.filter((transport) => key.split(" ").includes(transport));
    if (own.length === 0) return [];
    return [services.length > 0 ? `for ${list(services)} on ${on(own)}` : `without a name on ${on(own)}`];
  });
  if (named.length === 0 && assigned.length > 0) named.push(`on ${on(assigned)}`);
  const parts = [
    ...(named.length > 0 ? [`registered with IANA ${list(named)}`] : []),
    ...(reserved.length > 0 ? [`kept back by IANA on ${on(reserved)}`] : []),
  ];
  return reason("registered", parts, [table(port, "Registration")]);
}

function used(port: number, facts: PickerFacts, wish: Judged): Reason[] {
  const uses = facts
    .usesOf(port)
    .filter((use) => use.transports.some((one) => wish.transports.includes(one)));
  const names = uses.slice(0, 3).map(({ name, confidence }) => `${name} (${confidence})`);
  const more = uses.length - names.length;
  const parts = [
    ...(uses.length > 0 ? [`known use: ${list(more > 0 ? [...names, `${more} more`] : names)}`] : []),
    ...(facts.reported.has(port) ? ["IANA has a report of unauthorized use"] : []),
  ];
  return reason("used", parts, [table(port, "Uses and sources")]);
}

const holding = (rows: readonly SystemRange[], port: number, wish: Judged) =>
  rows.filter(({ system, from, to }) => wish.systems.includes(system) && from <= port && port <= to);

/** Systems of equal range together: "Linux (32768–60999), macOS and Windows (49152–65535)". */
function byRange(rows: readonly SystemRange[]): string {
  const groups = Map.groupBy(rows, ({ from, to }) => `${from}–${to}`);
  return [...groups]
    .map(([range, group]) => `${list(systemNames(group.map(({ system }) => system)))} (${range})`)
    .join(", ");
}

function linksOf(rows: readonly SystemRange[]): Link[] {
  const urls = Map.groupBy(rows, ({ url }) => url);
  return [...urls].map(([href, group]) => ({
    text: `${list(systemNames(group.map(({ system }) => system)))}: source`,
    href,
  }));
}

function ephemeral(port: number, facts: PickerFacts, wish: Judged): Reason[] {
  const rows = holding(facts.ephemeral, port, wish);
  if (rows.length === 0) return [];
  const text = `in the ephemeral range of ${byRange(rows)}, so that an outgoing connection may have it first`;
  return reason("ephemeral", [text], linksOf(rows));
}

function privileged(port: number, facts: PickerFacts, wish: Judged): Reason[] {
  const rows = holding(facts.lowPorts, port, wish);
  const who = rows.map(({ system, who: rule = "" }) => `${systemNames([system]).join("")}: ${rule}`);
  const guide = { text: "Guide: permission denied", href: "/guides/permission-denied-below-1024" };
  return who.length === 0
    ? []
    : [{ objection: "privileged", text: `A low port. ${who.join(" ")}`, links: [...linksOf(rows), guide] }];
}

function blocks(port: number, facts: PickerFacts, wish: Judged): Reason[] {
  const around = blocksFor(facts, wish).filter(({ from, to }) => from <= port && port <= to);
  const told = (objection: "nodeport" | "block", own: readonly NamedBlock[]) =>
    reason(
      objection,
      own.map(({ name, from, to }) => `inside the block ${name}, ${from}–${to}`),
      own.map(({ name, url }) => ({ text: `${name}: source`, href: url })),
    );
  const isNodePort = ({ name }: NamedBlock) => name === nodePortBlock;
  return [
    ...told("nodeport", around.filter(isNodePort)),
    ...told(
      "block",
      around.filter((block) => !isNodePort(block)),
    ),
  ];
}

const refused = (port: number, facts: PickerFacts): Reason[] =>
  reason("browser", facts.refused.has(port) ? ["browsers refuse to connect to it"] : [], [
    { text: "Fetch standard: source", href: facts.refusedBy },
    { text: "Guide: ports that browsers refuse", href: "/guides/ports-browsers-refuse" },
  ]);

/**
 * Everything that speaks against a number on the systems and transports of a wish: one reason for each objection, in
 * their order.
 * @param names the port's service names; null while they are not loaded.
 */
export function reasonsAgainst(
  port: number,
  facts: PickerFacts,
  wish: Judged,
  names: NamesOfPort | null = null,
): Reason[] {
  return [
    ...registered(port, facts, wish, names),
    ...used(port, facts, wish),
    ...ephemeral(port, facts, wish),
    ...refused(port, facts),
    ...blocks(port, facts, wish),
    ...privileged(port, facts, wish),
  ];
}

/** The ranges that the systems of a wish hand to outgoing connections: what a suggestion is outside of. */
export const ephemeralWords = (facts: PickerFacts, wish: Judged): string =>
  byRange(facts.ephemeral.filter(({ system }) => wish.systems.includes(system)));

/** What is on the number on transports that the wish does not need, a sentence each. */
export function elsewhere(port: number, facts: PickerFacts, wish: Judged): string[] {
  const others = transports.filter((transport) => !wish.transports.includes(transport));
  const states = others.flatMap((transport) => {
    const state = facts.stateOf(port, transport);
    if (state === "unassigned") return [];
    return [state === "assigned" ? `registered on ${upper(transport)}` : `kept back on ${upper(transport)}`];
  });
  const uses = facts
    .usesOf(port)
    .filter((use) => !use.transports.some((one) => wish.transports.includes(one)))
    .map(({ name, transports: used }) => `${name} on ${on(used)}`);
  return [
    ...(states.length > 0 ? [`At IANA it is ${list(states)}.`] : []),
    ...(uses.length > 0 ? [`Known use elsewhere: ${list(uses.slice(0, 3))}.`] : []),
  ];
}
