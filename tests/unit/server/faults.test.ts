import { DatabaseSync } from "node:sqlite";
import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { pages, started, temporaryFolder } from "../../support/server.ts";

/** A server whose store is at a file, and what it says of its store. */
async function watched(query = "") {
  const lines: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
  const file = `${temporaryFolder()}/feedback.db`;
  const { url } = await started({ DATABASE_URL: `file:${file}${query}`, FEEDBACK_RATE: "0" });
  const vote = (more: object = {}) =>
    fetch(`${url}/api/feedback`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ page: "/ports/770", rating: "unsure", reader: randomUUID(), ...more }),
    });
  const page = async () => (await fetch(`${url}/ports/770`)).text();
  const health = async () => (await fetch(`${url}/healthz`)).status;
  return { file, lines, vote, page, health };
}

const refusal = { status: 503, retryAfter: "5" };
const said = ({ status, headers }: Response) => ({ status, retryAfter: headers.get("retry-after") });

describe("when SQLite cannot write, pages are served, nothing is acknowledged, and it goes on by itself", () => {
  test("another program holds the lock", async () => {
    const { file, lines, vote, page, health } = await watched();
    expect((await vote()).status).toBe(201);
    const other = new DatabaseSync(file);
    other.exec("begin immediate");

    const began = performance.now();
    const refused = Promise.all([vote({ id: randomUUID() }), vote()]);
    expect(await page()).toBe(pages["ports/770.html"]);
    expect(performance.now() - began).toBeLessThan(1500);
    expect((await refused).map(said)).toEqual([refusal, refusal]);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await health()).toBe(503);

    other.exec("rollback");
    expect(other.prepare("select count(*) as votes from vote").get()).toEqual({ votes: 1 });
    other.close();
    expect(await health()).toBe(200);
    expect((await vote()).status).toBe(201);
    expect(lines).toEqual([
      `feedback: the store fails: Ratings cannot be kept in ${file}: another process keeps it locked: stop that one, or set DATABASE_URL to another file`,
      "feedback: the store works again; votes refused meanwhile: 2",
    ]);
  });

  test("the file may not grow any more", async () => {
    const { file, lines, vote, page, health } = await watched("?max_page_count=20");
    const comment = "港".repeat(900);
    const statuses: number[] = [];
    while (statuses.at(-1) !== 503) statuses.push((await vote({ comment })).status);
    expect(await page()).toBe(pages["ports/770.html"]);
    // Twice: asking must not make it well.
    expect([await health(), await health()]).toEqual([503, 503]);
    expect(lines[0]).toContain("the disk is full: make room");

    const db = new DatabaseSync(file);
    expect(db.prepare("select count(*) as votes from vote").get()).toEqual({ votes: statuses.length - 1 });
    db.exec("delete from vote");
    db.close();
    expect(await health()).toBe(200);
    expect((await vote({ comment })).status).toBe(201);
  });
});
