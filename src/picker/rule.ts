import type { NamedBlock, PickerFacts } from "./file.ts";
import { atOnce, type Steps } from "../steps.ts";
import { lastPort, objections, transports, type Objection, type Wish } from "./wish.ts";

/** The block that has a box of its own in the form. */
export const nodePortBlock = "Kubernetes NodePort";

/** Each objection as one bit of a number. */
export const bitOf = (objection: Objection) => 1 << objections.indexOf(objection);

/** Nothing can listen on 0, and no wish changes that. */
export const zeroBit = 1 << objections.length;

const shares = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

/** The blocks that a wish's transports meet. */
export const blocksFor = (facts: PickerFacts, wish: Pick<Wish, "transports">): NamedBlock[] =>
  facts.blocks.filter((block) => shares(block.transports, wish.transports));

/** So many ports are looked at in one step; the first of them while the code is still slow. */
const ports = 2048;

/**
 * What speaks against each of the 65,536 ports on the systems and transports of a wish, as bits (`bitOf`), whether the
 * wish allows it or not. The one rule of the picker: build and browser both ask it.
 */
export const objectionsTo = (facts: PickerFacts, wish: Pick<Wish, "systems" | "transports">): Uint16Array =>
  atOnce(objectionsInSteps(facts, wish));

/** The same (`objectionsTo`), in steps. */
export function* objectionsInSteps(
  facts: PickerFacts,
  wish: Pick<Wish, "systems" | "transports">,
): Steps<Uint16Array> {
  const all = new Uint16Array(lastPort + 1);
  const mark = (objection: Objection, from: number, to = from) => {
    for (let port = from; port <= to; port++) all[port] = (all[port] ?? 0) | bitOf(objection);
  };
  all[0] = zeroBit;

  for (const transport of transports.filter((one) => wish.transports.includes(one)))
    for (let port = 0; port <= lastPort; port++) {
      if (facts.stateOf(port, transport) !== "unassigned") mark("registered", port);
      if (port % ports === 0) yield;
    }
  for (const [port, uses] of facts.used)
    if (uses.some((use) => shares(use.transports, wish.transports))) mark("used", port);
  // IANA's reports name no transport.
  for (const port of facts.reported) mark("used", port);
  for (const port of facts.refused) mark("browser", port);
  for (const { system, from, to } of facts.ephemeral)
    if (wish.systems.includes(system)) mark("ephemeral", from, to);
  for (const { system, from, to } of facts.lowPorts)
    if (wish.systems.includes(system)) mark("privileged", from, to);
  for (const { name, from, to } of blocksFor(facts, wish))
    mark(name === nodePortBlock ? "nodeport" : "block", from, to);
  return all;
}

/** The bits that a wish does not allow. */
export const forbidden = (wish: Pick<Wish, "allow">) =>
  objections.filter((one) => !wish.allow.includes(one)).reduce((bits, one) => bits | bitOf(one), zeroBit);

/**
 * The numbers that fit a wish, ascending: those of its range against which nothing speaks that it minds. For a run,
 * the first numbers of all runs that are long enough.
 */
export function fitting(against: Uint16Array, wish: Wish): number[] {
  const mask = forbidden(wish);
  const length = wish.run ? wish.count : 1;
  const fits: number[] = [];
  let free = 0;
  for (let port = wish.from; port <= wish.to; port++) {
    free = ((against[port] ?? zeroBit) & mask) === 0 ? free + 1 : 0;
    if (free >= length) fits.push(port - length + 1);
  }
  return fits;
}

/** The runs of numbers that fit a wish, longest first, lower first where they are equal. */
export function freeRuns(against: Uint16Array, wish: Wish): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const port of fitting(against, { ...wish, run: false })) {
    const last = runs.at(-1);
    if (last?.to === port - 1) last.to = port;
    else runs.push({ from: port, to: port });
  }
  return runs.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}
