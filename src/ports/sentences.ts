import type { State, Transport, TransportRecord } from "../registry/types.ts";
import { isWithheld } from "../registry/withheld.ts";
import { ranges, type Port } from "./port.ts";
import { count, list, upper } from "./words.ts";

/** Heading and page title: "Port 770: cadlock"; the kind's own word where the port has no name. */
export function heading(port: Port): string {
  return `Port ${port.number}: ${nameOrKind(port)}`;
}

/** The port's name, or what it is instead. */
export function nameOrKind(port: Port): string {
  if (port.name !== null) return port.name;
  if (port.kind === "assigned") return "assigned without a service name";
  return port.kind;
}

/** One sentence that answers "what is port N?"; the article's own where there is one. */
export function summary(port: Port): string {
  if (port.article) return port.article.summary;
  const { number, uses } = port;
  const registered = registeredSentence(port);
  if (uses.length === 0) return registered;
  const names = [...new Set(uses.map(({ name }) => name))].slice(0, 3);
  return `Port ${number} is where you meet ${list(names)}. ${lowerFirst(registered)}`;
}

function lowerFirst(sentence: string): string {
  return sentence
    .replace(/^Port \d+ is registered/, "It is registered")
    .replace(/^Port \d+ is/, "At IANA it is");
}

function registeredSentence(port: Port): string {
  const { number, transports, serviceNames, registrations, kind } = port;
  const on = (state: State) => transports.filter((record) => record.state === state).map(transportOf);
  if (kind === "assigned") {
    const assigned = list(on("assigned"));
    if (registrations.some(({ registration }) => isWithheld(registration)))
      return `Port ${number} is assigned on ${assigned}. Its service name is left out here: IANA’s registry has it.`;
    if (serviceNames.length === 0)
      return `Port ${number} is assigned on ${assigned} without a service name: ${quoteRemark(transports)}.`;
    return `Port ${number} is registered with IANA as ${list(serviceNames)} on ${assigned}.`;
  }
  if (kind === "dynamic")
    return `Port ${number} is a dynamic port: nobody can register it, and systems hand it to outgoing connections.`;
  if (kind === "reserved")
    return `Port ${number} is reserved by IANA on ${list(on("reserved"))}: no service is registered on it.`;
  const former = port.formerNames.length > 0 ? `; it was once ${list(port.formerNames)}` : "";
  return `Port ${number} is unassigned: IANA's registry has no service on it, on TCP or UDP${former}.`;
}

const transportOf = (record: TransportRecord) => upper(record.transport);

function quoteRemark(transports: readonly TransportRecord[]): string {
  const remark = transports.find(({ state }) => state === "assigned")?.remark;
  return remark?.known === "yes" ? `“${remark.value}”` : "IANA says no more";
}

/** What a page says of the range a port lies in. */
export function rangeSentence(port: Port): string {
  const { from, to } = ranges[port.range];
  if (port.range === "system") return `System ports, ${from}–${to}, are given out by IANA after IETF review.`;
  if (port.range === "user") return `User ports, ${from}–${to}, are given out by IANA on request.`;
  return `Dynamic ports, ${from}–${to}, cannot be registered; any program may use them for a while.`;
}

/** Who may listen on a port that not everyone may, by common system, with `code` in backticks; null where all may. */
export function privilegeSentence({ privileged }: Pick<Port, "privileged">): string | null {
  const rules = privileged.filter(({ common }) => common);
  const sentences = rules.map(({ system, who, allow }) => {
    const command = allow.find((line) => line.startsWith("sudo "));
    return `${system}: ${who}${command ? ` To allow it: \`${command}\`.` : ""}`;
  });
  return sentences.join(" ") || null;
}

/** Why browsers do not open a port of the Fetch standard's list, and which did when we tried; null for others. */
export function refusalSentence({ number, refused }: Pick<Port, "number" | "refused">): string | null {
  if (!refused) return null;
  const service = refused.service && ` (${refused.service})`;
  const except = refused.except.length > 0 ? ` ${list(refused.except)} did not refuse it when we tried.` : "";
  return `The Fetch standard lists ${number}${service} among the ports that browsers do not connect to.${except} Serve pages on another port.`;
}

/** What the page says of the unnamed run around a port, or null. */
export function gapSentence({ gap }: Pick<Port, "gap">): string | null {
  if (!gap) return null;
  if (gap.size === 1)
    return `It stands alone: the numbers on both sides, ${gap.from - 1} and ${gap.to + 1}, have names.`;
  return `It lies in a run of ${count(gap.size)} numbers without a name, ${gap.from}–${gap.to}.`;
}

/** States by transport, in words: "TCP assigned, UDP reserved". */
export function stateWords(records: readonly { transport: Transport; state: State }[]): string {
  return records.map(({ transport, state }) => `${upper(transport)} ${state}`).join(", ");
}
