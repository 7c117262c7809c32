import type { Code, Nodes } from "mdast";
import { textOf } from "./nodes.ts";
import { lineOf, sectionField } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";
import { mistakes, type System } from "./mistakes.ts";

/** Every fenced block names its language and has none of the known mistakes. Comment lines are not looked at. */
export const commands: Rule = {
  id: "commands",
  guides: true,
  check({ port, sections, bodyLine }) {
    const problems: Problem[] = [];
    for (const section of sections)
      for (const { code, before } of blocksOf(section.nodes)) {
        const field = sectionField(section);
        const line = lineOf(code, bodyLine);
        if (!code.lang) {
          problems.push({
            field,
            line,
            message: "has a code block without a language: begin it with ```sh, ```powershell or ```text",
          });
          continue;
        }
        if (code.lang === "text") continue;
        const system = systemOf(code, before);
        code.value.split("\n").forEach((command, index) => {
          if (/^\s*(?:#|rem\b|::)/i.test(command)) return;
          for (const { finds, message } of mistakes)
            if (finds(command, { port, system })) problems.push({ field, line: line + 1 + index, message });
        });
      }
    return problems;
  },
};

interface Block {
  code: Code;
  /** The paragraph right above the block, or "". */
  before: string;
}

function blocksOf(nodes: readonly Nodes[]): Block[] {
  return nodes.flatMap((node, index): Block[] => {
    const previous = nodes[index - 1];
    if (node.type === "code")
      return [{ code: node, before: previous?.type === "paragraph" ? textOf(previous) : "" }];
    return "children" in node ? blocksOf(node.children) : [];
  });
}

const signs: Record<System, { label: RegExp; prose: RegExp }> = {
  macos: { label: /\b(?:macos|mac|osx|darwin)\b/i, prose: /\bmacOS\b|\bMacs?\b/ },
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
