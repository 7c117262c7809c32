import { readOutcome, type Outcome } from "./outcome.ts";
import { Outbox, type Listener } from "./outbox.ts";
import { deviceShelf, memoryShelf, type Entry, type Shelf } from "./shelf.ts";

/** The browser's storage; where it refuses, what is kept is gone with the page. */
function openShelf(): Shelf {
  try {
    return deviceShelf(localStorage);
  } catch {
    return memoryShelf();
  }
}

/** A random UUID, also where the page came without TLS and `crypto.randomUUID` is not there (RFC 9562 §5.4). */
function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export const shelf = openShelf();

/** A random id that this browser keeps, so that a vote can be changed. */
function readerId(): string {
  const kept = shelf.get("reader");
  if (kept) return kept;
  const made = uuid();
  shelf.set("reader", made);
  return made;
}

async function post({ to, page, answer, id }: Entry): Promise<Outcome> {
  try {
    const response = await fetch(to, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ page, ...answer, id, reader: readerId() }),
      // It goes on when the reader leaves the page.
      keepalive: true,
      signal: AbortSignal.timeout(10_000),
    });
    return await readOutcome(response, Date.now());
  } catch {
    return { kind: "later", wait: 0 };
  }
}

const turns = new Map<string, Promise<unknown>>();

/** One after another in all tabs; in this one only, where the browser has no Web Locks. */
async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  // Without TLS there are none.
  const locks = navigator.locks as LockManager | undefined;
  if (locks) return (await locks.request(`vote ${name}`, work)) as Result;
  const turn = (turns.get(name) ?? Promise.resolve()).then(work);
  turns.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}

const listeners = new Set<Listener>();

/** Has a function told of every answer of this device that settles. */
export const onSettle = (listener: Listener): void => void listeners.add(listener);

/** The answers of this device that are on their way. */
export const outbox = new Outbox(
  {
    ...{ shelf, post, alone, id: uuid, now: Date.now, random: Math.random },
    later: (wait, work) => void setTimeout(work, wait),
  },
  (...settled) => listeners.forEach((listener) => listener(...settled)),
);

/** Sends what waits: now, when the connection comes back, and when the page is shown again. */
function keepSending(): void {
  addEventListener("online", () => void outbox.flush(true));
  addEventListener("pageshow", () => void outbox.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void outbox.flush();
  });
  void outbox.flush();
}
keepSending();
