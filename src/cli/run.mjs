// `node src/cli/run.mjs start`: installs what is missing, then runs src/cli/start.ts with the project's own Node.
import { spawn } from "node:child_process";
import path from "node:path";
import { serverOptions } from "../server/node-options.mjs";
import { ensureInstalled, projectNode } from "./install.mjs";

ensureInstalled();

const [name = "", ...args] = process.argv.slice(2);
const node = projectNode();
const options = name === "start" ? serverOptions : [];
const child = spawn(node, [...options, `src/cli/${name}.ts`, ...args], {
  stdio: "inherit",
  env: { ...process.env, PATH: [path.dirname(node), process.env["PATH"]].join(path.delimiter) },
});

for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"]))
  process.on(signal, () => child.kill(signal));
// At a terminal, Ctrl+C reaches the child by itself; a second one would cut it off while it stops.
process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
child.on("error", (error) => {
  console.error(`${node} does not run: ${error.message}. Delete node_modules and try again.`);
  process.exit(1);
});
child.on("exit", (code) => process.exit(code ?? 1));
