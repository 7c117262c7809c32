import type { State } from "../registry/types.ts";
import { atOnce, type Steps } from "../steps.ts";
import { lastPort, transports, type PickTransport, type System } from "./wish.ts";

/** What one system does with a range of ports. */
export interface SystemRange {
  system: System;
  from: number;
  to: number;
  /** A sentence where the range alone does not say it: who may bind low ports. */
  who?: string;
  url: string;
}

/** A run of ports with a name of its own. */
export interface NamedBlock {
  name: string;
  from: number;
  to: number;
  transports: readonly PickTransport[];
  url: string;
}

/** What is known to run on a port. */
export interface KnownUse {
  name: string;
  transports: readonly PickTransport[];
  confidence: "documented" | "common" | "reported";
}

/**
 * What /pick/ports.json holds: the facts of 65,536 ports in about eleven kilobytes, compressed. Columns of like text,
 * because they compress better than the same rows as JSON.
 */
export interface PickerFile {
  /** Runs of equal state between spaces: a digit (three times the state on tcp, plus that on udp), then the length in base 36, left out for 1. */
  states: string;
  /** Ports registered on another transport alone, and ports whose unregistered use was reported to IANA. */
  others: string;
  reported: string;
  /** One line per use: port, transports and confidence, name; tabs between. */
  uses: string;
  /** Ports that browsers refuse, and the list that says so. */
  refused: string;
  refusedBy: string;
  ephemeral: readonly SystemRange[];
  lowPorts: readonly SystemRange[];
  blocks: readonly NamedBlock[];
}

/** The same facts, ready to be asked. */
export interface PickerFacts {
  stateOf(port: number, transport: PickTransport): State;
  usesOf(port: number): readonly KnownUse[];
  /** Ports with any registration, reservation, use or report, whatever the transport, ascending. */
  taken: readonly number[];
  used: ReadonlyMap<number, readonly KnownUse[]>;
  reported: ReadonlySet<number>;
  refused: ReadonlySet<number>;
  refusedBy: string;
  ephemeral: readonly SystemRange[];
  lowPorts: readonly SystemRange[];
  blocks: readonly NamedBlock[];
}

export const states = ["unassigned", "reserved", "assigned"] as const satisfies readonly State[];
const confidences = { d: "documented", c: "common", r: "reported" } as const;

/** Ascending numbers as the distances between them, in base 36. */
export const packNumbers = (numbers: readonly number[]) =>
  numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(" ");

const unpackNumbers = (text: string): number[] => {
  let last = 0;
  return text === "" ? [] : text.split(" ").map((distance) => (last += parseInt(distance, 36)));
};

/** A use as a line: `packUse(5432, { name: "PostgreSQL", transports: ["tcp"], confidence: "documented" })`. */
export const packUse = (port: number, { name, transports: on, confidence }: KnownUse) =>
  [port, on.map(([letter]) => letter).join("") + "." + confidence[0], name].join("\t");

/** So many lines of uses are read in one step. */
const lines = 128;

function* unpackUses(text: string): Steps<Map<number, KnownUse[]>> {
  const uses = new Map<number, KnownUse[]>();
  for (const [index, line] of (text === "" ? [] : text.split("\n")).entries()) {
    if (index % lines === 0) yield;
    const [port = "", flags = "", name = ""] = line.split("\t");
    const [letters = "", sure = ""] = flags.split(".");
    const use: KnownUse = {
      name,
      transports: transports.filter(([letter = ""]) => letters.includes(letter)),
      confidence: confidences[sure as keyof typeof confidences],
    };
    uses.set(Number(port), [...(uses.get(Number(port)) ?? []), use]);
  }
  return uses;
}

function unpackStates(text: string): Uint8Array {
  const all = new Uint8Array(lastPort + 1);
  let port = 0;
  for (const run of text.split(" ")) {
    const end = port + (run.length > 1 ? parseInt(run.slice(1), 36) : 1);
    all.fill(Number(run[0]), port, end);
    port = end;
  }
  return all;
}

/** Reads the file of facts. */
export const readFacts = (file: PickerFile): PickerFacts => atOnce(readFactsInSteps(file));

/** The same (`readFacts`), in steps. */
export function* readFactsInSteps(file: PickerFile): Steps<PickerFacts> {
  const pairs = unpackStates(file.states);
  const used = yield* unpackUses(file.uses);
  yield;
  const reported = new Set(unpackNumbers(file.reported));
  const others = new Set(unpackNumbers(file.others));
  yield;
  const isTaken = Uint8Array.from(pairs);
  for (const ports of [used.keys(), reported, others]) for (const port of ports) isTaken[port] = 1;
  const taken: number[] = [];
  for (let port = 0; port <= lastPort; port++) if (isTaken[port] !== 0) taken.push(port);
  const { refusedBy, ephemeral, lowPorts, blocks } = file;
  return {
    stateOf(port, transport) {
      const pair = pairs[port] ?? 0;
      return states[transport === "tcp" ? Math.floor(pair / 3) : pair % 3] ?? "unassigned";
    },
    usesOf: (port) => used.get(port) ?? [],
    taken,
    used,
    reported,
    refused: new Set(unpackNumbers(file.refused)),
    refusedBy,
    ephemeral,
    lowPorts,
    blocks,
  };
}
