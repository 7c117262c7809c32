import { findFirefox } from "../../tests/support/firefox.ts";
import { runSuite } from "./suite.ts";

await runSuite({
  name: "journeys in Firefox",
  project: "firefox",
  programs: [{ name: "Firefox", package: "firefox-esr", find: findFirefox }],
  env: () => ({ TEST_FIREFOX: findFirefox() }),
  limit: 5 * 60_000,
});
