import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import type { KeptVote } from "../../src/feedback/records.ts";
import type { Store, StoredVote } from "../../src/feedback/store.ts";
import { good, ids } from "./votes.ts";

/** A database of its own for one test. */
export interface Place {
  /** Opens a store on it; the caller closes it, or the test does when it is over. */
  open(): Promise<Store>;
  /** Asks the database itself. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Makes the database refuse every vote with this comment. */
  refuse(comment: string): Promise<void>;
}

const vote = { ...good, reader: ids.reader };

const kept = (more: Partial<KeptVote>): KeptVote => ({
  port: 770,
  reader: ids.reader,
  rating: "helpful",
  reason: null,
  comment: null,
  createdAt: 1000,
  changedAt: 2000,
  handledAt: null,
  ...more,
});

const array = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const readers = (count: number) => Array.from({ length: count }, () => randomUUID()).sort();

/** What holds for a store on any engine. */
export function storeSuite(engine: string, makePlace: () => Promise<Place>): void {
  const place = async () => {
    const made = await makePlace();
    const open = async () => {
      const store = await made.open();
      onTestFinished(() => store.close());
      return store;
    };
    return { ...made, open };
  };
  const opened = async () => (await place()).open();
  const votes = "select port, reader, rating, reason, comment, handled_at from vote order by port, reader";

  describe(`a store in ${engine}`, () => {
    test("keeps votes and receipts over a restart", async () => {
      const { open } = await place();
      const first = await open();
      expect(await first.save({ ...vote, id: ids.message })).toEqual({ status: "new", reader: ids.reader });
      await first.close();

      const second = await open();
      expect(await second.save({ ...vote, id: ids.message })).toEqual({ status: "new", reader: ids.reader });
      expect(await second.save({ ...vote, rating: "unsure" })).toEqual({
        status: "changed",
        reader: ids.reader,
      });
      expect(await array(second.all())).toMatchObject([{ port: 770, rating: "unsure" }]);
    });

    test("gives a comment back as it was", async () => {
      const store = await opened();
      const comment = "港 🤨\n\tק'\"\\ %_ ; drop table vote --".padEnd(1000, "é");
      await store.save({ ...vote, reason: "other", comment });
      expect(await array(store.all())).toMatchObject([{ reason: "other", comment }]);
    });

    test("answers votes that come together as one by one", async () => {
      const store = await opened();
      const [one = "", two = "", three = ""] = readers(3);
      const outcomes = await Promise.all([
        store.save({ ...vote, id: one }),
        store.save({ ...vote, rating: "unsure" }),
        store.save({ ...vote, id: one, reader: ids.other }),
        store.save({ ...vote, id: one, rating: "unhelpful" }),
        store.save({ ...vote, id: two, reader: ids.other, comment: "a" }),
        store.save({ ...vote, id: three, reader: ids.other, comment: "b" }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        "new",
        "changed",
        "new",
        "conflict",
        "new",
        "changed",
      ]);
      expect(outcomes[2]).toEqual({ status: "new", reader: ids.reader });
      expect(await array(store.all())).toMatchObject([
        { reader: ids.reader, rating: "unsure", comment: null },
        { reader: ids.other, rating: "helpful", comment: "b" },
      ]);
      expect(await array(store.receipts())).toHaveLength(3);
    });

    test("a vote that the database refuses does not spoil those that came with it", async () => {
      const { open, refuse } = await place();
      const store = await open();
      await refuse("pest");
      const saved = readers(9).map((reader, index) =>
        store.save({ ...vote, reader, comment: index % 4 === 1 ? "pest" : "fine" }),
      );
      const settled = await Promise.allSettled(saved);
      expect(settled.map(({ status }) => status === "fulfilled")).toEqual(
        settled.map((_, index) => index % 4 !== 1),
      );
      expect(await array(store.all())).toHaveLength(7);
      await expect(store.check()).resolves.toBeUndefined();
      expect(await store.save(vote)).toMatchObject({ status: "new" });
    });

    test("keeps what it accepted when it is closed, and then says that it is closed", async () => {
      const { open, query } = await place();
      const store = await open();
      const saved = Promise.all(readers(20).map((reader) => store.save({ ...vote, reader })));
      await Promise.all([store.close(), store.close()]);
      expect(await saved).toHaveLength(20);
      expect(await query(votes)).toHaveLength(20);
      for (const asked of [store.save(vote), store.check(), store.byPort({}), store.handle(kept({}), true)])
        await expect(asked).rejects.toThrow("closed");
    });

    test("is left alone by a version that is older", async () => {
      const { open, query } = await place();
      await (await open()).close();
      await query("insert into migration values (3, 0)");
      await expect(open()).rejects.toThrow("it was written by a newer version of Portolan: update this one");
    });
  });

  describe(`two stores on one database in ${engine}`, () => {
    test("make the tables once when they start together", async () => {
      const { open, query } = await place();
      const stores = await Promise.all([open(), open(), open(), open()]);
      expect(await query("select step from migration order by step")).toEqual([{ step: 1 }, { step: 2 }]);
      for (const store of stores) await store.save(vote);
      expect(await query(votes)).toHaveLength(1);
    });

    test("keep a message once that reaches both at the same moment", async () => {
      const { open, query } = await place();
      const stores = await Promise.all([open(), open()]);
      for (let round = 0; round < 10; round++) {
        // The reader is not known yet, so each server draws one; both have to answer with the same.
        const messages = readers(20);
        const answers = await Promise.all(
          messages.flatMap((id, index) =>
            stores.map((store) =>
              store.save({ page: `/ports/${index}`, rating: "helpful", reader: randomUUID(), id }),
            ),
          ),
        );
        for (const [index] of messages.entries()) expect(answers[2 * index]).toEqual(answers[2 * index + 1]);
      }
      expect(await query("select id from receipt")).toHaveLength(200);
      expect(await query(votes)).toHaveLength(200);
    });

    test("know which of two votes of one reader was the first", async () => {
      const { open, query } = await place();
      const stores = await Promise.all([open(), open()]);
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, port) =>
          Promise.all(stores.map((store) => store.save({ ...vote, page: `/ports/${(port * 37) % 60}` }))),
        ),
      );
      for (const pair of answers) expect(pair.map(({ status }) => status).sort()).toEqual(["changed", "new"]);
      expect(await query(votes)).toHaveLength(60);
    });
  });

  describe(`what authors ask of ${engine}`, () => {
    const day = 24 * 60 * 60 * 1000;

    test("the ratings of each port and of each day", async () => {
      const store = await opened();
      const [one = "", two = ""] = readers(2);
      await store.merge([
        kept({ reader: one, changedAt: day - 1 }),
        kept({ reader: two, rating: "unhelpful", changedAt: day }),
        kept({ port: 0, reader: one, rating: "unsure", changedAt: 2 * day }),
      ]);
      expect(await store.byPort({})).toEqual([
        { port: 0, helpful: 0, unsure: 1, unhelpful: 0 },
        { port: 770, helpful: 1, unsure: 0, unhelpful: 1 },
      ]);
      expect(await store.byPort({ port: 770, from: day, to: 2 * day })).toEqual([
        { port: 770, helpful: 0, unsure: 0, unhelpful: 1 },
      ]);
      expect(await store.byDay({ to: 2 * day })).toEqual([
        { day: "1970-01-01", helpful: 1, unsure: 0, unhelpful: 0 },
        { day: "1970-01-02", helpful: 0, unsure: 0, unhelpful: 1 },
      ]);
      expect(await store.byDay({ port: 443 })).toEqual([]);
    });

    test("remarks, last changed first, handled or not", async () => {
      const store = await opened();
      const first = kept({ port: 1, reason: "other", changedAt: 10 });
      const last = kept({ port: 2, comment: "Hm.", changedAt: 30, handledAt: 40 });
      await store.merge([first, kept({ port: 3, changedAt: 20 }), last]);
      expect(await store.remarks({ limit: 9 })).toEqual([last, first]);
      expect(await store.remarks({ limit: 1 })).toEqual([last]);
      expect(await store.remarks({ limit: 9, handled: true })).toEqual([last]);
      expect(await store.remarks({ limit: 9, handled: false })).toEqual([first]);
      expect(await store.remarks({ limit: 9, from: 11, port: 1 })).toEqual([]);
    });

    test("a vote is handled until its reader says something else", async () => {
      const store = await opened();
      const said: StoredVote = { ...vote, reason: "other", comment: "Hm." };
      const handled = async () => (await store.remarks({ limit: 1 }))[0]?.handledAt;
      const key = { port: 770, reader: ids.reader };
      expect(await store.handle(key, true)).toBe(false);

      await store.save(said);
      expect(await handled()).toBeNull();
      expect(await store.handle(key, true)).toBe(true);
      const at = await handled();
      expect(Math.abs(Date.now() - (at ?? 0))).toBeLessThan(60_000);
      await store.handle(key, true);
      await store.save(said);
      expect(await handled()).toBe(at);

      // In one batch: there and back again are two changes.
      await Promise.all([store.save({ ...said, comment: "Oh." }), store.save(said)]);
      expect(await handled()).toBeNull();
      await store.handle(key, true);
      await store.handle(key, false);
      expect(await handled()).toBeNull();
    });

    test("words that an author has not seen are not handled", async () => {
      const store = await opened();
      await store.save({ ...vote, comment: "Hm." });
      const [seen] = await store.remarks({ limit: 1 });
      const key = { port: 770, reader: ids.reader };
      const changedAt = seen?.changedAt ?? 0;
      expect(await store.handle({ ...key, changedAt: changedAt - 1 }, true)).toBe(false);
      expect(await store.handle({ ...key, changedAt }, true)).toBe(true);
    });

    test("everything, in pieces and of one moment", async () => {
      const store = await opened();
      const many = readers(1201).map((reader, index) => kept({ port: index % 3, reader }));
      await store.merge(many);
      const sorted = many.toSorted(
        (one, other) => one.port - other.port || (one.reader < other.reader ? -1 : 1),
      );
      const read: KeptVote[] = [];
      for await (const one of store.all()) {
        if (read.length === 0) await store.save({ ...vote, page: "/ports/65535" });
        read.push(one);
      }
      expect(read).toEqual(sorted);
      for await (const one of store.all()) {
        expect(one).toEqual(sorted[0]);
        break;
      }
      expect(await array(store.all())).toHaveLength(1202);
    });
  });

  describe(`moving a store to ${engine}`, () => {
    test("votes and receipts are the same in the new place, and a second time changes nothing", async () => {
      const from = await opened();
      const messages = readers(700);
      await Promise.all(
        messages.map((id, port) => from.save({ ...vote, page: `/ports/${port}`, id, comment: id })),
      );
      await from.handle({ port: 5, reader: ids.reader }, true);

      const to = await opened();
      const [receipts, all] = [await array(from.receipts()), await array(from.all())];
      expect(await to.merge(all)).toEqual({ added: 700, changed: 0, same: 0 });
      expect(await to.mergeReceipts(receipts)).toEqual({ added: 700, same: 0 });
      expect(await array(to.all())).toEqual(all);
      expect(await array(to.receipts())).toEqual(receipts);

      expect(await to.merge(all)).toEqual({ added: 0, changed: 0, same: 700 });
      expect(await to.mergeReceipts(receipts)).toEqual({ added: 0, same: 700 });
      const [id = ""] = messages;
      expect(await to.save({ ...vote, page: "/ports/0", id, comment: id })).toMatchObject({ status: "new" });
      expect(await array(to.all())).toEqual(all);
    });

    test("of two votes of one reader on one port the later stays", async () => {
      const store = await opened();
      const ours = kept({ rating: "unsure", createdAt: 500, changedAt: 2000 });
      const merge = async (theirs: Partial<KeptVote>) => [
        await store.merge([kept(theirs)]),
        ...(await array(store.all())),
      ];
      await store.merge([ours]);
      expect(await merge({ changedAt: 1999 })).toEqual([{ added: 0, changed: 0, same: 1 }, ours]);
      expect(await merge({ changedAt: 2000 })).toEqual([{ added: 0, changed: 0, same: 1 }, ours]);
      expect(await merge({ changedAt: 2001 })).toEqual([
        { added: 0, changed: 1, same: 0 },
        kept({ createdAt: 500, changedAt: 2001 }),
      ]);
      expect(await merge({ changedAt: 2001, handledAt: 9 })).toEqual([
        { added: 0, changed: 1, same: 0 },
        kept({ createdAt: 500, changedAt: 2001, handledAt: 9 }),
      ]);
    });
  });
}
