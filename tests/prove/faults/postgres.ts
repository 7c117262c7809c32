import type { PostgresServer } from "../../support/postgres.ts";
import type { Fault } from "./endure.ts";

/** PostgreSQL is stopped, and started again. */
export const gone = (server: PostgresServer): Fault => ({
  name: "PostgreSQL gone",
  begin: () => server.stop(),
  end: () => server.start(),
});

/** PostgreSQL is killed, and started again. */
export const crashed = (server: PostgresServer): Fault => ({
  name: "PostgreSQL killed",
  begin: () => server.crash(),
  end: () => server.start(),
});

/** PostgreSQL keeps its connections and takes new ones, and answers nothing. */
export function hanging(server: PostgresServer): Fault {
  let stopped: number[] = [];
  return {
    name: "PostgreSQL hangs",
    begin: () => {
      stopped = server.pids();
      for (const pid of stopped) process.kill(pid, "SIGSTOP");
    },
    end: () => {
      for (const pid of stopped) process.kill(pid, "SIGCONT");
    },
  };
}
