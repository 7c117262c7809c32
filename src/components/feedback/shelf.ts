import { readAnswer, type Answer } from "./answer.ts";

/** Texts by key, as a browser's storage has them. */
export interface Shelf {
  get(key: string): string | null;
  set(key: string, text: string): void;
  remove(key: string): void;
  keys(): string[];
  /** Whether what was set last is there when the page is left. */
  readonly lasts: boolean;
}

/** An answer that has not arrived yet. Times are milliseconds since 1970. */
export interface Entry {
  page: string;
  /** The address of the endpoint. */
  to: string;
  answer: Answer;
  /** The id of this message. */
  id: string;
  /** How often it failed. */
  tries: number;
  /** When the next try is due. */
  next: number;
  /** Before that the server does not want it. */
  after: number;
  at: number;
}

/** The beginning of the keys of answers that wait; the script of all pages looks for it, too. */
const unsentKey = "unsent:";
const knownKey = "voted:";

/** How many answers that have arrived are remembered; the oldest go first. */
const mostKnown = 200;

/** A text of the shelf as fields; what is not ours counts as nothing. */
function fields(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const pages = (shelf: Shelf, prefix: string) =>
  shelf.keys().flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));

/** The pages whose answers wait. */
export const unsent = (shelf: Shelf): string[] => pages(shelf, unsentKey);

/** The answer of a page that waits, if any. */
export function entryOf(shelf: Shelf, page: string): Entry | undefined {
  const stored = fields(shelf.get(unsentKey + page));
  const answer = stored && readAnswer(stored);
  if (!answer || typeof stored["id"] !== "string" || typeof stored["to"] !== "string") return undefined;
  const number = (name: string) => Number(stored[name]) || 0;
  return {
    ...{ page, answer, to: stored["to"], id: stored["id"] },
    ...{ tries: number("tries"), next: number("next"), after: number("after"), at: number("at") },
  };
}

/** What is known of a page's answer that has arrived or was refused (`why`). */
export const known = (shelf: Shelf, page: string) => fields(shelf.get(knownKey + page));

export const writeUnsent = (shelf: Shelf, { page, answer, ...entry }: Entry): void =>
  shelf.set(unsentKey + page, JSON.stringify({ ...answer, ...entry }));

export const forget = (shelf: Shelf, page: string): void => shelf.remove(unsentKey + page);

/** Remembers an answer that has arrived, and forgets the oldest beyond what is remembered. */
export function writeKnown(shelf: Shelf, page: string, record: Answer & { why?: string; at: number }): void {
  shelf.set(knownKey + page, JSON.stringify(record));
  const age = (one: string) => Number(known(shelf, one)?.["at"]) || 0;
  const all = pages(shelf, knownKey);
  const most = all.length - mostKnown;
  if (most > 0)
    for (const old of all.toSorted((a, b) => age(a) - age(b)).slice(0, most)) shelf.remove(knownKey + old);
}

/** How many answers may wait on a device; those beyond stay with the page. */
const mostUnsent = 100;

/**
 * A shelf in a browser's storage; what that does not take, because it is full or refuses, is kept with the page.
 * @param storage localStorage
 */
export function deviceShelf(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">,
): Shelf {
  const page = memoryShelf();
  let lasts = true;
  const stored = () => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const fits = (key: string) =>
    !key.startsWith(unsentKey) ||
    storage.getItem(key) !== null ||
    stored().filter((one) => one.startsWith(unsentKey)).length < mostUnsent;

  return {
    get: (key) => page.get(key) ?? storage.getItem(key),
    set(key, text) {
      page.remove(key);
      lasts = fits(key);
      try {
        if (lasts) storage.setItem(key, text);
      } catch {
        lasts = false;
      }
      if (lasts) return;
      storage.removeItem(key);
      page.set(key, text);
    },
    remove(key) {
      page.remove(key);
      storage.removeItem(key);
    },
    keys: () => [...new Set([...page.keys(), ...stored()])],
    get lasts() {
      return lasts;
    },
  };
}

/** A shelf that is gone with the page. */
export function memoryShelf(texts = new Map<string, string>()): Shelf {
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
    lasts: false,
  };
}
