import { commands } from "./commands.ts";
import { fileName } from "./file-name.ts";
import { footnotes } from "./footnotes.ts";
import { frontmatter } from "./frontmatter.ts";
import { length } from "./length.ts";
import { links } from "./links.ts";
import { markup } from "./markup.ts";
import { registryTruth } from "./registry-truth.ts";
import type { Rule } from "./rule.ts";
import { sameness } from "./sameness.ts";
import { sections } from "./sections.ts";
import { uses } from "./uses.ts";

/** All rules for articles, in the order in which their problems are told. */
export const rules: readonly Rule[] = [
  fileName,
  frontmatter,
  uses,
  markup,
  sections,
  length,
  registryTruth,
  footnotes,
  links,
  commands,
  sameness,
];
