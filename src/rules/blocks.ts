import type { Code, Nodes } from "mdast";
import { textOf } from "./nodes.ts";
import type { ParsedArticle } from "./parsed.ts";
import { lineOf, sectionField } from "./prose.ts";

export type System = "linux" | "macos" | "windows";
/** What reads a block: a Unix shell, one of Windows', or nothing that runs commands. */
export type Shell = "sh" | "powershell" | "cmd";

/** A fenced block of code, with what its first line and its place say of it. */
export interface Block {
  field: string;
  /** Line of the file on which the fence stands. */
  line: number;
  lang: string;
  shell: Shell | null;
  /** What a reader would type: of a console session, the lines behind the prompts; the others are empty. */
  code: string;
  /** The paragraph right above the block, or "". */
  before: string;
  /** The paragraph right below the block, or "". */
  after: string;
  /** The code of the section's blocks above this one. */
  shown: string;
  /** The system that the block is for, where it says so. */
  system: System | null;
  marks: Marks;
}

/** What stands behind the language: ```sh macos other-ports="5001" */
export interface Marks {
  /** Set by `no-port`: the block has no port, and needs none. */
  noPort: boolean;
  /** Other ports that the block names on purpose, from `other-ports="53 5353"`. */
  otherPorts: readonly number[];
  /** Set by `run`: the tests run the block on Linux. With `run="http"` something that speaks HTTP listens. */
  run: "mute" | "http" | null;
  /** What the block prints when it is run, from `prints="LISTEN"`. */
  prints: string | null;
  /** Marks that we do not know. */
  unknown: readonly string[];
}

const shells: Readonly<Record<string, Shell>> = {
  sh: "sh",
  bash: "sh",
  zsh: "sh",
  shell: "sh",
  console: "sh",
  powershell: "powershell",
  pwsh: "powershell",
  ps1: "powershell",
  cmd: "cmd",
  bat: "cmd",
  batch: "cmd",
};

/** All fenced blocks of an article, from top to bottom. */
export function blocksOf({ sections, bodyLine }: Pick<ParsedArticle, "sections" | "bodyLine">): Block[] {
  return sections.flatMap((section) => {
    const blocks = fencesOf(section.nodes);
    return blocks.map(({ code, before, after }, index): Block => {
      const lang = code.lang?.toLowerCase() ?? "";
      return {
        field: sectionField(section),
        line: lineOf(code, bodyLine),
        lang,
        shell: shells[lang] ?? null,
        code: lang === "console" ? typed(code.value) : code.value,
        before,
        after,
        shown: blocks
          .slice(0, index)
          .map((above) => above.code.value)
          .join("\n"),
        system: systemOf(code, before),
        marks: marksOf(code.meta ?? ""),
      };
    });
  });
}

/** A block with the paragraphs right above and below it, where a reader looks for what holds for it. */
export const textAround = ({ before, code, after }: Pick<Block, "before" | "code" | "after">) =>
  [before, code, after].join("\n");

function fencesOf(nodes: readonly Nodes[]): { code: Code; before: string; after: string }[] {
  const paragraph = (node?: Nodes) => (node?.type === "paragraph" ? textOf(node) : "");
  return nodes.flatMap((node, index) => {
    if (node.type === "code")
      return [{ code: node, before: paragraph(nodes[index - 1]), after: paragraph(nodes[index + 1]) }];
    return "children" in node ? fencesOf(node.children) : [];
  });
}

/** The commands of a console session, on their own lines. */
const typed = (session: string) =>
  session
    .split("\n")
    .map((line) => /^\s*(?:\w+@[\w.-]+\S* ?)?[$#%] (.*)$/.exec(line)?.[1] ?? "")
    .join("\n");

const systemMarks: Readonly<Record<string, System>> = { linux: "linux", macos: "macos", windows: "windows" };

function marksOf(meta: string): Marks {
  const found = [...meta.matchAll(/([\w-]+)(?:="([^"]*)")?|\S+/g)];
  const value = (name: string) => {
    const match = found.find(([, mark]) => mark === name);
    return match ? (match[2] ?? "") : null;
  };
  const run = value("run");
  return {
    noPort: value("no-port") !== null,
    otherPorts: (value("other-ports") ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
    run: run === "" ? "mute" : run === "http" ? "http" : null,
    prints: value("prints"),
    unknown: found
      .filter(
        ([, mark = "", text]) =>
          !(
            mark in systemMarks ||
            mark === "no-port" ||
            mark === "other-ports" ||
            mark === "prints" ||
            (mark === "run" && (text === undefined || text === "http"))
          ),
      )
      .map(([whole]) => whole),
  };
}

const signs: Record<System, { label: RegExp; prose: RegExp }> = {
  macos: { label: /\bmacos\b/i, prose: /\bmacOS\b|\bMacs?\b/ },
  windows: {
    label: /\b(?:windows|powershell|pwsh|ps1|cmd|bat|batch)\b/i,
    prose: /\bWindows\b|\bPowerShell\b/,
  },
  linux: { label: /\blinux\b/i, prose: /\bLinux\b|\bDebian\b|\bUbuntu\b|\bFedora\b/ },
};

/** The system of a block: what its first line says, else the one system that the paragraph above it names. */
function systemOf({ lang, meta }: Code, before: string): System | null {
  const systems = Object.keys(signs) as System[];
  const labelled = systems.filter((system) => signs[system].label.test(`${lang ?? ""} ${meta ?? ""}`));
  if (labelled.length > 0) return labelled.length === 1 ? (labelled[0] ?? null) : null;
  const named = systems.filter((system) => signs[system].prose.test(before));
  return named.length === 1 ? (named[0] ?? null) : null;
}
