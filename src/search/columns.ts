/** Between lines and between the cells of one; JSON would write two characters for a line end or a tab. */
const lineEnd = "|";
const cellEnd = "~";

/** One cell: of one line, without what divides cells. */
export const cell = (text: string) => text.replaceAll(/[\s|~]+/g, " ").trim();

/** Lines of cells as one text. */
export const joinLines = (lines: readonly (readonly string[])[]) =>
  lines.map((cells) => cells.map(cell).join(cellEnd)).join(lineEnd);

/** The lines of `joinLines`; none of an empty text. */
export const splitLines = (column: string): string[][] =>
  column === "" ? [] : column.split(lineEnd).map((line) => line.split(cellEnd));

const firstLetter = 65;
const mostShared = 25;
const leastShared = 3;

/**
 * Lines of which many begin as the one before: each begins with a capital that says how many letters it shares (A: none).
 * Capitals of the text itself are written small after "~".
 * @example joinNear(["x11", "x11-ssh"]) // "Ax11D-ssh"
 */
export function joinNear(lines: readonly string[]): string {
  let before = "";
  return lines
    .map((line) => {
      const text = line.replaceAll(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`);
      let shared = 0;
      while (shared < Math.min(mostShared, before.length) && text[shared] === before[shared]) shared++;
      if (shared < leastShared) shared = 0;
      before = text;
      return String.fromCharCode(firstLetter + shared) + text.slice(shared);
    })
    .join("");
}

/** The lines of `joinNear`. */
export function splitNear(column: string): string[] {
  let before = "";
  return Array.from(column.matchAll(/([A-Z])([^A-Z]*)/g), ([, mark = "", rest = ""]) => {
    before = before.slice(0, mark.charCodeAt(0) - firstLetter) + rest;
    return before.includes("~")
      ? before.replaceAll(/~(.)/g, (_, letter: string) => letter.toUpperCase())
      : before;
  });
}

const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Ascending numbers, each by its distance to the one before: a letter where it is small, else the number and a dot. */
export const joinSteps = (numbers: readonly number[]) =>
  numbers
    .map((number, at) => number - (numbers[at - 1] ?? 0))
    .map((step) => digits[step] ?? `${step}.`)
    .join("");

/** The numbers of `joinSteps`. */
export function splitSteps(column: string): number[] {
  let sum = 0;
  return Array.from(column.matchAll(/([A-Za-z])|(\d+)\./g), ([, letter, number]) =>
    letter === undefined ? (sum += Number(number)) : (sum += digits.indexOf(letter)),
  );
}

/** Values of few kinds: the kinds between blanks, commonest first, then a letter for each value. */
export function joinKinds(values: readonly string[]): string {
  const count = new Map<string, number>();
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
  const kinds = [...count].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
  if (kinds.length > digits.length) throw new RangeError(`${kinds.length} kinds: ${digits.length} at most`);
  return `${kinds.join(" ")}|${values.map((value) => digits[kinds.indexOf(value)]).join("")}`;
}

/** The values of `joinKinds`. */
export function splitKinds(column: string): string[] {
  const [kinds = "", values = ""] = column.split(lineEnd);
  const list = kinds.split(" ");
  return Array.from(values, (letter) => list[digits.indexOf(letter)] ?? "");
}
