// The server as it is started by hand, on the folder that DIST names.
import { serve, stopOnSignals } from "../../src/server/serve.ts";
import { readSettings } from "../../src/server/settings.ts";

const { DIST = "" } = process.env;
try {
  const running = await serve(readSettings(process.env), { dist: DIST });
  stopOnSignals(running);
  console.log(running.url);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
