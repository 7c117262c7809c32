import { readAnswer, sameAnswer, type Answer } from "./answer.ts";
import { entryOf, forget, known, unsent, writeKnown, writeUnsent, type Entry, type Shelf } from "./shelf.ts";
import type { Outcome } from "./outcome.ts";

/** What the outbox needs of its surroundings. */
export interface Surroundings {
  shelf: Shelf;
  /** Sends an entry; never rejects. */
  post(entry: Entry): Promise<Outcome>;
  /** Runs work while no other tab runs work of the same name. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Calls back after so many milliseconds. */
  later(wait: number, work: () => void): void;
  now(): number;
  /** A random UUID. */
  id(): string;
  /** A random number from 0 to 1. */
  random(): number;
}

/** Told of every answer of this device that settles, whichever page it belongs to. */
export type Listener = (page: string, outcome: Outcome, kept: boolean) => void;

const firstPause = 5000;
const longestPause = 15 * 60 * 1000;

/** The pause before the next try, in milliseconds: twice as long each time, and spread so that not all come at once. */
export const pause = (tries: number, random: number): number =>
  Math.min(firstPause * 2 ** tries, longestPause) * (0.75 + random / 2);

/**
 * Answers on their way: one for each page, the newest. An answer is put down before it is sent and stays until the server
 * has said yes or no for good, so that a lost connection, a closed tab or a second one lose nothing. Its id makes it
 * harmless to send it twice.
 */
export class Outbox {
  readonly #around: Surroundings;
  readonly #listen: Listener;
  #alarm = Infinity;
  /** The id of the last answer of this tab, by page. */
  readonly #latest = new Map<string, string>();

  constructor(around: Surroundings, listen: Listener) {
    this.#around = around;
    this.#listen = listen;
  }

  /** Puts an answer down and sends it at once. The same answer, still unsent, keeps its id. */
  async send(page: string, to: string, answer: Answer): Promise<void> {
    const { shelf, now, id } = this.#around;
    const before = entryOf(shelf, page);
    const same = before && sameAnswer(before.answer, answer) ? before : undefined;
    const own = same?.id ?? id();
    this.#latest.set(page, own);
    writeUnsent(shelf, { page, to, answer, id: own, tries: 0, next: 0, after: 0, at: now() });
    await this.#try(page, () => true);
  }

  /**
   * Sends what waits, one after another.
   * @param hurry leaves out the pauses that we make, not those that a server asks for: the connection has just come back
   */
  async flush(hurry = false): Promise<void> {
    const { shelf, now } = this.#around;
    for (const page of unsent(shelf))
      await this.#try(page, ({ after, next }) => now() >= (hurry ? after : Math.max(after, next)));
    this.#wake();
  }

  /** Sends a page's answer if another tab has not, and if it is due when its turn has come. */
  #try(page: string, due: (entry: Entry) => boolean): Promise<void> {
    const { shelf, alone, post } = this.#around;
    return alone(page, async () => {
      const entry = entryOf(shelf, page);
      if (!entry) return this.#fromElsewhere(page);
      if (!due(entry)) return;
      const outcome = await post(entry);
      const now = entryOf(shelf, page)?.id;
      if (now === entry.id) this.#settle(entry, outcome);
      // A later press has put another answer in its place, which is sent by its own turn. If that was in another tab,
      // nobody here would hear what became of it.
      else if (now !== this.#latest.get(page)) void this.#try(page, () => true);
    });
  }

  #settle(entry: Entry, outcome: Outcome): void {
    const { shelf, now, random } = this.#around;
    const { page, answer, tries } = entry;
    if (outcome.kind === "later") {
      const next = now() + Math.max(outcome.wait, pause(tries, random()));
      writeUnsent(shelf, { ...entry, tries: tries + 1, next, after: now() + outcome.wait });
      this.#wake();
    } else {
      forget(shelf, page);
      const why = outcome.kind === "refused" ? { why: outcome.why } : {};
      if (outcome.kind !== "absent") writeKnown(shelf, page, { ...answer, ...why, at: now() });
    }
    this.#listen(page, outcome, shelf.lasts);
  }

  /** Another tab has sent it. */
  #fromElsewhere(page: string): void {
    const record = known(this.#around.shelf, page);
    if (record === undefined || readAnswer(record) === undefined) return;
    const why = record["why"];
    this.#listen(page, typeof why === "string" ? { kind: "refused", why } : { kind: "stored" }, true);
  }

  /** Sets the alarm for the first answer that is due later. */
  #wake(): void {
    const { shelf, later, now } = this.#around;
    const times = unsent(shelf).flatMap((page) => entryOf(shelf, page)?.next ?? []);
    const first = Math.max(Math.min(...times), now());
    if (first >= this.#alarm || first === Infinity) return;
    this.#alarm = first;
    later(first - now(), () => {
      this.#alarm = Infinity;
      void this.flush();
    });
  }
}
