import type { AstroIntegration } from "astro";
import { checkContent } from "../rules/check.ts";

/** Before anything is built, checks all that authors write; a build with a broken article stops with every problem. */
export function articles(): AstroIntegration {
  return {
    name: "portolan-articles",
    hooks: {
      "astro:config:setup": async ({ command, logger }) => {
        const problems = await checkContent();
        if (problems.length === 0) return;
        const text = `${problems.length === 1 ? "One problem" : `${problems.length} problems`} in content:\n${problems.join("\n")}`;
        if (command === "build") throw new Error(text);
        logger.error(text);
      },
    },
  };
}
