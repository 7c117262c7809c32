import { spawn } from "node:child_process";
import { once } from "node:events";
import { readBuildOptions } from "./build-options.ts";
import { isBuilt } from "./build-site.ts";
import type { SiteBuild } from "./builds.ts";

const usage = `npm start [-- --compact]

Serves the site with its endpoint for ratings, and builds it before where dist/ is not the build that is asked for: after
npm run build -- --compact, npm start builds the whole site, and npm start -- --compact serves what is there.`;

/** Builds in a process of its own: it wants more memory than the server, and leaves none behind. */
async function build({ compact = false }: SiteBuild): Promise<boolean> {
  const args = ["src/cli/build.ts", ...(compact ? ["--compact"] : [])];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const stop = () => child.kill();
  process.once("SIGTERM", stop);
  const [code] = (await once(child, "exit")) as [number | null];
  process.off("SIGTERM", stop);
  return code === 0;
}

/** Serves what is asked for, built now if it is not there. */
async function start(asked: SiteBuild): Promise<void> {
  const built = isBuilt(asked);
  if (built) console.log("Nothing changed since the last build.");
  if (built || (await build(asked))) await import("../server/main.ts");
  else process.exitCode = 1;
}

const asked = readBuildOptions(usage);
if (asked) await start({ compact: asked.compact });
