import type { Rule } from "./rule.ts";

/**
 * The file of an article is named after its port: `content/ports/770.mdx`. That of a guide becomes its address. Nothing
 * else lies beside them.
 */
export const fileName: Rule = {
  id: "file-name",
  guides: true,
  check: ({ nameProblem }) =>
    nameProblem === null ? [] : [{ field: "the file's name", message: nameProblem }],
};
