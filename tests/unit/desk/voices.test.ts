import { expect, test } from "vitest";
import { voicesFrom } from "../../../src/desk/voices.ts";
import { openStore } from "../../../src/feedback/index.ts";
import { temporaryFolder } from "../../support/server.ts";

test("what readers said is counted by port, and their remarks as long as nobody handled them", async () => {
  const store = await openStore(`file:${temporaryFolder()}/feedback.db`);
  const say = (port: number, rating: "helpful" | "unhelpful", comment?: string) =>
    store.save({
      page: `/ports/${port}`,
      rating,
      reader: crypto.randomUUID(),
      ...(comment ? { comment } : {}),
    });
  await say(22, "helpful");
  await say(22, "unhelpful", "It is wrong.");
  await say(22, "unhelpful", "It is old.");
  await say(80, "helpful");

  const [newest] = await store.remarks({ limit: 1 });
  if (newest) await store.handle(newest, true);
  const voices = await voicesFrom(store);
  await store.close();
  expect([...voices]).toEqual([
    [22, { helpful: 1, unsure: 0, unhelpful: 2, remarks: 1 }],
    [80, { helpful: 1, unsure: 0, unhelpful: 0, remarks: 0 }],
  ]);
});
