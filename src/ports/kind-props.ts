import { dynamicOffset, isNarrow, type Port } from "./port.ts";
import { isWithheld } from "../registry/withheld.ts";
import type { Use } from "../schemas/use.ts";
import { gapSentence, rangeSentence, stateWords } from "./sentences.ts";
import { count, list, systems, upper } from "./words.ts";

/** The likeliest few; the table of facts has them all. */
function namesOf(uses: readonly Use[]): string {
  const names = [...new Set(uses.map(({ name }) => name))];
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : list(names);
}

/**
 * What content/kinds/*.mdx may print of a port, as `{props.…}`. Empty text where a fact does not hold,
 * so that an article writes `{props.former && <p>…</p>}`.
 */
export function kindProps(port: Port) {
  const { number, range, gap, below, above, transports, uses } = port;
  const [lower] = below;
  const [higher] = above;
  const handed = systems(port.ephemeral);
  return {
    port: number,
    range,
    /** "TCP assigned, UDP reserved" */
    states: stateWords(transports),
    /** "cadlock" · "ircu and irc" */
    services: list(port.serviceNames),
    /** Whether a service name is one that this project does not repeat. */
    withheld: port.registrations.some(({ registration }) => isWithheld(registration)),
    /** "TCP and UDP": the transports on which a service is registered. */
    assigned: list(
      transports.filter(({ state }) => state === "assigned").map(({ transport }) => upper(transport)),
    ),
    /** "AirPlay Receiver and Flask" */
    uses: namesOf(uses),
    former: list(port.formerNames),
    rangeSentence: rangeSentence(port),
    gapSentence: gapSentence(port) ?? "",
    gap: gap ? { from: gap.from, to: gap.to, size: count(gap.size) } : null,
    below: lower ? `${lower.name} (${lower.port})` : "",
    above: higher ? `${higher.name} (${higher.port})` : "",
    /** "Linux, Windows and macOS" */
    handed: list(handed),
    privileged: list(systems(port.privileged)),
    /** The service for which every browser refuses it; empty where one that we tried does not. */
    refused: port.refused?.except.length === 0 ? port.refused.service || "no service named" : "",
    blocks: list(port.blocks.filter(isNarrow).map(({ name, from, to }) => `${name} (${from}–${to})`)),
    reports: port.unauthorized.map(({ text }) => text),
    offset: dynamicOffset(number),
  };
}
