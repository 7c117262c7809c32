import { describe, expect, it } from "vitest";
import { ianaColumns, parseIanaCsv } from "../../../src/registry/sources/iana-csv.ts";
import { ianaText } from "../../support/registry/folder.ts";

const header = ianaColumns.join();
/** A file with one row of these cells, the rest empty. */
const file = (cells: Partial<Record<(typeof ianaColumns)[number], string>>) =>
  `${header}\n${ianaColumns.map((column) => `"${cells[column] ?? ""}"`).join()}\n`;
const errorOf = (text: string) => {
  try {
    parseIanaCsv(text);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("IANA's file", () => {
  it("gives its rows with a port, and the number of all", () => {
    const { rows, total } = parseIanaCsv(ianaText);
    expect([rows.length, total]).toEqual([12, 13]);
    expect(rows[3]).toMatchObject({
      from: 63,
      to: 63,
      transport: "tcp",
      name: "whoispp",
      description: "whois++",
    });
    expect(rows[9]).toMatchObject({ from: 6000, to: 6003, name: "x11" });
    expect(rows[10]).toMatchObject({ transport: null, name: "boe-cms", registered: "2008-05-05" });
  });

  it("may have other line ends and a byte order mark", () => {
    expect(parseIanaCsv(`\uFEFF${ianaText.replaceAll("\n", "\r\n")}`)).toEqual(parseIanaCsv(ianaText));
  });

  it("may have its columns in another order, and more of them", () => {
    const text = `Port Number,New,${ianaColumns.filter((name) => name !== "Port Number").join()}\n80,x,http${",".repeat(10)}\n`;
    expect(parseIanaCsv(text).rows).toMatchObject([{ from: 80, name: "http" }]);
  });

  it("is text and nothing else", () => {
    const name = "<script>alert(1)</script>";
    const [row] = parseIanaCsv(
      file({ "Port Number": "1", "Service Name": name, Description: "=1+cmd|' /C calc'!A0" }),
    ).rows;
    expect(row).toMatchObject({ name, description: "=1+cmd|' /C calc'!A0" });
  });
});

describe("a file that is refused", () => {
  it.each([
    ["a web page", "<!doctype html>\n<html>\n", "The file is a web page, not a CSV file"],
    ["a part of a line", ianaText.slice(0, -20), "ends in the middle of a line"],
    ["an open quote", `${header}\n"http,80\n`, "was cut short: Quote Not Closed"],
    ["a line cut between cells", `${header}\nhttp,80,tcp\n`, "line 2: has 3 cells, not 12"],
    ["a column less", ianaText.replace("Contact,", ""), 'no column "Contact"; it has "Service Name"'],
    ["a column twice", ianaText.replace("Contact,", "Contact,Contact,"), 'has the column "Contact" twice'],
    ["a port too high", file({ "Port Number": "99999" }), 'line 2: Port Number "99999" is no port or range'],
    ["a range backwards", file({ "Port Number": "80-20" }), 'Port Number "80-20" is no port or range'],
    ["a port of another kind", file({ "Port Number": "0x50" }), 'Port Number "0x50" is no port or range'],
    [
      "an unknown transport",
      file({ "Transport Protocol": "quic" }),
      'Transport Protocol "quic" is none of tcp',
    ],
    [
      "a date of another kind",
      file({ "Registration Date": "May 2007" }),
      'Registration Date "May 2007" is no date',
    ],
    ["a NUL", file({ Description: "a\u0000b" }), "Description holds the control character U+0000"],
    ["an escape sequence", file({ Contact: "\u001b[31m" }), "Contact holds the control character U+001B"],
    ["a sign that turns text", file({ Assignee: "a\u202eb" }), "Assignee holds the control character U+202E"],
    [
      "a name too long",
      file({ "Service Name": "x".repeat(65) }),
      "Service Name has 65 characters: the limit is 64",
    ],
    [
      "a note too long",
      file({ "Assignment Notes": "x".repeat(6001) }),
      "Assignment Notes has 6001 characters",
    ],
  ])("%s", (_, text, message) => {
    expect(errorOf(text)).toContain(message);
  });

  it("tells all its faults at once, each with its own line", () => {
    const text = `${header}\na,1-0${",".repeat(10)}\n"b\nc",2${",".repeat(10)}\nd,70000,ip${",".repeat(9)}\n`;
    expect(errorOf(text).split("\n")).toEqual([
      expect.stringContaining('line 2: Port Number "1-0"'),
      expect.stringContaining('line 5: Port Number "70000"'),
      expect.stringContaining('line 5: Transport Protocol "ip"'),
      expect.stringContaining("Try again later"),
    ]);
  });

  it("tells no more than a screenful", () => {
    const message = errorOf(`${header}\n${`a,x${",".repeat(10)}\n`.repeat(500)}`);
    expect(message.split("\n")).toHaveLength(22);
    expect(message).toContain("and 480 more.");
  });
});
