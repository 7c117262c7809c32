// Small versions of the proofs that npm run prove makes at length and on both engines.
import { afterAll, beforeAll, expect, test } from "vitest";
import { proveFuzz } from "../../prove/fuzz/prove.ts";
import { makeGround, type Ground } from "../../prove/ground.ts";
import { proveKills } from "../../prove/kill.ts";
import { createRandom } from "../../prove/random.ts";
import { noTrace, proveSync } from "../../prove/sync.ts";

const seed = 770;
let ground: Ground;

beforeAll(async () => {
  ground = await makeGround({ postgres: false });
});
afterAll(() => ground.remove());

test("every acknowledged vote is there once, though the server is killed three times meanwhile", async () => {
  const engine = await ground.fresh("SQLite");
  const plan = { ...ground, engine, random: createRandom(seed), votes: 1000, kills: 3 };
  expect((await proveKills(plan)).problems).toEqual([]);
});

const untraced = noTrace();
test.skipIf(untraced)(
  `the log reaches the disk before the answer leaves${untraced ? `: ${untraced}` : ""}`,
  async () => {
    const engine = await ground.fresh("SQLite");
    expect((await proveSync({ ...ground, engine, random: createRandom(seed), votes: 5 })).problems).toEqual(
      [],
    );
  },
);

test("no generated request is answered by a 5xx, ends the server or breaks the schema", async () => {
  const engine = await ground.fresh("SQLite");
  expect((await proveFuzz({ ...ground, engine, seed, requests: 1500 })).problems).toEqual([]);
});
