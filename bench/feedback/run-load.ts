import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Load } from "./load.ts";

const program = fileURLToPath(new URL("./load.ts", import.meta.url));

/**
 * Runs the load generator against a server and waits for its end.
 * @param seconds for how long new votes are sent
 * @param votes after how many votes it stops earlier
 */
export async function runLoad(
  port: number,
  { connections, seconds, votes }: { connections: number; seconds: number; votes?: number },
): Promise<Load> {
  const args = [program, port, connections, seconds, votes ?? []].flat().map(String);
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Load;
}
