import type { Engine } from "../engine.ts";
import { createAgent, isAcknowledged, post } from "../client.ts";
import type { Random } from "../random.ts";
import { endServer, startServer } from "../server.ts";
import type { Outcome } from "../verdict.ts";
import { remount } from "./disk.ts";

/**
 * A server that starts on a read-only mount must say so in one line, with the file, and leave the votes as they are.
 * The mount cannot turn read-only under a server that runs: the system refuses that while a file is open for writing.
 * @param disk where the file of the engine is, a mount of its own
 */
export async function proveReadOnlyStart(
  { engine, dist, random }: { engine: Engine; dist: string; random: Random },
  disk: string,
): Promise<Outcome> {
  const env = { DIST: dist, DATABASE_URL: engine.url };
  const problems: string[] = [];
  const agent = createAgent(1);
  const vote = async (url: string) => {
    const page = `/ports/${random.below(65536)}`;
    return post({ url }, { id: random.uuid(), page, reader: random.uuid(), rating: "helpful" }, agent);
  };
  const start = async (votes: number) => {
    const server = await startServer(env);
    for (let sent = 0; sent < votes; sent++)
      if (!isAcknowledged(await vote(server.url))) problems.push("a vote was refused");
    await endServer(server);
  };

  await start(20);
  const refused = remount(disk, "ro");
  if (refused !== undefined) return { done: "nothing", problems, skipped: `no read-only mount: ${refused}` };
  const said = await startServer(env).then(
    async (server) => {
      await endServer(server);
      return "it started";
    },
    (error: unknown) => String(error),
  );
  const file = engine.url.slice("file:".length);
  if (!said.includes(file)) problems.push(`on a read-only mount it did not name the file: ${said}`);
  if (/\n\s+at /.test(said)) problems.push(`on a read-only mount it showed a stack: ${said}`);
  remount(disk, "rw");
  await start(20);
  agent.destroy();
  const { votes, damage } = await engine.read();
  if (votes.length !== 40) problems.push(`40 votes were acknowledged, ${votes.length} are there`);
  return {
    done: "started on a read-only mount: refused in one line; afterwards as before",
    problems: [...problems, ...damage],
  };
}
