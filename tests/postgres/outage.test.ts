import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createPool } from "../../src/feedback/database/postgres-pool.ts";
import { openStore } from "../../src/feedback/index.ts";
import { ask, bin, folder, postgresPlace, server } from "../support/postgres-place.ts";
import { startPostgres } from "../support/postgres.ts";
import { fakeDist, pages, spawned } from "../support/server.ts";
import { good, ids } from "../support/votes.ts";

/** A PostgreSQL of its own, stopped when the test is over. */
async function ownServer(settings: Record<string, string> = {}) {
  const own = await startPostgres(bin ?? "", mkdtempSync(join(folder, "own-")), settings);
  onTestFinished(() => own.stop());
  return own;
}

const vote = { ...good, reader: ids.reader };

/** What of some is not among others. */
const missing = (some: readonly string[], others: readonly string[]) =>
  some.filter((one) => !others.includes(one));

describe.skipIf(!bin)("a PostgreSQL that is stopped and started again", () => {
  test("is missed with 503, never answered for, and found again without a restart", async () => {
    const own = await ownServer();
    const site = await spawned({ DIST: fakeDist(), DATABASE_URL: own.url, FEEDBACK_RATE: "0" });
    const post = (id: string) =>
      fetch(`${site.url}/api/feedback`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...good, reader: randomUUID(), id }),
      });
    const health = async () => (await fetch(`${site.url}/healthz`)).status;
    const messages = Array.from({ length: 400 }, () => randomUUID());
    const acknowledged: string[] = [];

    // It stops while votes are under way.
    const sent = messages.map(async (id) => {
      const { status, headers } = await post(id);
      if (status === 201) acknowledged.push(id);
      return [status, headers.get("retry-after")].join(" ");
    });
    await sent[0];
    const stopped = own.stop();
    expect(missing(await Promise.all(sent), ["201 ", "503 5"])).toEqual([]);
    await stopped;

    const began = performance.now();
    expect((await post(randomUUID())).status).toBe(503);
    expect(await health()).toBe(503);
    expect(await (await fetch(`${site.url}/ports/770`)).text()).toBe(pages["ports/770.html"]);
    expect(performance.now() - began).toBeLessThan(8000);

    await own.start();
    expect(await health()).toBe(200);
    const kept = async () => (await ask(own.url, "select id from receipt")).map(({ id }) => String(id));
    expect(missing(acknowledged, await kept())).toEqual([]);

    // Whatever became of the first try, all can be sent again.
    for (const { status } of await Promise.all(messages.map(post))) expect(status).toBe(201);
    expect(new Set(await kept())).toEqual(new Set(messages));
    expect(await ask(own.url, "select port from vote")).toHaveLength(messages.length);

    site.kill("SIGTERM");
    const { code, stderr } = await site.ended;
    expect(code).toBe(0);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(
        /^feedback: the store fails: Ratings cannot be kept in PostgreSQL on 127/,
      ) as string,
      expect.stringMatching(/^feedback: the store works again; votes refused meanwhile: \d+$/) as string,
    ]);
    expect(stderr).not.toContain(new URL(own.url).password);
  });

  test("is not used when it would not sync what it stores", async () => {
    const careless = await ownServer({ fsync: "off" });
    await expect(openStore(careless.url)).rejects.toThrow(
      "it runs with fsync off and can lose what it has stored",
    );
  });

  test("syncs each vote, though its sessions begin with synchronous_commit off", async () => {
    const hasty = await ownServer({ synchronous_commit: "off" });
    const pool = createPool(hasty.url, 1, { connect: 2000, lock: 2000, statement: 2000 });
    const client = await pool.connect();
    const { rows } = await client.query<object>("show synchronous_commit", []);
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
    client.release();
    await pool.end();
  });
});

describe.skipIf(!server)(
  "a PostgreSQL that cannot be used is named, with the mend and without password",
  () => {
    const at = (change: (url: URL) => void) => {
      const url = new URL(server);
      url.username ||= "portolan";
      url.password ||= "secret-of-mine";
      change(url);
      return url.href;
    };

    test.each([
      ["a closed port", at((url) => (url.port = "1")), "nothing answers there: start it"],
      ["no such host", at((url) => (url.hostname = "nowhere.invalid")), "host"],
      ["no such database", at((url) => (url.pathname = "/nowhere")), "it has no such database"],
      ["no TLS there", at((url) => url.searchParams.set("sslmode", "verify-full")), "does not support SSL"],
      ["no such file", at((url) => url.searchParams.set("sslrootcert", "/nowhere.pem")), "there is no such"],
    ])("%s", async (_what, url, mend) => {
      const error = await openStore(url).catch((caught: unknown) => caught);
      expect(String(error)).toContain("Ratings cannot be kept in PostgreSQL on ");
      expect(String(error)).toContain(mend);
      expect(String(error)).not.toContain(new URL(url).password);
    });
  },
);

describe.skipIf(!server)("a PostgreSQL that makes us wait", () => {
  test("for a lock is given up in time, and then works again", async () => {
    const { open, url } = await postgresPlace();
    const store = await open();
    onTestFinished(() => store.close());
    const locked = ask(url, "begin; lock table vote in exclusive mode; select pg_sleep(3.5); commit");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    await expect(store.save(vote)).rejects.toThrow("another session keeps a row locked");
    expect(performance.now() - began).toBeLessThan(4000);
    await expect(store.save({ ...vote, id: ids.message })).resolves.toMatchObject({ status: "new" });
    await locked;
  });
});
