import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/feedback/index.ts";
import { feedbackCommand } from "../support/feedback-command.ts";
import { postgresPlace, server } from "../support/postgres-place.ts";
import { seedVotes } from "../support/seed.ts";

describe.skipIf(!server)("npm run feedback", () => {
  test("moves ratings from SQLite to PostgreSQL and back without a difference", async () => {
    const votes = seedVotes(Date.now());
    const { url: postgres } = await postgresPlace();
    const { folder, run } = await feedbackCommand(votes);
    const store = await openStore(`file:${folder}/feedback.db`);
    await store.save({
      page: "/ports/770",
      rating: "helpful",
      reader: "3f0c9f6e-7a55-4d0e-9d3c-1b2a3c4d5e6f",
      id: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
    });
    await store.close();

    const count = votes.length + 1;
    run("export there.jsonl");
    expect(run("import there.jsonl", postgres).stdout).toBe(
      `${count} votes added, 0 changed, 0 there already.\n`,
    );
    expect(run("import there.jsonl", postgres).stdout).toBe(
      `0 votes added, 0 changed, ${count} there already.\n`,
    );
    run("export back.jsonl", postgres);
    const [there, back] = ["there", "back"].map((name) => readFileSync(`${folder}/${name}.jsonl`, "utf8"));
    expect(back).toBe(there);
    expect(run("--csv", postgres)).toEqual(run("--csv"));
  }, 180_000);
});
