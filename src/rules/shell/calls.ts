/** One call of a program, as a shell would make it. */
export interface Call {
  /** The program without its folder; what stands in front of it (sudo, variables) is left out. */
  program: string;
  /** The folder that the program is called by, as in `/sbin/`, or "" where the shell looks for it. */
  folder: string;
  /** The programs that call it, such as sudo and timeout, the outermost first. */
  carriers: string[];
  /** Its words, without quotes. */
  args: string[];
  /** Whether sudo calls it. */
  sudo: boolean;
  /** Where its output goes by `>` or `>>`. */
  writes: string[];
  /** The program whose output it reads through a pipe, or null. */
  reads: string | null;
  /** Line of the text, from 1. */
  line: number;
}

/**
 * The calls of a text that a shell can read (see syntax.ts), from left to right, also those inside `$(…)`, `(…)`, loops
 * and conditions. Here-documents are not read.
 */
export function callsIn(text: string): Call[] {
  const calls: Call[] = [];
  readList(tokensOf(text), calls);
  return calls;
}

type Token =
  { is: "word"; text: string; inner: string[]; line: number } | { is: "mark"; text: string; line: number };

const starters = /^(?:if|then|elif|else|do|while|until|!|\{|time)$/;
const enders = /^(?:fi|done|esac|\}|for|in|case)$/;
/** Programs that call what stands behind them. */
const carriers = /^(?:sudo|doas|env|exec|nohup|command|time|timeout|xargs|nice|watch)$/;

function readList(tokens: readonly Token[], calls: Call[]): void {
  let words: Extract<Token, { is: "word" }>[] = [];
  let writes: string[] = [];
  let reads: string | null = null;
  const close = (mark: string) => {
    const call = callOf(words, writes, reads);
    if (call) calls.push(call);
    // What stands inside a word was called before it; the order within a line does not matter to us.
    for (const { inner, line } of words)
      for (const code of inner)
        for (const one of callsIn(code)) calls.push({ ...one, line: one.line + line - 1 });
    reads = mark === "|" || mark === "|&" ? (call?.program ?? null) : null;
    words = [];
    writes = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (token.is === "word") words.push(token);
    else if (/^\d?>/.test(token.text)) {
      const target = tokens[at + 1];
      if (target?.is === "word") {
        if (!token.text.startsWith("2") && !token.text.endsWith("&")) writes.push(target.text);
        at++;
      }
    } else if (/^\d?</.test(token.text)) at++;
    else close(token.text);
  }
  close("");
}

function callOf(
  words: readonly Extract<Token, { is: "word" }>[],
  writes: string[],
  reads: string | null,
): Call | null {
  const rest = words.map(({ text }) => text);
  const through: string[] = [];
  for (;;) {
    const [first = ""] = rest;
    if (first === "") return null;
    if (enders.test(first)) return null;
    if (starters.test(first) || /^\w+=/.test(first)) rest.shift();
    else if (carriers.test(first) && rest.length > 1) {
      through.push(first);
      rest.shift();
      // Options of the carrier, and their values where the option is known to have one.
      while (/^-/.test(rest[0] ?? "") || (first === "timeout" && /^\d/.test(rest[0] ?? ""))) {
        const option = rest.shift() ?? "";
        if (/^-[ugInPtdk]$/.test(option) && first !== "timeout" && first !== "env") rest.shift();
      }
    } else break;
  }
  const [path = "", ...args] = rest;
  const cut = path.lastIndexOf("/") + 1;
  return {
    program: path.slice(cut),
    folder: path.slice(0, cut),
    carriers: through,
    args,
    sudo: through.some((carrier) => carrier === "sudo" || carrier === "doas"),
    writes,
    reads,
    line: words[0]?.line ?? 1,
  };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const [space] = /^(?:[ \t]+|\\\n)+/.exec(rest) ?? [];
    const [mark] =
      /^(?:\n|&&|\|\||\|&|\||;;?|\d?(?:>>|>&|>\||>|<<<|<<-?|<&|<>|<(?!\()|>(?!\())|&>>?|&|\(|\))/.exec(
        rest,
      ) ?? [];
    const [comment] = /^#[^\n]*/.exec(rest) ?? [];
    let taken: string;
    if (space !== undefined) taken = space;
    else if (comment !== undefined) taken = comment;
    else if (mark !== undefined) {
      tokens.push({ is: "mark", text: mark, line });
      taken = mark;
    } else {
      const word = wordAt(rest);
      tokens.push({ is: "word", text: word.text, inner: word.inner, line });
      taken = rest.slice(0, word.length);
    }
    line += taken.split("\n").length - 1;
    at += Math.max(1, taken.length);
  }
  return tokens;
}

/** The word at the beginning of a text: without its quotes, with the code of each `$(…)` in it. */
function wordAt(text: string): { text: string; inner: string[]; length: number } {
  const inner: string[] = [];
  let word = "";
  let at = 0;
  let quoted = false;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (!quoted && /[\s|;&()<>]/.test(char) && !(char === "(" && /[<>$]$/.test(text.slice(0, at)))) break;
    if (char === "\\") {
      word += text.slice(at + 1, at + 2);
      at += 2;
    } else if (char === "'" && !quoted) {
      const end = endOf(text.indexOf("'", at + 1), text);
      word += text.slice(at + 1, end);
      at = end + 1;
    } else if (char === '"') {
      quoted = !quoted;
      at++;
    } else if (text.startsWith("$(", at) && !text.startsWith("$((", at)) {
      const end = closing(text, at + 1);
      inner.push(text.slice(at + 2, end));
      word += text.slice(at, end + 1);
      at = end + 1;
    } else if (char === "`") {
      const end = endOf(text.indexOf("`", at + 1), text);
      inner.push(text.slice(at + 1, end));
      word += text.slice(at, end + 1);
      at = end + 1;
    } else {
      word += char;
      at++;
    }
  }
  return { text: word, inner, length: Math.max(1, at) };
}

const endOf = (found: number, text: string) => (found < 0 ? text.length : found);

/** Where the bracket that opens at a place closes. */
function closing(text: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? "";
    if (quote) quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  return text.length;
}
