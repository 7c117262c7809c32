import { existsSync } from "node:fs";
import { join } from "node:path";
import { count } from "../ports/words.ts";
import { checkContent } from "../rules/check.ts";
import { onePort, runTool, UsageError } from "./tool.ts";

const usage = `
npm run articles:check -- PORT

Runs all rules on content/ports/PORT.mdx and tells every problem with file, field and what to do. It exits with 1 when
there is one. npm run check does so for everything that authors write.

  npm run articles:check -- 9090`;

await runTool(usage, {}, async (_, words) => {
  const port = onePort(words);
  const path = join("content", "ports", `${port}.mdx`);
  if (!existsSync(path))
    throw new UsageError(`There is no ${path}: npm run articles:new -- ${port} begins one.`);
  const problems = await checkContent("content", (file) => file === `content/ports/${port}.mdx`);
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0
      ? `${path} passes all rules.`
      : `${problems.length === 1 ? "One problem" : `${count(problems.length)} problems`}.`,
  );
  return problems.length === 0;
});
