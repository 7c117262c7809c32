import { spawn } from "node:child_process";
import { once } from "node:events";
import { isBuilt } from "./build-site.ts";

/** Builds in a process of its own: it wants more memory than the server, and leaves none behind. */
async function build(): Promise<boolean> {
  const child = spawn(process.execPath, ["src/cli/build.ts"], { stdio: "inherit" });
  const stop = () => child.kill();
  process.once("SIGTERM", stop);
  const [code] = (await once(child, "exit")) as [number | null];
  process.off("SIGTERM", stop);
  return code === 0;
}

const built = isBuilt();
if (built) console.log("Nothing changed since the last build.");
if (built || (await build())) await import("../server/main.ts");
else process.exitCode = 1;
