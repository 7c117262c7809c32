import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/components/feedback/answer.ts";
import { Outbox, pause } from "../../../src/components/feedback/outbox.ts";
import type { Outcome } from "../../../src/components/feedback/outcome.ts";
import {
  deviceShelf,
  entryOf,
  known,
  memoryShelf,
  unsent,
  writeKnown,
  type Entry,
  type Shelf,
} from "../../../src/components/feedback/shelf.ts";

const page = "/ports/770";
const to = "https://votes.example/api/feedback";
const glad: Answer = { rating: "helpful" };
const sad: Answer = { rating: "unhelpful", reason: "other", comment: "Hm." };
const stored: Outcome = { kind: "stored" };
const lost: Outcome = { kind: "later", wait: 0 };

/** localStorage, with room for so many characters. */
function storage(room = Infinity, texts = new Map<string, string>()) {
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    removeItem: (key: string) => void texts.delete(key),
    key: (index: number) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException("full", "QuotaExceededError");
      texts.set(key, text);
    },
  };
}

/** Tabs of one browser: one shelf, one lock, one endpoint that answers as told, and a clock. */
function browser(outcomes: (Outcome | Promise<Outcome>)[], shelf: Shelf = deviceShelf(storage())) {
  const posted: Entry[] = [];
  const alarms: { at: number; work: () => void }[] = [];
  let time = 1_000_000;
  let ids = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const tab = () => {
    const heard: string[] = [];
    const outbox = new Outbox(
      {
        shelf,
        post: async (entry) => {
          posted.push(entry);
          return (await outcomes.shift()) ?? stored;
        },
        alone: <Result>(_name: string, work: () => Promise<Result>) => {
          const mine = turn.then(work);
          turn = mine;
          return mine;
        },
        later: (wait, work) => void alarms.push({ at: time + wait, work }),
        now: () => time,
        id: () => `id-${(ids += 1)}`,
        random: () => 0.5,
      },
      (...[where, outcome, kept]) => void heard.push(`${where} ${outcome.kind} ${kept}`),
    );
    return { outbox, heard };
  };
  const pass = async (milliseconds: number) => {
    time += milliseconds;
    for (const alarm of alarms.splice(0))
      if (alarm.at <= time) alarm.work();
      else alarms.push(alarm);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { tab, pass, posted, shelf, alarms };
}

describe("an answer", () => {
  test("that arrives is remembered, and waits no more", async () => {
    const { tab, posted, shelf } = browser([stored]);
    const { outbox, heard } = tab();
    await outbox.send(page, to, sad);
    expect(posted).toMatchObject([{ page, to, answer: sad, id: "id-1" }]);
    expect(heard).toEqual([`${page} stored true`]);
    expect([unsent(shelf), known(shelf, page)]).toMatchObject([[], sad]);
  });

  test("is put down before it is sent", async () => {
    const { tab, shelf } = browser([new Promise(() => {})]);
    void tab().outbox.send(page, to, sad);
    await Promise.resolve();
    expect(entryOf(shelf, page)).toMatchObject({ answer: sad, to, id: "id-1" });
  });

  test("that is lost waits, with its id, and is sent again by itself", async () => {
    const { tab, pass, posted, shelf } = browser([lost, lost, stored]);
    const { outbox, heard } = tab();
    await outbox.send(page, to, glad);
    await pass(4999);
    expect(posted).toHaveLength(1);
    await pass(1);
    expect(posted).toHaveLength(2);
    await pass(9999);
    expect(posted).toHaveLength(2);
    await pass(1);
    expect(posted.map(({ id }) => id)).toEqual(["id-1", "id-1", "id-1"]);
    expect(heard).toEqual([`${page} later true`, `${page} later true`, `${page} stored true`]);
    expect(unsent(shelf)).toEqual([]);
  });

  test("that the server does not want yet is not sent before, whatever comes back", async () => {
    const { tab, pass, posted } = browser([{ kind: "later", wait: 60_000 }]);
    const { outbox } = tab();
    await outbox.send(page, to, glad);
    await pass(59_999);
    await outbox.flush(true);
    await outbox.flush();
    expect(posted).toHaveLength(1);
    await pass(1);
    expect(posted).toHaveLength(2);
  });

  test("is sent at once when the connection is back", async () => {
    const { tab, posted } = browser([lost]);
    const { outbox } = tab();
    await outbox.send(page, to, glad);
    await outbox.flush();
    expect(posted).toHaveLength(1);
    await outbox.flush(true);
    expect(posted).toHaveLength(2);
  });

  test("that is given again keeps its id; another one gets another", async () => {
    const { tab, posted } = browser([lost, lost, lost]);
    const { outbox } = tab();
    await outbox.send(page, to, glad);
    await outbox.send(page, to, glad);
    await outbox.send(page, to, sad);
    expect(posted.map(({ id }) => id)).toEqual(["id-1", "id-1", "id-2"]);
  });

  test("that is changed while it is under way: the change is sent after it", async () => {
    let release: (outcome: Outcome) => void = () => {};
    const { tab, posted, shelf } = browser([new Promise((resolve) => (release = resolve)), stored]);
    const { outbox, heard } = tab();
    const first = outbox.send(page, to, glad);
    await Promise.resolve();
    const second = outbox.send(page, to, sad);
    await Promise.resolve();
    release(stored);
    await Promise.all([first, second]);
    expect(posted.map(({ answer }) => answer)).toEqual([glad, sad]);
    expect(heard).toEqual([`${page} stored true`]);
    expect(known(shelf, page)).toMatchObject(sad);
  });

  test("that is refused for good is not sent again, and its reason is remembered", async () => {
    const { tab, pass, posted, shelf } = browser([{ kind: "refused", why: "No." }]);
    const { outbox } = tab();
    await outbox.send(page, to, sad);
    await pass(1e9);
    expect(posted).toHaveLength(1);
    expect(known(shelf, page)).toMatchObject({ ...sad, why: "No." });
  });

  test("for which there is no endpoint is not remembered as given", async () => {
    const { tab, shelf } = browser([{ kind: "absent" }]);
    await tab().outbox.send(page, to, sad);
    expect([unsent(shelf), known(shelf, page)]).toEqual([[], undefined]);
  });
});

describe("from elsewhere", () => {
  test("a later page sends what waits", async () => {
    const { tab, pass, posted } = browser([lost, lost, stored, stored]);
    await tab().outbox.send("/ports/1", to, glad);
    await tab().outbox.send("/ports/2", to, sad);
    await pass(5000);
    const { outbox, heard } = tab();
    await outbox.flush();
    expect(
      posted
        .slice(2)
        .map(({ page: where }) => where)
        .sort(),
    ).toEqual(["/ports/1", "/ports/2"]);
    expect(heard.length + 2).toBeGreaterThanOrEqual(2);
  });

  test("a tab whose answer another tab replaces while it is sent hears of the other's end", async () => {
    let release: (outcome: Outcome) => void = () => {};
    const { tab, pass, posted, shelf } = browser([new Promise((resolve) => (release = resolve)), stored]);
    const [one, two] = [tab(), tab()];
    const first = one.outbox.send(page, to, sad);
    await pass(0);
    const second = two.outbox.send(page, to, glad);
    release(stored);
    await Promise.all([first, second]);
    await pass(0);
    expect(posted.map(({ answer }) => answer)).toEqual([sad, glad]);
    expect(known(shelf, page)).toMatchObject(glad);
    expect([one.heard, two.heard]).toEqual([[`${page} stored true`], [`${page} stored true`]]);
  });

  test("two tabs that try at once send once, and both know", async () => {
    const { tab, posted } = browser([lost, stored]);
    const [one, two] = [tab(), tab()];
    await one.outbox.send(page, to, glad);
    await Promise.all([one.outbox.flush(true), two.outbox.flush(true)]);
    expect(posted).toHaveLength(2);
    expect(one.heard.at(-1)).toBe(`${page} stored true`);
    expect(two.heard.at(-1)).toBe(`${page} stored true`);
  });
});

describe("a device that keeps nothing", () => {
  test("is told of, and the answer waits with the page", async () => {
    const { tab, pass, posted } = browser([lost, stored], memoryShelf());
    const { outbox, heard } = tab();
    await outbox.send(page, to, glad);
    await pass(5000);
    expect(heard).toEqual([`${page} later false`, `${page} stored false`]);
    expect(posted).toHaveLength(2);
  });

  test("a full one, too", async () => {
    const shelf = deviceShelf(storage(10));
    const { tab } = browser([lost], shelf);
    const { outbox, heard } = tab();
    await outbox.send(page, to, sad);
    expect(heard).toEqual([`${page} later false`]);
    expect(entryOf(shelf, page)).toMatchObject({ answer: sad });
  });

  test("the hundred and first answer stays with the page; none of the hundred is dropped", async () => {
    const kept = storage();
    const { tab, shelf } = browser(Array<Outcome>(101).fill(lost), deviceShelf(kept));
    const { outbox, heard } = tab();
    for (let port = 0; port <= 100; port += 1) await outbox.send(`/ports/${port}`, to, glad);
    expect(heard.at(-2)).toBe("/ports/99 later true");
    expect(heard.at(-1)).toBe("/ports/100 later false");
    expect([kept.length, unsent(shelf).length]).toEqual([100, 101]);
  });
});

test("two hundred answers are remembered, the oldest forgotten first", () => {
  const shelf = memoryShelf();
  for (let port = 0; port < 205; port += 1) writeKnown(shelf, `/ports/${port}`, { ...glad, at: port });
  expect(shelf.keys()).toHaveLength(200);
  expect([known(shelf, "/ports/4"), known(shelf, "/ports/5")]).toEqual([undefined, { ...glad, at: 5 }]);
});

test.each(["", "{", "5", '{"rating":"great","id":"1","to":"x"}', '{"rating":"helpful"}'])(
  "what is in the storage and not ours (%s) counts as nothing",
  (text) => {
    const shelf = deviceShelf(storage(Infinity, new Map([[`unsent:${page}`, text]])));
    expect(entryOf(shelf, page)).toBeUndefined();
  },
);

test("pauses double up to a quarter of an hour", () => {
  expect([0, 1, 2, 20].map((tries) => pause(tries, 0.5))).toEqual([5000, 10_000, 20_000, 900_000]);
  expect([pause(0, 0), pause(0, 1)]).toEqual([3750, 6250]);
});
