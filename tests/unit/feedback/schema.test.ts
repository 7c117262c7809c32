import { describe, expect, test } from "vitest";
import { fieldErrors, vote } from "../../../src/feedback/schema.ts";
import { good, ids } from "../../support/votes.ts";

const refusals = (input: unknown) => {
  const { error } = vote.safeParse(input);
  return error ? fieldErrors(error).map(({ field, message }) => `${field}: ${message}`) : [];
};

describe("what may be said", () => {
  test.each([
    [{ page: "/ports/0" }, { page: "/ports/0" }],
    [{ page: "/ports/65535" }, { page: "/ports/65535" }],
    [
      { rating: "unsure", reason: "wrong-fact" },
      { rating: "unsure", reason: "wrong-fact" },
    ],
    [{ comment: "  two\r\nlines\tand a tab \r\n" }, { comment: "two\nlines\tand a tab" }],
    [{ comment: "שלום 👋🏽 <b>" }, { comment: "שלום 👋🏽 <b>" }],
    [{ comment: " \n " }, { comment: undefined }],
    [{ comment: "x".repeat(1000) }, { comment: "x".repeat(1000) }],
    [{ reader: ids.reader.toUpperCase() }, { reader: ids.reader }],
    [{ id: ids.message }, { id: ids.message }],
  ])("%o", (input, output) => expect(vote.parse({ ...good, ...input })).toEqual({ ...good, ...output }));
});

describe("what may not", () => {
  test.each([
    ["page", "/ports/65536"],
    ["page", "/ports/0770"],
    ["page", "/ports/770/"],
    ["page", "/ports/7e2"],
    ["page", "/about"],
    ["page", "https://evil.example/ports/770"],
    ["page", 770],
    ["page", undefined],
    ["rating", "great"],
    ["rating", "Helpful"],
    ["rating", undefined],
    ["reason", "boring"],
    ["reason", null],
    ["comment", "x".repeat(1001)],
    ["comment", "a\u0000b"],
    ["comment", "a\u001b[31mb"],
    ["comment", "a\u0085b"],
    ["comment", "a\ud800b"],
    ["comment", 5],
    ["reader", "me"],
    ["id", "1"],
  ])("%s: %j", (field, value) => {
    const said = refusals({ ...good, [field]: value });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${field}: (is|has) .+: (send|give|leave|shorten) .+`));
  });

  test.each([null, [], "text", 5, true])("%j is not a vote", (input) =>
    expect(refusals(input)).toEqual([": is not a vote: send one JSON object"]),
  );

  test("all that is wrong is said at once, unknown fields one by one", () =>
    expect(refusals({ page: "/", rating: "helpful", stars: 5, admin: true })).toEqual([
      "page: is not the page of a port: send /ports/ and a number from 0 to 65535",
      "stars: is not part of a vote: leave it out",
      "admin: is not part of a vote: leave it out",
    ]));

  test.each(["__proto__", "constructor", "toString"])("%s is an unknown field like others", (field) =>
    expect(refusals(JSON.parse(`{"page":"/ports/770","rating":"helpful","${field}":{"reader":1}}`))).toEqual([
      `${field}: is not part of a vote: leave it out`,
    ]),
  );
});
