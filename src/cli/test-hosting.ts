import { existsSync } from "node:fs";
import { hosts, programs, type Host } from "../../tests/support/hosts.ts";
import { compactBeside } from "./builds.ts";
import { runSuite } from "./suite.ts";

const packages: Record<Host, string> = { nginx: "nginx-light", Caddy: "caddy" };

await runSuite({
  name: "hosts as our server",
  project: "hosting",
  programs: hosts.map((host) => ({
    name: host,
    package: packages[host],
    find: () => (existsSync(programs[host]) ? programs[host] : undefined),
  })),
  env: (found) => ({ TEST_HOSTS: found.map(({ name }) => name).join(" ") }),
  limit: 5 * 60_000,
  builds: [compactBeside],
});
