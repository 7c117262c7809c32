import { LangVariant, parse, ParseError, type ShOptions } from "sh-syntax";

/** What keeps a text from being read by a shell. */
export interface ShellProblem {
  /** Line of the text, from 1. */
  line: number;
  reason: string;
}

/** Texts of one dialect: `sh` is what POSIX has, everything else may be Bash. */
export interface ShellText {
  code: string;
  posix: boolean;
}

/** What the parser said of each text that was given to it. */
export type ShellReadings = ReadonlyMap<string, ShellProblem | null>;

/** The key of a text in the readings. */
export const readingKey = ({ code, posix }: ShellText) => `${posix ? "sh" : "bash"}\n${code}`;

/**
 * Parses shell texts with the parser of shfmt. The parser costs some milliseconds each time it starts, so all texts of a
 * dialect go in at once; one by one only if they do not pass, or if a command runs from one text into the next.
 */
export async function readShell(texts: readonly ShellText[]): Promise<ShellReadings> {
  const readings = new Map<string, ShellProblem | null>();
  for (const posix of [true, false]) {
    const own = texts.filter((text) => text.posix === posix);
    if (own.length === 0) continue;
    const together = await passTogether(
      own.map(({ code }) => code),
      posix,
    );
    for (const text of own)
      readings.set(readingKey(text), together ? null : await problemOf(text.code, posix));
  }
  return readings;
}

const optionsOf = (posix: boolean): ShOptions => ({
  variant: posix ? LangVariant.LangPOSIX : LangVariant.LangBash,
});

async function problemOf(code: string, posix: boolean): Promise<ShellProblem | null> {
  try {
    await parse(code, optionsOf(posix));
    return null;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { line: error.Pos?.Line ?? 1, reason: error.message.replaceAll("`", "") };
  }
}

/** Whether the texts pass one behind the other, each with commands of its own. */
async function passTogether(codes: readonly string[], posix: boolean): Promise<boolean> {
  let line = 1;
  // Between two texts stands an empty line, in which no command may lie.
  const seams = codes.map((code) => (line += code.split("\n").length + 1) - 1);
  try {
    const { Stmts } = await parse(codes.join("\n\n"), optionsOf(posix));
    return !Stmts.some(({ Pos, End }) => seams.some((seam) => Pos.Line <= seam && seam <= End.Line));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return false;
  }
}
