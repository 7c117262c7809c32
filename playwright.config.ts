import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserArguments, findBrowser } from "./tests/support/browser.ts";
import { freePort } from "./tests/support/free-port.ts";

// Every worker reads this file again; what the first process chose comes to them through the environment.
const { env } = process;
if (!env["E2E_FOLDER"]) {
  const folder = mkdtempSync(join(tmpdir(), "portolan-e2e-"));
  env["CHROME_PATH"] = await findBrowser();
  env["E2E_PORT"] = String(await freePort());
  env["E2E_FOLDER"] = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}
const baseURL = `http://127.0.0.1:${env["E2E_PORT"] ?? ""}`;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  // axe reads a thousand links on a slow machine in more than a minute.
  timeout: 180_000,
  // A busy machine may need long for a page; none waits longer than it must.
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(env["CI"]),
  // The JSON goes to the file that PLAYWRIGHT_JSON_OUTPUT_NAME names; without it, it would fill the terminal.
  reporter: env["PLAYWRIGHT_JSON_OUTPUT_NAME"] ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL,
    trace: "off",
    launchOptions: { executablePath: env["CHROME_PATH"] ?? "", args: browserArguments },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: {
    command: `"${process.execPath}" src/server/main.ts`,
    url: `${baseURL}/healthz`,
    reuseExistingServer: false,
    timeout: 30_000,
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: {
      HOST: "127.0.0.1",
      PORT: env["E2E_PORT"] ?? "",
      DATABASE_URL: `file:${join(env["E2E_FOLDER"], "feedback.db")}`,
      // All tests rate from one address.
      FEEDBACK_RATE: "0",
      LOG: "off",
    },
  },
});
