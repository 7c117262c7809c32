import { describe, expect, test } from "vitest";
import { registrationRows } from "../../../src/ports/registration-rows.ts";
import { empty, known, portsOf, record, registration, unsourced, withheld } from "../../support/world.ts";

const rowsOf = (...registrations: ReturnType<typeof registration>[]) =>
  registrationRows(
    portsOf({ 5: [{ ...record("tcp", "assigned"), registrations }, record("udp", "unassigned")] }).get(5),
  );
const old = (value: string) => ({ known: "yes", value, asOf: "2015-07-30" }) as const;

describe("what IANA's row says", () => {
  test("makes RFCs links and people names", () => {
    const [row] = rowsOf(
      registration("ssh", { assignee: old("[Tatu_Ylonen]"), reference: old("[RFC4251]") }),
    );
    expect(row?.known).toEqual([
      { label: "assignee", parts: [{ text: "Tatu Ylonen" }] },
      { label: "reference", parts: [{ text: "RFC 4251", url: "https://www.rfc-editor.org/rfc/rfc4251" }] },
    ]);
  });

  test("tells what is blank from what we do not know, and how old the columns are", () => {
    const [row] = rowsOf(
      registration("x", {
        description: known("An X"),
        assignee: { known: "empty", asOf: "2015-07-30" },
        contact: unsourced,
      }),
    );
    expect(row).toMatchObject({
      blank: "assignee, registered and reference",
      unsourced: "contact",
      asOf: "July 2015",
    });
  });

  test("tells which columns are left out here, and that the name is", () => {
    const columns = { description: withheld, assignee: withheld, contact: withheld };
    const [row] = rowsOf(registration(null, { ...columns, registered: withheld, reference: withheld }));
    expect(row).toMatchObject({
      heading: "Name left out here on TCP",
      blank: "",
      unsourced: "",
      withheld: "description, assignee and contact, registered and reference",
    });
  });

  test("names assignee and contact once where they are the same", () => {
    const [row] = rowsOf(registration("x", { assignee: old("[A_Person]"), contact: old("[A_Person]") }));
    expect(row?.known).toEqual([{ label: "assignee and contact", parts: [{ text: "A Person" }] }]);
  });

  test("joins aliases, and keeps registrations that differ apart", () => {
    const rows = rowsOf(
      registration("www"),
      registration("http"),
      registration("other", { assignee: old("[B]") }),
    );
    expect(rows.map(({ heading }) => heading)).toEqual(["www and http on TCP", "other on TCP"]);
  });

  test("shortens an essay at a word", () => {
    const [row] = rowsOf(registration("x", { notes: known("word ".repeat(60)), description: empty }));
    expect(row?.known[0]?.parts[0]?.text).toMatch(/^(word ){10,}word …$/);
  });
});
