import type { Mistake } from "./mistakes.ts";

/** What PowerShell and cmd do not have; `curl.exe` and `ssh` come with Windows. */
const onlyUnix =
  /(?:^|[|;&(]\s*)(?:sudo|grep|egrep|lsof|ss|awk|sed|nc|head|tail|xargs|systemctl|kill|cat)(?=\s|$)/i;
/** Aliases that PowerShell has for some of them. */
const aliases = /(?:^|[|;&(]\s*)(?:kill|cat)(?=\s|$)/i;

const onWindows = ({ shell }: { shell: string | null }) => shell === "powershell" || shell === "cmd";

/** The mistakes of commands for Windows, which are read line by line. */
export const windowsMistakes: readonly Mistake[] = [
  {
    inLine: (line, place) =>
      onWindows(place) && onlyUnix.test(line) && !(place.shell === "powershell" && aliases.test(line)),
    message:
      "gives Windows a command that only Unix systems have: use `netstat -ano` with findstr, or PowerShell",
  },
  {
    inLine: (line, { shell }) => shell === "powershell" && /(?:^|[|;(]\s*)(?:curl|wget)\s+-/i.test(line),
    message: "calls curl or wget in PowerShell 5.1, where they are other commands: write `curl.exe`",
  },
  {
    inLine: (line, { shell }) => shell === "powershell" && /&&|\|\|/.test(withoutQuotes(line)),
    message: "has && or ||, which Windows PowerShell 5.1 does not know: write two lines",
  },
  {
    inLine: (line, { shell }) =>
      shell === "powershell" &&
      /\bGet-NetTCPConnection\b/i.test(line) &&
      /-LocalPort\b/i.test(line) &&
      !/-State\s+Listen\b/i.test(line),
    message: "asks Get-NetTCPConnection without -State Listen, which also shows connections: add it",
  },
  {
    inLine: (line, { shell }) =>
      shell === "powershell" &&
      /\bTest-NetConnection\b/i.test(line) &&
      !/-Port\b|\s\d{1,5}\b|-CommonTCPPort\b/i.test(line),
    message: "tests a host with Test-NetConnection and no port, which is a ping: add -Port",
  },
  {
    inLine: (line, place) =>
      onWindows(place) &&
      (/\bStop-Process\b[^|;]*(?:-Name\b|-Id\s*\()/i.test(line) ||
        /\|\s*(?:(?:%|ForEach-Object)\s*\{[^}]*)?Stop-Process\b/i.test(line) ||
        /\btaskkill\b.*\/IM\b/i.test(line) ||
        /\bfor\s+\/f\b.*\btaskkill\b/i.test(line)),
    message: "ends what it has not shown: show the process first, and let the reader type its PID",
  },
];

/** A line without what stands in quotes. */
export const withoutQuotes = (line: string) => line.replaceAll(/"[^"]*"|'[^']*'/g, '""');

/** What keeps a line from being read by PowerShell or cmd, or null: quotes and brackets that do not close. */
export function windowsSyntax(
  code: string,
  shell: "powershell" | "cmd",
): { line: number; reason: string } | null {
  const open: { mark: string; line: number }[] = [];
  for (const [index, raw] of code.split("\n").entries()) {
    const line = index + 1;
    if (/^\s*(?:#|rem\b|::)/i.test(raw)) continue;
    const text = withoutQuotes(shell === "powershell" ? raw.replaceAll(/`./g, "") : raw);
    const [quote] =
      /["']/.exec(text.replaceAll('""', "").replaceAll(shell === "cmd" ? "'" : /(?!)/g, "")) ?? [];
    if (quote) return { line, reason: `the quote ${quote} does not close` };
    for (const [mark] of text.matchAll(/[(){}[\]]/g)) {
      if ("([{".includes(mark)) open.push({ mark, line });
      else if (open.pop()?.mark !== { ")": "(", "]": "[", "}": "{" }[mark])
        return { line, reason: `the bracket ${mark} closes nothing` };
    }
  }
  const [last] = open.slice(-1);
  return last ? { line: last.line, reason: `the bracket ${last.mark} does not close` } : null;
}
