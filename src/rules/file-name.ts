import type { Rule } from "./rule.ts";

/** The file of an article is named after its port: `content/ports/770.mdx`, and nothing else lies beside it. */
export const fileName: Rule = {
  id: "file-name",
  check: ({ nameProblem }) =>
    nameProblem === null ? [] : [{ field: "the file's name", message: nameProblem }],
};
