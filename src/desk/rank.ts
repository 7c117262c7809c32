import type { Port } from "../ports/port.ts";
import { date, list, upper } from "../ports/words.ts";
import type { Use } from "../schemas/use.ts";

/** What readers said of a port's page: how often each rating was given, and how many left words or a reason. */
export interface Voices {
  helpful: number;
  unsure: number;
  unhelpful: number;
  remarks: number;
}

/** One sign that a port deserves an article, and what it counts. */
export interface Reason {
  points: number;
  text: string;
}

/** A port that deserves an article, with all that speaks for it, the weightiest first. */
export interface Candidate {
  port: number;
  name: string | null;
  points: number;
  reasons: Reason[];
}

/** What each sign counts. What is met and dangerous counts before what is only registered. */
export const weights = {
  use: { documented: 6, common: 5, reported: 1 },
  /** Many products speak a protocol. */
  protocol: 2,
  /** Each further name that people type for a use. */
  otherName: 0.5,
  otherNamesMost: 4,
  /** Each article that sends its readers here. */
  sentFrom: 2,
  sentFromMost: 6,
  risk: { high: 5, medium: 2, low: 0 },
  registered: 1,
  formerName: 1,
  unauthorized: 3,
  refused: 2,
  twin: 3,
  systemRange: 2,
  unhelpful: 3,
  unsure: 2,
  /** A visit that went well still is a visit. */
  helpful: 0.5,
  remark: 4,
  /** One busy reader must not outweigh all else. */
  voicesMost: 40,
} as const;

/**
 * Ports without an article by how much speaks for writing one, most first; equals by number. Those for which nothing
 * speaks but a registration are left out.
 * @param ports those to choose from, with or without an article.
 * @param written ports that have a file, finished or not.
 * @param voices what readers said, by port.
 */
export function rankPorts(
  ports: readonly Port[],
  written: ReadonlySet<number>,
  voices: ReadonlyMap<number, Voices> = new Map(),
): Candidate[] {
  const found: Candidate[] = [];
  const sent = Map.groupBy(
    ports.flatMap(({ number, article }) => (article?.related ?? []).map((to) => ({ from: number, to }))),
    ({ to }) => to,
  );
  for (const port of ports) {
    if (written.has(port.number)) continue;
    const senders = (sent.get(port.number) ?? []).map(({ from }) => from);
    const reasons = [
      ...signs.flatMap((sign) => sign(port) ?? []),
      ...sentFrom(senders),
      ...voicesOf(voices.get(port.number)),
    ];
    const points = tenths(reasons.reduce((sum, reason) => sum + reason.points, 0));
    if (points <= weights.registered + weights.systemRange) continue;
    found.push({
      port: port.number,
      name: port.name,
      points,
      reasons: reasons.toSorted((a, b) => b.points - a.points),
    });
  }
  return found.sort((a, b) => b.points - a.points || a.port - b.port);
}

const tenths = (points: number) => Math.round(points * 10) / 10;

type Sign = (port: Port) => Reason | null;

const usesOf: Sign = ({ uses }) => {
  if (uses.length === 0) return null;
  const counted = uses
    .map(({ confidence, kind }) => weights.use[confidence] * (kind === "protocol" ? weights.protocol : 1))
    .sort((a, b) => b - a);
  const [first, second, third, ...more] = uses.map(({ name, confidence }) => `${name} (${confidence})`);
  const named = [first, second, third].filter((name) => name !== undefined);
  return {
    // The second use says half as much as the first, the third a third: some numbers are crowded with dev servers.
    points: tenths(counted.reduce((sum, one, place) => sum + one / (place + 1), 0)),
    text: `${uses.length === 1 ? "used" : `${uses.length} uses`}: ${named.join(", ")}${more.length > 0 ? ` and ${more.length} more` : ""}`,
  };
};

const namesOf: Sign = ({ uses }) => {
  const names = [...new Set(uses.flatMap(({ aka }) => aka))];
  if (names.length === 0) return null;
  return {
    points: Math.min(names.length * weights.otherName, weights.otherNamesMost),
    text: `people also type ${list(names.slice(0, 3))}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`,
  };
};

const riskOf: Sign = ({ uses }) => {
  const worst = (["high", "medium"] as const).find((level) => uses.some(({ risk }) => risk === level));
  if (!worst) return null;
  const names = [...new Set(uses.filter(({ risk }) => risk === worst).map((use: Use) => use.name))];
  return {
    points: weights.risk[worst],
    text: `${worst} risk if strangers reach it: ${list(names.slice(0, 3))}`,
  };
};

const registrationOf: Sign = ({ serviceNames, transports }) => {
  if (serviceNames.length === 0) return null;
  const on = transports.filter(({ state }) => state === "assigned").map(({ transport }) => upper(transport));
  return {
    points: weights.registered * serviceNames.length,
    text: `registered: ${list(serviceNames)} on ${list(on)}`,
  };
};

const formerOf: Sign = ({ formerNames }) =>
  formerNames.length > 0
    ? { points: weights.formerName, text: `once ${list(formerNames)}: old lists still say so` }
    : null;

const reportsOf: Sign = ({ unauthorized: [report] }) =>
  report
    ? {
        points: weights.unauthorized,
        text: `IANA: “${report.text}” (as of ${date(report.asOf)})`,
      }
    : null;

const refusalOf: Sign = ({ refused }) =>
  refused ? { points: weights.refused, text: "browsers refuse to connect to it" } : null;

const twinOf: Sign = ({ related }) => {
  const twin = related.find(({ relation }) => relation === "encrypted twin" || relation === "cleartext twin");
  return twin ? { points: weights.twin, text: `${twin.relation} ${twin.port} (${twin.name})` } : null;
};

const rangeOf: Sign = ({ range, kind }) =>
  range === "system" && kind === "assigned" ? { points: weights.systemRange, text: "a system port" } : null;

const signs: readonly Sign[] = [
  usesOf,
  namesOf,
  riskOf,
  registrationOf,
  formerOf,
  reportsOf,
  refusalOf,
  twinOf,
  rangeOf,
];

function sentFrom(articles: readonly number[]): Reason[] {
  if (articles.length === 0) return [];
  return [
    {
      points: Math.min(articles.length * weights.sentFrom, weights.sentFromMost),
      text: `articles send readers here: ${list(articles.map(String))}`,
    },
  ];
}

function voicesOf(voices: Voices | undefined): Reason[] {
  if (!voices) return [];
  const { helpful, unsure, unhelpful, remarks } = voices;
  const all =
    helpful * weights.helpful +
    unsure * weights.unsure +
    unhelpful * weights.unhelpful +
    remarks * weights.remark;
  if (all === 0) return [];
  const said = [
    [unhelpful, "unhelpful"],
    [unsure, "unsure"],
    [helpful, "helpful"],
    [remarks, remarks === 1 ? "remark" : "remarks"],
  ] as const;
  return [
    {
      points: Math.min(all, weights.voicesMost),
      text: `readers: ${said.flatMap(([times, word]) => (times > 0 ? `${times} ${word}` : [])).join(", ")}`,
    },
  ];
}
