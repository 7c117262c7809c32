import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { compactBeside } from "../../src/cli/builds.ts";

/** The folder of the compact build. */
export const compactDist = resolve(compactBeside.dist);

/** @throws an Error with the mend where there is no compact build */
export function needCompact(): void {
  if (!existsSync(join(compactDist, "port.html")))
    throw new Error("There is no compact build: npm run build -- --compact --beside makes it.");
}

/** Ports without a page of their own, one or two of each sort, the edges of runs of named ports, and of the range. */
export const computedPorts = [
  ...[6, 15, 60, 225, 255, 258, 659, 703, 757, 1009, 1011, 1020, 1028, 1109, 1783, 2925, 3092, 4998],
  ...[5016, 6802, 7568, 8010, 9108, 9989, 10012, 11023, 16383, 16386, 19997, 20004, 30006, 32766],
  ...[32778, 49149, 49153, 50123, 60001, 60999, 61000, 61001, 64296, 64737, 65000, 65002, 65534],
];

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
};

/**
 * A host that knows no more than GitHub Pages: `/about` is `about.html`, and `404.html` answers with 404 for all that is
 * not there.
 */
export async function startPlainHost(dist: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = pathname === "/" ? "/index" : pathname;
    const file = [path, `${path}.html`].find((name) => /\.\w+$/.test(name) && existsSync(join(dist, name)));
    const shown = file ?? "/404.html";
    const type = types[shown.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(file === undefined ? 404 : 200, { "content-type": type });
    createReadStream(join(dist, shown)).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
