import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askRfcEditor, readRfcAnswer, rfcAddress } from "../../../src/sources/rfc-editor.ts";
import { loadRfcs, rfcRow } from "../../../src/sources/rfcs.ts";

// The RFC Editor's answer for RFC 9110, without the abstract and the keywords.
const recorded = JSON.parse(
  readFileSync(new URL("../../support/sources/rfc9110.json", import.meta.url), "utf8"),
) as Record<string, unknown>;
const answering =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

describe("an answer of the RFC Editor", () => {
  it("becomes the row that the table has", () => {
    const row = rfcRow(readRfcAnswer(9110, recorded));
    expect(row).toBe("9110\tHTTP Semantics\t2022-06\tinternet standard\t");
    expect([...loadRfcs().values()].map(rfcRow)).toContain(row);
  });

  it("tells the successors, in the order of their numbers", () => {
    const { obsoletedBy } = readRfcAnswer(9110, { ...recorded, obsoleted_by: ["RFC9999", " RFC0900"] });
    expect(obsoletedBy).toEqual([900, 9999]);
  });

  it.each([
    ["June 2022", "2022-06"],
    ["1 April 1998", "1998-04"],
    ["April 1, 1990", "1990-04"],
  ])("dates %s as %s", (pub_date, date) => {
    expect(readRfcAnswer(9110, { ...recorded, pub_date }).date).toBe(date);
  });

  it.each([
    ["about another RFC", { ...recorded, doc_id: "RFC9111" }, "the answer is about RFC 9111"],
    ["without a title", { ...recorded, title: undefined }, "the answer has another form: title "],
    [
      "with another kind of date",
      { ...recorded, pub_date: "2022" },
      'pub_date is "2022", not a month such as March 1997',
    ],
    ["with another kind of status", { ...recorded, status: "GONE" }, "the answer has another form: status "],
  ])("%s is refused", async (_, body, reason) => {
    await expect(askRfcEditor(9110, answering(body))).rejects.toThrow(`${rfcAddress(9110)}: `);
    await expect(askRfcEditor(9110, answering(body))).rejects.toThrow(reason);
  });

  it("may be that there is none, or an error", async () => {
    await expect(askRfcEditor(99999, answering({}, 404))).rejects.toThrow("there is no such RFC (404)");
    await expect(askRfcEditor(9110, answering({}, 503))).rejects.toThrow("answered 503");
    const offline = () => Promise.reject(new TypeError("fetch failed"));
    await expect(askRfcEditor(9110, offline)).rejects.toThrow(
      "https://www.rfc-editor.org/rfc/rfc9110.json: fetch failed",
    );
  });
});
