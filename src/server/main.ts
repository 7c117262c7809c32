import { serve, stopOnSignals } from "./serve.ts";
import { readSettings } from "./settings.ts";

try {
  const running = await serve(readSettings(process.env));
  stopOnSignals(running);
  console.log(`Portolan is at ${running.url} (Ctrl+C stops it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
