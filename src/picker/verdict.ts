import { rangeOf } from "../ports/port.ts";
import { list, upper } from "../ports/words.ts";
import type { PickerFacts } from "./file.ts";
import type { NamesOfPort } from "./names.ts";
import { elsewhere, ephemeralWords, reasonsAgainst, type Reason } from "./reasons.ts";
import { easeOf } from "./ease.ts";
import { distanceToTaken } from "./suggest.ts";
import { lastPort, type Wish } from "./wish.ts";

/** "May my program use it?", for one number and one wish. */
export interface Verdict {
  port: number;
  tone: "good" | "mind" | "bad";
  answer: string;
  /** What speaks against it, without what the wish allows. */
  against: Reason[];
  /** What speaks against it and is allowed. */
  allowed: Reason[];
  /** What else is to be known of it, a sentence each. */
  notes: string[];
}

/** RFC 6335 §8.1.2 on the numbers that nobody can register. */
const dynamicNote =
  "A dynamic port: nobody can register it, and a program must not count on one certain dynamic port being free (RFC 6335, section 8.1.2).";

/** The two nearest taken numbers, in words; null where there is none. */
function neighbours(taken: readonly number[], from: number, to: number): string | null {
  const below = taken.findLast((port) => port < from);
  const above = taken.find((port) => port > to);
  const near = [below, above].filter((port) => port !== undefined).map(String);
  return near.length === 0
    ? null
    : `The nearest numbers with a registration or a known use are ${list(near)}.`;
}

/** Judges a number by a wish's systems, transports and allowances; its range and amount do not matter. */
export function judge(
  port: number,
  facts: PickerFacts,
  wish: Wish,
  names: NamesOfPort | null = null,
): Verdict {
  if (port === 0)
    return {
      port,
      tone: "bad",
      answer: "No",
      against: [],
      allowed: [],
      notes: ["Nothing can listen on 0: a program that binds it asks the system for any free port."],
    };
  const reasons = reasonsAgainst(port, facts, wish, names);
  const allowed = reasons.filter(({ objection }) => wish.allow.includes(objection));
  const against = reasons.filter((reason) => !allowed.includes(reason));
  const dynamic = rangeOf(port) === "dynamic";
  const notes = [...(dynamic ? [dynamicNote] : []), ...elsewhere(port, facts, wish)];
  if (against.length > 0) {
    const answer = against.length === 1 ? "Better not" : `Better not, for ${against.length} reasons`;
    return { port, tone: "mind", answer, against, allowed, notes };
  }
  if (dynamic)
    return { port, tone: "mind", answer: "For a while, not as a fixed port", against, allowed, notes };
  const nearest = neighbours(facts.taken, port, port);
  return {
    port,
    tone: "good",
    answer: allowed.length > 0 ? "Yes, with what you allow" : "Yes, on your own machines",
    against,
    allowed,
    notes: nearest ? [...notes, nearest] : notes,
  };
}

/** Why a suggestion is one, a sentence each. */
export function merits(ports: readonly number[], facts: PickerFacts, wish: Wish): string[] {
  const [first = 0, last = first] = [ports[0], ports.at(-1)];
  const length = wish.run ? ports.length : 1;
  const on = list(wish.transports.map(upper), "or");
  const minds = (objection: Wish["allow"][number]) => !wish.allow.includes(objection);
  const nobody = [
    minds("registered") && `nobody is registered on ${on}`,
    minds("used") && "we know of no use",
  ].filter((text) => text !== false);
  const { why } = easeOf(first, length);
  const nearest = wish.run || ports.length === 1 ? neighbours(facts.taken, first, last) : null;
  return [
    nobody.length > 0 && `${capital(list(nobody))}.`,
    minds("ephemeral") && `Outside the ephemeral ranges of ${ephemeralWords(facts, wish)}.`,
    why !== null && (wish.run || ports.length === 1) && `Easy to keep in mind: ${why}.`,
    nearest,
    last > 49151 && dynamicNote,
  ].filter((text) => typeof text === "string");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A suggestion's merits in a few words, for a list: "ends in two zeros · 136 from the next". */
export function brief(ports: readonly number[], facts: PickerFacts, wish: Wish): string {
  const [first = 0, last = first] = [ports[0], ports.at(-1)];
  if (!wish.run && ports.length > 1) return "";
  const { why } = easeOf(first, ports.length);
  const distance = distanceToTaken(facts.taken, first, last);
  const far = distance > 0 && distance <= lastPort ? `${distance} away from the next taken number` : null;
  return [why, far].filter((text) => text !== null).join("; ");
}

/** The fitting numbers nearest to one, nearest first. */
export const nearestFits = (fits: readonly number[], port: number, amount: number) =>
  fits.toSorted((a, b) => Math.abs(a - port) - Math.abs(b - port) || a - b).slice(0, amount);
