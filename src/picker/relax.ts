import { list } from "../ports/words.ts";
import type { PickerFacts } from "./file.ts";
import { objectionNames } from "./reasons.ts";
import { bitOf, fitting, freeRuns, objectionsTo } from "./rule.ts";
import { defaultWish, lastPort, objections, systemNames, type Objection, type Wish } from "./wish.ts";

/** How many numbers of a wish's range an objection rules out. */
export interface Tally {
  objection: Objection;
  name: string;
  numbers: number;
}

/** A wish that asks for less, and what it is called. */
export interface Relaxation {
  label: string;
  wish: Wish;
  /** How many suggestions there would be. */
  gain: number;
}

/** What rules numbers out, most first. A number against which two things speak counts for both. */
export function tally(against: Uint16Array, wish: Wish): Tally[] {
  const minded = objections.filter((objection) => !wish.allow.includes(objection));
  return minded
    .map((objection) => ({
      objection,
      name: objectionNames[objection],
      numbers: against.slice(wish.from, wish.to + 1).filter((bits) => (bits & bitOf(objection)) !== 0).length,
    }))
    .filter(({ numbers }) => numbers > 0)
    .sort((a, b) => b.numbers - a.numbers);
}

/** Tells how many numbers (or beginnings of runs) fit a wish; none when they are too few for it. */
type Gain = (wish: Wish) => number;

function gains(facts: PickerFacts): Gain {
  const made = new Map<string, Uint16Array>();
  return (wish) => {
    // Only these two change what speaks against a number; most ways to ask for less change neither.
    const key = [wish.systems, wish.transports].join(";");
    const against = made.get(key) ?? objectionsTo(facts, wish);
    made.set(key, against);
    const fits = fitting(against, wish).length;
    return fits >= (wish.run ? 1 : wish.count) ? fits : 0;
  };
}

/** Each way to ask for one thing less. */
function candidates(facts: PickerFacts, wish: Wish, gainOf: Gain): Omit<Relaxation, "gain">[] {
  const against = objectionsTo(facts, wish);
  const [longest] = freeRuns(against, wish);
  const longestRun = longest ? longest.to - longest.from + 1 : 0;
  const all = fitting(against, { ...wish, run: false }).length;
  const most = wish.run ? longestRun : all;
  // The user ports, and only where they do not help all numbers above them, too.
  const wider = [defaultWish.to, lastPort]
    .map((to) => ({ from: Math.min(defaultWish.from, wish.from), to: Math.max(to, wish.to) }))
    .find((range) => gainOf({ ...wish, ...range }) > 0);
  return [
    ...(most > 0 && most < wish.count
      ? [{ label: `Ask for ${most} instead of ${wish.count}`, wish: { ...wish, count: most } }]
      : []),
    ...(wish.run ? [{ label: "They need not be next to each other", wish: { ...wish, run: false } }] : []),
    ...tally(against, wish).map(({ objection, name }) => ({
      label: `Allow numbers ${name}`,
      wish: { ...wish, allow: objections.filter((one) => one === objection || wish.allow.includes(one)) },
    })),
    ...(wish.systems.length > 1 ? wish.systems : []).map((system) => ({
      label: `Leave out ${systemNames([system]).join("")}`,
      wish: { ...wish, systems: wish.systems.filter((one) => one !== system) },
    })),
    ...(wish.transports.length > 1
      ? [{ label: "Only TCP", wish: { ...wish, transports: defaultWish.transports } }]
      : []),
    ...(wider ? [{ label: `Look from ${wider.from} to ${wider.to}`, wish: { ...wish, ...wider } }] : []),
  ].map((one) => ({ ...one, wish: { ...one.wish, seed: 0 } }));
}

/**
 * What to offer when nothing fits: each way to ask for one thing less that gives something, the one that gives most
 * first; where one thing is not enough, all objections together; in the end, to begin again.
 */
export function relaxations(facts: PickerFacts, wish: Wish): Relaxation[] {
  const gainOf = gains(facts);
  const useful = (list: readonly Omit<Relaxation, "gain">[]) =>
    list.map((one) => ({ ...one, gain: gainOf(one.wish) })).filter(({ gain }) => gain > 0);
  const single = useful(candidates(facts, wish, gainOf)).sort((a, b) => b.gain - a.gain);
  if (single.length > 0) return single;
  const ruling = tally(objectionsTo(facts, wish), wish).map(({ objection }) => objection);
  const together = useful([
    {
      label: `Allow numbers ${list(
        ruling.map((objection) => objectionNames[objection]),
        "or",
      )}`,
      wish: {
        ...wish,
        seed: 0,
        allow: objections.filter((one) => ruling.includes(one) || wish.allow.includes(one)),
      },
    },
  ]);
  return together.length > 0
    ? together
    : useful([{ label: "Begin again", wish: { ...defaultWish, port: wish.port } }]);
}
