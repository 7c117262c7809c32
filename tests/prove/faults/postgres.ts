import type { Cluster } from "../postgres.ts";
import type { Fault } from "./endure.ts";

/** PostgreSQL is stopped, and started again. */
export const gone = (cluster: Cluster): Fault => ({
  name: "PostgreSQL gone",
  begin: () => cluster.stop("fast"),
  end: () => cluster.start(),
});

/** PostgreSQL is killed, and started again. */
export const crashed = (cluster: Cluster): Fault => ({
  name: "PostgreSQL killed",
  begin: () => cluster.crash(),
  end: () => cluster.start(),
});

/** PostgreSQL keeps its connections and takes new ones, and answers nothing. */
export function hanging(cluster: Cluster): Fault {
  let stopped: number[] = [];
  return {
    name: "PostgreSQL hangs",
    begin: () => {
      stopped = cluster.pids();
      for (const pid of stopped) process.kill(pid, "SIGSTOP");
    },
    end: () => {
      for (const pid of stopped) process.kill(pid, "SIGCONT");
    },
  };
}
