import { cited } from "./cited.ts";
import { commands } from "./commands.ts";
import { fileName } from "./file-name.ts";
import { fixedLinks } from "./fixed-links.ts";
import { footnotes } from "./footnotes.ts";
import { frontmatter } from "./frontmatter.ts";
import { length } from "./length.ts";
import { links } from "./links.ts";
import { markup } from "./markup.ts";
import { oneWork } from "./one-work.ts";
import { portLinks } from "./port-links.ts";
import { primary } from "./primary.ts";
import { reading } from "./reading.ts";
import { registryTruth } from "./registry-truth.ts";
import { rfcs } from "./rfcs.ts";
import type { Rule } from "./rule.ts";
import { sameness } from "./sameness.ts";
import { sections } from "./sections.ts";
import { shell } from "./shell.ts";
import { sourceHostsRule } from "./source-hosts.ts";
import { summary } from "./summary.ts";
import { thisPort } from "./this-port.ts";
import { uses } from "./uses.ts";
import { words } from "./words.ts";

/** All rules for articles, in the order in which their problems are told. */
export const rules: readonly Rule[] = [
  fileName,
  frontmatter,
  uses,
  markup,
  sections,
  length,
  summary,
  registryTruth,
  rfcs,
  footnotes,
  cited,
  sourceHostsRule,
  primary,
  oneWork,
  fixedLinks,
  links,
  portLinks,
  shell,
  thisPort,
  commands,
  words,
  reading,
  sameness,
];
