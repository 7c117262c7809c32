import type { Problem } from "./errors.ts";
import type { Query } from "./query.ts";
import type { Transport } from "../registry/types.ts";
import type { Risk } from "./index-format.ts";

/** One line of an answer. */
export interface Result {
  path: string;
  /** The port's number, or null for another page. */
  port: number | null;
  title: string;
  excerpt?: string;
  transports?: readonly Transport[];
  /** Of the use that was found; absent where it is not known. */
  risk?: Risk;
}

/** A query's answer: what it says above the list, and the list, best first. */
export interface Answer {
  message: string;
  results: readonly Result[];
}

const problems: Readonly<Record<Problem, string>> = {
  "in-use": "already in use",
  permission: "no permission to bind",
  refused: "connection refused",
  timeout: "no answer in time",
  "unsafe-port": "refused by the browser",
  "no-address": "no such address on this machine",
};

/** The ranges to look through when nothing else helps. */
const ranges: Result = { path: "/ports", port: null, title: "All ports by range" };
const page = (port: number, section = ""): Result => ({
  path: `/ports/${port}${section && `#${section}`}`,
  port,
  title: "",
});
const list = (ports: readonly number[]) => ports.map((port) => page(port));

/** At most so many ports of a range are listed before its named ones are known. */
const ends = (from: number, to: number) =>
  to - from < 12 ? Array.from({ length: to - from + 1 }, (_, place) => from + place) : [from, to];

/**
 * What can be said of a query before any index is loaded: all of it for numbers and errors, nothing for words (null).
 * Titles are empty until the names are there.
 */
export function firstAnswer(query: Query): Answer | null {
  switch (query.kind) {
    case "nothing":
      return { message: "Type a number, a name or a product.", results: [] };
    case "port":
      return { message: query.note ?? "", results: [page(query.port)] };
    case "ports":
      return { message: `${query.ports.length} ports`, results: list(query.ports) };
    case "range":
      return {
        message: `Ports ${query.from} to ${query.to}: ${query.to - query.from + 1} ports`,
        results: list(ends(query.from, query.to)),
      };
    case "out-of-range": {
      const meant = query.meant.length > 0 ? ` Did you mean ${query.meant.join(" or ")}?` : "";
      return {
        message: `There is no port ${query.number}: ports go from 0 to 65535.${meant}`,
        results: query.meant.length > 0 ? list(query.meant) : [page(65535), ranges],
      };
    }
    case "error": {
      const { port, problem, guide, section } = query;
      const about: Result = {
        path: `/guides/${guide}`,
        port: null,
        title: `When it says: ${problems[problem]}`,
      };
      return {
        message: port === undefined ? `An error: ${problems[problem]}` : `Port ${port}: ${problems[problem]}`,
        results: port === undefined ? [about] : [page(port, section), about],
      };
    }
    case "words":
      return null;
  }
}

/** Nothing was found: what was understood, the nearest, and the ranges. */
export function nothingFound(words: string, nearest: readonly Result[]): Answer {
  const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  return {
    message: `Nothing found for “${shown}”. ${nearest.length > 0 ? "These are the nearest." : "Try a shorter word, or look through the ranges."}`,
    results: [...nearest, ranges],
  };
}
