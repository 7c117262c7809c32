import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDesk } from "../desk/desk.ts";
import { startArticle } from "../desk/start.ts";
import { loadRfcs } from "../sources/rfcs.ts";
import { onePort, runTool, today } from "./tool.ts";

const usage = `
npm run articles:new -- PORT

Starts content/ports/PORT.mdx with what is known of the port filled in: title, uses, sources, related ports, and
notes on each section. The rest is left empty; npm run articles:check -- PORT lists what is to be written.
An article that is there is never touched.

  npm run articles:new -- 9090`;

await runTool(usage, {}, (_, words) => {
  const port = onePort(words);
  const path = join("content", "ports", `${port}.mdx`);
  const text = startArticle(openDesk().ports.get(port), today(), loadRfcs());
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      console.error(`${path} is there already: it was left as it is.`);
      return false;
    }
    throw error;
  }
  console.log(`Began ${path}. What is to be written: npm run articles:check -- ${port}`);
  return true;
});
