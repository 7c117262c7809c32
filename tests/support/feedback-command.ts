import { spawnSync } from "node:child_process";
import { openStore } from "../../src/feedback/index.ts";
import { seedVotes } from "./seed.ts";
import { temporaryFolder } from "./server.ts";

/**
 * `npm run feedback --`, typed in a folder of its own that is gone when the test is over.
 * @param votes what the store holds at first
 * @param given a DATABASE_URL; without it a file in the folder
 */
export async function feedbackCommand(votes = seedVotes(Date.now()), given?: string) {
  const folder = temporaryFolder();
  const url = given ?? `file:${folder}/feedback.db`;
  const store = await openStore(url);
  await store.merge(votes);
  await store.close();

  const { PATH = "" } = process.env;
  const run = (line: string, database = url) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["src/cli/feedback.ts", ...line.split(" ").filter(Boolean)],
      { encoding: "utf8", env: { PATH, DATABASE_URL: database, INIT_CWD: folder }, maxBuffer: 2 ** 26 },
    );
    return { status, stdout, stderr };
  };
  return { folder, run };
}
