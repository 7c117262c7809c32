import { lastPort, ranges } from "../ports/port.ts";

/** The systems a program can be meant for; those of `common` are what a wish begins with. */
export const systems = [
  { id: "linux", name: "Linux", common: true },
  { id: "macos", name: "macOS", common: true },
  { id: "windows", name: "Windows", common: true },
  { id: "freebsd", name: "FreeBSD", common: false },
  { id: "openbsd", name: "OpenBSD", common: false },
  { id: "netbsd", name: "NetBSD", common: false },
  { id: "solaris", name: "Solaris", common: false },
] as const;
export type System = (typeof systems)[number]["id"];

/** The transports that programs bind; the registry's sctp and dccp hold a port back only as neighbours. */
export const transports = ["tcp", "udp"] as const;
export type PickTransport = (typeof transports)[number];

/** What can speak against a number, in the order in which a verdict tells it. Each is a word of the URL, too. */
export const objections = [
  "registered",
  "used",
  "ephemeral",
  "browser",
  "nodeport",
  "block",
  "privileged",
] as const;
export type Objection = (typeof objections)[number];

/** How many ports may be asked for: enough for a passive range of FTP, few enough to be listed. */
export const mostPorts = 100;

/** What a reader asks for. */
export interface Wish {
  /** A number to judge; null when none was typed. */
  port: number | null;
  /** How many ports, 1 to `mostPorts`. */
  count: number;
  /** Whether they shall be next to each other. */
  run: boolean;
  /** First and last number that may be suggested. */
  from: number;
  to: number;
  /** Where the program shall run; at least one. */
  systems: readonly System[];
  /** At least one. */
  transports: readonly PickTransport[];
  /** The objections that the reader does not mind. */
  allow: readonly Objection[];
  /** Which of the suggestions comes first, 0 to 65535. */
  seed: number;
}

/** What a reader asks for who has asked for nothing. */
export const defaultWish: Wish = {
  port: null,
  count: 1,
  run: false,
  from: ranges.user.from,
  to: ranges.user.to,
  systems: systems.filter(({ common }) => common).map(({ id }) => id),
  transports: ["tcp"],
  allow: [],
  seed: 0,
};

export { lastPort };

/** ["linux", "macos"] → ["Linux", "macOS"]. */
export const systemNames = (ids: readonly System[]) =>
  systems.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
