/**
 * findstr as Microsoft documents it, for text on its input: the options that the site uses, and every metacharacter
 * of the reference's table. What the reference leaves open (a repeat of nothing, a `^` amid the pattern) is refused.
 *
 * @see https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/findstr
 * @example findstr('findstr /R /C:":770 "', ["TCP 0.0.0.0:770 ..."]) // the lines that match
 * @throws on an option or a pattern that is not documented
 */
export function findstr(command: string, lines: readonly string[]): string[] {
  const { flags, strings } = read(command);
  const literal = flags.has("l");
  const patterns = strings.map((text) => {
    let source = literal ? escape(text) : pattern(text);
    if (flags.has("b") || flags.has("x")) source = `^(?:${source})`;
    if (flags.has("e") || flags.has("x")) source = `(?:${source})$`;
    return new RegExp(source, flags.has("i") ? "i" : "");
  });
  return lines.filter((line) => patterns.some((each) => each.test(line)) !== flags.has("v"));
}

/** The options and the strings to look for: each /C: is one, all else is split at spaces. */
function read(command: string) {
  const flags = new Set<string>();
  const strings: string[] = [];
  for (const [word] of command.replace(/^\s*findstr\b/, "").matchAll(/(?:"[^"]*"|[^\s"])+/g)) {
    const text = word.replaceAll('"', "");
    if (/^\/c:/i.test(text)) strings.push(text.slice(3));
    else if (/^\/[rlivbex]$/i.test(text)) flags.add(text.slice(1).toLowerCase());
    else if (text.startsWith("/"))
      throw new Error(`findstr: ${text} is not an option that this emulation knows`);
    else strings.push(...text.split(" ").filter(Boolean));
  }
  if (strings.length === 0) throw new Error("findstr: nothing to look for");
  return { flags, strings };
}

/** Translates the documented metacharacters: . * ^ $ [class] [^class] [x-y] \x \< \> */
function pattern(text: string): string {
  let result = "";
  let repeatable = false;
  for (const [token] of text.matchAll(/\\.|\[\^?[^\]]+\]|./g)) {
    if (token === "*" && !repeatable) throw new Error(`findstr: nothing to repeat in ${text}`);
    if (token === "^" && result !== "") throw new Error(`findstr: ^ stands amid ${text}`);
    result += translate(token);
    repeatable = token !== "*" && token !== "^" && token !== "\\<" && token !== "\\>";
  }
  if (/(?<!\\)\$(?!$)/.test(text.replaceAll(/\[[^\]]+\]/g, "")))
    throw new Error(`findstr: $ stands amid ${text}`);
  return result;
}

function translate(token: string): string {
  if (token === "\\<") return "\\b(?=\\w)";
  if (token === "\\>") return "\\b(?<=\\w)";
  if (token.startsWith("\\")) return escape(token.slice(1));
  if (token.startsWith("[") && token.length > 1) return token.replaceAll("\\", "\\\\");
  return [".", "*", "^", "$"].includes(token) ? token : escape(token);
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
