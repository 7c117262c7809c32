import { createReadStream } from "node:fs";

/** No vote is nearly as long, in UTF-16 units: what has no ends of lines is read no further. */
const longest = 65_536;

/** A line of a file, counted from 1. */
export interface NumberedLine {
  number: number;
  text: string;
}

/**
 * The lines of a UTF-8 file, one at a time, so that a large file fits into a small memory. Only LF and CRLF end a line:
 * U+2028, at which `node:readline` breaks too, may stand in a comment.
 * @throws an Error that names the line where the file is not UTF-8 or a line is too long
 */
export async function* readLines(file: string): AsyncGenerator<NumberedLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let rest = "";
  const decode = (chunk?: Buffer) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new Error(`${file}:${number + 1}: this or a later line is not UTF-8: save the file as UTF-8`, {
        cause,
      });
    }
  };

  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const pieces = (rest + decode(chunk)).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) yield { number: (number += 1), text: piece.replace(/\r$/, "") };
    if (rest.length > longest)
      throw new Error(`${file}:${number + 1}: is longer than any vote: one vote a line, as export writes it`);
  }
  rest += decode();
  if (rest !== "") yield { number: number + 1, text: rest };
}
