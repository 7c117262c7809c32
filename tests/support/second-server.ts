import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { getRequestListener } from "@hono/node-server";
import { createStatic } from "../../src/server/static.ts";
import { dist, portFile } from "./dist.ts";
import { freePort } from "./free-port.ts";

/** A server of ours beside the one that all tests share, on loopback. */
export interface SecondServer {
  /** Such as `127.0.0.1:4322`; the same machine answers to `localhost` at that port, which is another site. */
  port: number;
  /** What it has stored for a port. */
  ratings(port: number): string[];
  stop(): Promise<void>;
}

/**
 * Starts a server with settings of its own, and waits until it answers.
 * @param site the built site; without it, the one that all tests share
 */
export async function startServer(env: Record<string, string>, site = dist): Promise<SecondServer> {
  const folder = mkdtempSync(join(tmpdir(), "portolan-second-"));
  const port = Number(env["PORT"] ?? (await freePort()));
  const file = join(folder, "feedback.db");
  const child = spawn(process.execPath, ["tests/support/serve-process.ts"], {
    env: {
      ...{
        FEEDBACK_RATE: "0",
        DIST: site,
        HOST: "127.0.0.1",
        PORT: String(port),
        DATABASE_URL: `file:${file}`,
      },
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    void ended.then(() => reject(new Error("The second server did not start.")));
  });
  return {
    port,
    ratings(number) {
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        return db
          .prepare("select rating from vote where port = ?")
          .all(number)
          .map((row) => String(row["rating"]));
      } finally {
        db.close();
      }
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Some pages of ports as a build with another FEEDBACK_URL would have written them, with all that they need. */
export function buildFor(address: string, ports: readonly number[]): string {
  const site = mkdtempSync(join(tmpdir(), "portolan-built-"));
  for (const name of ["_astro", "search", "icon.svg", "index.html", "404.html", "thanks.html"])
    cpSync(join(dist, name), join(site, name), { recursive: true });
  mkdirSync(join(site, "ports"));
  for (const port of ports) {
    const html = readFileSync(join(dist, portFile(port)), "utf8");
    writeFileSync(join(site, portFile(port)), html.replace('action="/api/feedback"', `action="${address}"`));
  }
  const headers = JSON.parse(readFileSync(join(dist, "headers.json"), "utf8")) as object;
  const withOrigin = { ...headers, feedbackOrigin: new URL(address).origin };
  writeFileSync(join(site, "headers.json"), JSON.stringify(withOrigin));
  return site;
}

/** The built site on a host that serves files and nothing else. */
export async function startStaticHost(): Promise<{ url: string; stop(): Promise<void> }> {
  const answer = createStatic(dist);
  const server: Server = createServer(
    (incoming, outgoing) => void getRequestListener(answer)(incoming, outgoing),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
