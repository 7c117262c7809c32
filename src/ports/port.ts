import type { Registration, TransportRecord, Transport } from "../registry/types.ts";
import type { Article } from "../schemas/article.ts";
import type { EphemeralRange, LowPortRule } from "../schemas/facts.ts";
import type { Source } from "../schemas/source.ts";
import type { Use } from "../schemas/use.ts";

/** First and last number of the three ranges (RFC 6335 §6). */
export const ranges = {
  system: { from: 0, to: 1023, title: "System ports" },
  user: { from: 1024, to: 49151, title: "User ports" },
  dynamic: { from: 49152, to: 65535, title: "Dynamic ports" },
} as const;
export type Range = keyof typeof ranges;

export const lastPort = 65535;

/** Where a number lies on a scale of 656 units. */
export const scaleAt = (port: number): number => Math.round(port / 100);

/** How far a number lies above the first dynamic port; negative below it. */
export const dynamicOffset = (port: number): number => port - ranges.dynamic.from;

/** Which article a port gets when it has none of its own. */
export const kinds = ["assigned", "reserved", "unassigned", "dynamic"] as const;
export type Kind = (typeof kinds)[number];

/** What a named block says of one of its ports. */
export interface PortBlock {
  name: string;
  from: number;
  to: number;
  /** The block's sentence with the port's own offset in it. */
  what: string;
  source: Source;
}

/** How many named ports a page shows on each side. */
export const neighbourCount = 4;

/** A named port at some distance. */
export interface Neighbour {
  port: number;
  name: string;
  /** Numbers between the two, 0 when they touch. */
  between: number;
}

export type Relation = "same service" | "same product" | "encrypted twin" | "cleartext twin" | "see also";

/** Another port that a reader of this one may want. */
export interface Related {
  port: number;
  name: string;
  relation: Relation;
}

/** A guide that concerns a port. */
export interface PortGuide {
  /** Its page is `/guides/<slug>`. */
  slug: string;
  title: string;
  /** What the reader sees, in a few words, without a mark behind it: "Permission denied". */
  symptom: string;
  /** What a fact says of this very port, with `code` in backticks; null where the guide alone can tell. */
  why: string | null;
}

/** Registrations that say the same but for their name, with the transports on which the registry repeats them. */
export interface RegistrationGroup {
  /** Their service names; null where the port is assigned without one. */
  names: (string | null)[];
  transports: Transport[];
  /** One of them; its name is the last of `names`. */
  registration: Registration;
}

/** All that the site knows of one port number. Made by `createPorts`; pages print it. */
export interface Port {
  number: number;
  range: Range;
  kind: Kind;
  /** What people call it: the article's title, else its likeliest use, else its service names; null for most. */
  name: string | null;
  /** Distinct current service names over all transports, in the registry's order. */
  serviceNames: readonly string[];
  /** Distinct former names that are current on no transport. */
  formerNames: readonly string[];
  /** tcp and udp always; sctp and dccp where the registry lists them. */
  transports: readonly TransportRecord[];
  registrations: readonly RegistrationGroup[];
  /** Likeliest first; the article's order where there is one. */
  uses: readonly Use[];
  /** The systems that hand this number to outgoing connections. */
  ephemeral: readonly EphemeralRange[];
  /** For system ports, what every system says of who may bind them; empty above. */
  binding: readonly LowPortRule[];
  /** The systems on which binding this number needs a privilege. */
  privileged: readonly LowPortRule[];
  /** Set when the Fetch standard has browsers refuse it; `except` are browsers that did not when we tried. */
  refused: { service: string; except: readonly string[]; asOf: string; source: Source } | null;
  /** IANA's unauthorized-use reports, each once. */
  unauthorized: readonly { text: string; asOf: string }[];
  blocks: readonly PortBlock[];
  /** Nearest ports with a name, up to `neighbourCount` each way, nearest first. */
  below: readonly Neighbour[];
  above: readonly Neighbour[];
  /** The run of unnamed numbers that holds this port; null when the port has a name. */
  gap: { from: number; to: number; size: number } | null;
  related: readonly Related[];
  /** The guides that concern it, most telling first. */
  guides: readonly PortGuide[];
  /** The collections that it belongs to; the page of each is `/collections/<slug>`. */
  collections: readonly { slug: string; name: string }[];
  article: Article | null;
  /** Whether search engines are asked to index the page: it says more than its number does. */
  indexed: boolean;
}

/** The range of a port (RFC 6335 §6). Throws a RangeError outside 0–65535. */
export function rangeOf(port: number): Range {
  if (!Number.isInteger(port) || port < 0 || port > lastPort)
    throw new RangeError(`${port} is not a port: ports are whole numbers from 0 to ${lastPort}`);
  return port <= ranges.system.to ? "system" : port <= ranges.user.to ? "user" : "dynamic";
}

/** The kind of a port's page, from its range and its states. */
export function kindOf(port: number, records: readonly TransportRecord[]): Kind {
  if (records.some((record) => record.state === "assigned")) return "assigned";
  if (rangeOf(port) === "dynamic") return "dynamic";
  return records.some((record) => record.state === "reserved") ? "reserved" : "unassigned";
}

/**
 * Whether a block is narrow enough to tell something of one of its ports. The pages of a wide one are alike:
 * it is named beside the neighbours, but not in the text, and it asks no search engine to index them.
 */
export const isNarrow = ({ from, to }: { from: number; to: number }): boolean => to - from < 256;
