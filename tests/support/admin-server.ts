import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A server on loopback with the page for authors. */
export interface AdminServer {
  /** The page's address. */
  url: string;
  token: string;
  close(): Promise<void>;
}

/** Starts a server of its own for the page for authors, on the built site, with the seed's votes. */
export async function adminServer(): Promise<AdminServer> {
  const token = "the-token-of-the-browser-tests";
  const folder = mkdtempSync(join(tmpdir(), "portolan-admin-"));
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [resolve("tests/support/admin-process.ts")], {
    env: { PATH, FOLDER: folder, TOKEN: token },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const port = await Promise.race([
    once(child.stdout, "data").then(([said]) => String(said).trim()),
    closed.then(() => Promise.reject(new Error("The server for authors did not start."))),
  ]);

  return {
    url: `http://127.0.0.1:${port}/admin/feedback`,
    token,
    async close() {
      child.kill("SIGTERM");
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
