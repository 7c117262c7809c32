import type { Facts } from "../../ports/facts.ts";
import { ranges, rangeOf } from "../../ports/port.ts";
import { upper } from "../../ports/words.ts";
import type { State, Transport, TransportRecord } from "../../registry/types.ts";
import type { Claim, RangeWord } from "./claims.ts";

/** What the registry says instead, or null when it agrees. */
export function contradiction(
  claim: Claim,
  port: number,
  records: readonly TransportRecord[],
  facts: Facts | null,
): string | null {
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
    case "range":
    case "other range": {
      const { title, from, to } = ranges[rangeOf(port)];
      const within = isWithin(port, claim.range, facts);
      return within === null || within === (claim.says === "range")
        ? null
        : `port ${port} is one of the ${title} (${from}–${to})${claim.range === "ephemeral" ? ` and ${within ? "" : "not "}in an ephemeral range` : ""}`;
    }
    case "only": {
      const others = records.filter(({ transport }) => !claim.transports.includes(transport));
      const whole = states.every((state) => state === "assigned");
      return whole && others.every(({ state }) => state !== "assigned") ? null : truth;
    }
    case "count": {
      const { length } = currentNames(records);
      return length === claim.count ? null : truth;
    }
    case "since": {
      const dates = records.flatMap(({ registrations }) =>
        registrations.flatMap(({ registered }) => (registered.known === "yes" ? [registered.value] : [])),
      );
      return dates.length === 0 || dates.some((date) => date.startsWith(claim.year))
        ? null
        : `IANA's registry dates it ${[...new Set(dates)].join(", ")}`;
    }
  }
}

/** Whether a port lies in a range, or null where that cannot be said. */
function isWithin(port: number, range: RangeWord, facts: Facts | null): boolean | null {
  if (range === "privileged") return rangeOf(port) === "system";
  if (range === "unprivileged") return rangeOf(port) !== "system";
  if (range !== "ephemeral") return rangeOf(port) === range;
  if (!facts) return null;
  return facts.ephemeral.some(({ from, to, common }) => common && from <= port && port <= to);
}

/** The service names of a port today, each once. */
export const currentNames = (records: readonly TransportRecord[]) => [
  ...new Set(records.flatMap(({ registrations }) => registrations.flatMap(({ name }) => name ?? []))),
];

/** "assigned on TCP and UDP (`cadlock`)" */
export function statesOf(records: readonly TransportRecord[]): string {
  const states = [...new Set(records.map(({ state }) => state))].map((state) => {
    const on = records.filter((record) => record.state === state).map(({ transport }) => upper(transport));
    return `${state} on ${on.join(" and ")}`;
  });
  const names = currentNames(records);
  return `${states.join(", ")}${names.length > 0 ? ` (\`${names.join("`, `")}\`)` : ""}`;
}
