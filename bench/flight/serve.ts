import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createStatic } from "../../src/server/static.ts";

/** A site that answers on loopback. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Serves a folder as our own server serves its files, compressed alike, without our policy, which would block what others need. */
export async function serveFolder(dist: string): Promise<Served> {
  const server = createAdaptorServer({ fetch: createStatic(dist) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
