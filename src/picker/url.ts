import { normalise } from "../search/normalise.ts";
import { parseQuery } from "../search/query.ts";
import { list } from "../ports/words.ts";
import {
  defaultWish,
  lastPort,
  mostPorts,
  objections,
  systemNames,
  systems,
  transports,
  type Wish,
} from "./wish.ts";

/** What a query string asks for, and what had to be put right in it, one sentence each. */
export interface Parsed {
  wish: Wish;
  remarks: string[];
}

const shorten = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** The number between two bounds that a text means; the default with a remark where it means none. */
function numberOf(
  text: string | null,
  what: string,
  [least, most, otherwise]: readonly [number, number, number],
  remarks: string[],
): number {
  const typed = normalise(text ?? "");
  if (typed === "") return otherwise;
  if (!/^[+-]?\d+$/.test(typed)) {
    remarks.push(`${what}: “${shorten(typed)}” is no number, so it is ${otherwise}.`);
    return otherwise;
  }
  const value = Math.min(most, Math.max(least, Number(typed)));
  if (value !== Number(typed))
    remarks.push(`${what}: ${shorten(typed)} is not between ${least} and ${most}, so it is ${value}.`);
  return value;
}

/** The known words among those of a parameter, in our order; the default where it names none. */
function wordsOf<T extends string>(
  values: readonly string[],
  what: string,
  [known, otherwise, shown]: readonly [readonly T[], readonly T[], string],
  remarks: string[],
): readonly T[] {
  const typed = values.flatMap((value) =>
    normalise(value)
      .toLowerCase()
      .split(/[\s,]+/),
  );
  const words = new Set(typed.filter(Boolean));
  const found = known.filter((word) => words.has(word));
  const strange = [...words].filter((word) => !known.some((one) => one === word));
  const unknown = list(strange.slice(0, 3).map((word) => `“${shorten(word)}”`));
  if (found.length === 0 && values.length > 0 && otherwise.length > 0)
    // A form whose last box was unticked sends the name without a value.
    remarks.push(
      `${what}: ${unknown ? `we do not know ${unknown}` : "at least one is needed"}, so it is ${shown}.`,
    );
  else if (unknown) remarks.push(`${what}: we do not know ${unknown}, so it is left out.`);
  if (found.length > 0) return found;
  return otherwise;
}

function portOf(text: string | null, remarks: string[]): number | null {
  const typed = normalise(text ?? "");
  if (typed === "") return null;
  const query = parseQuery(typed);
  if ((query.kind === "port" || query.kind === "error") && query.port !== undefined) return query.port;
  if (query.kind === "ports" && query.ports[0] !== undefined) {
    remarks.push(`One port at a time: this is ${query.ports[0]}.`);
    return query.ports[0];
  }
  remarks.push(
    `“${shorten(typed)}” is no port: ports are whole numbers from 0 to ${lastPort}. Nothing was checked.`,
  );
  return null;
}

/**
 * Reads the state of the page from its URL. Whatever stands there, it answers with a wish that can be served.
 * @example parseWish(new URLSearchParams("count=3&run=1&system=linux"))
 */
export function parseWish(params: URLSearchParams): Parsed {
  const remarks: string[] = [];
  const number = (name: string, what: string, least: number, most: number, otherwise: number) =>
    numberOf(params.get(name), what, [least, most, otherwise], remarks);

  const port = portOf(params.get("port"), remarks);
  const amount = number("count", "How many", 1, mostPorts, defaultWish.count);
  let from = number("from", "From", 0, lastPort, defaultWish.from);
  let to = number("to", "To", 0, lastPort, defaultWish.to);
  // One bound beyond the other's default is a wish, not a mistake: /pick?from=61000.
  if (from > to && !params.get("to")) to = lastPort;
  if (from > to && !params.get("from")) from = 0;
  if (from > to) {
    remarks.push(`The range began at ${from} and ended at ${to}, so its ends are exchanged.`);
    [from, to] = [to, from];
  }
  const wish: Wish = {
    port,
    count: amount,
    run: /^(1|on|yes|true)$/i.test(normalise(params.get("run") ?? "")),
    from,
    to,
    systems: wordsOf(
      params.getAll("system"),
      "Systems",
      [systems.map(({ id }) => id), defaultWish.systems, list(systemNames(defaultWish.systems))],
      remarks,
    ),
    transports: wordsOf(
      params.getAll("transport"),
      "Transports",
      [transports, defaultWish.transports, "TCP"],
      remarks,
    ),
    allow: wordsOf(params.getAll("allow"), "Also allowed", [objections, [], ""], remarks),
    seed: number("seed", "Seed", 0, lastPort, 0),
  };
  return { wish, remarks };
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

/**
 * The shortest query string that says a wish: what is as by default is left out.
 * @example formatWish({ ...defaultWish, count: 3, run: true }) // "?count=3&run=1"
 */
export function formatWish(wish: Wish): string {
  const parts = [
    wish.port !== null && `port=${wish.port}`,
    wish.count !== defaultWish.count && `count=${wish.count}`,
    wish.run && "run=1",
    wish.from !== defaultWish.from && `from=${wish.from}`,
    wish.to !== defaultWish.to && `to=${wish.to}`,
    !same(wish.systems, defaultWish.systems) && `system=${wish.systems.join()}`,
    !same(wish.transports, defaultWish.transports) && `transport=${wish.transports.join()}`,
    wish.allow.length > 0 && `allow=${wish.allow.join()}`,
    wish.seed !== 0 && `seed=${wish.seed}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** Address of the page that shows a wish. */
export const pickPath = (wish: Partial<Wish>) => `/pick${formatWish({ ...defaultWish, ...wish })}`;
