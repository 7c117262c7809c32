import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { postgresEngine, sqliteEngine, type Engine } from "./engine.ts";
import { startCluster, type Cluster } from "./postgres.ts";
import { makeFolder, makeSite, removeFolder } from "./server.ts";

/** Where proofs are run: a small site, and as many empty databases as are asked for. */
export interface Ground {
  /** The folder that the site and the files are in. */
  folder: string;
  dist: string;
  /** PostgreSQL's own processes; absent where it is not asked for. */
  cluster?: Cluster;
  /** An empty database. */
  fresh(name: Engine["name"]): Promise<Engine>;
  remove(): void;
}

/** Makes the ground, with a PostgreSQL server of its own where one is wanted. */
export async function makeGround({ postgres }: { postgres: boolean }): Promise<Ground> {
  const folder = makeFolder();
  const cluster = postgres ? await startCluster() : undefined;
  let made = 0;
  return {
    folder,
    dist: makeSite(folder),
    ...(cluster && { cluster }),
    fresh: async (name) => {
      made++;
      if (name === "PostgreSQL" && cluster)
        return postgresEngine(await cluster.createDatabase(`proof${made}`));
      const own = join(folder, `proof${made}`);
      mkdirSync(own);
      return sqliteEngine(join(own, "feedback.db"));
    },
    remove: () => {
      cluster?.remove();
      removeFolder(folder);
    },
  };
}
