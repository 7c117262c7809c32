import { expect, test } from "vitest";
import { tally } from "../../../src/ports/tally.ts";
import { known, noFacts, portsOf, record, registration, unsourced, use } from "../../support/world.ts";

const nowhere = {
  assignee: unsourced,
  contact: unsourced,
  registered: unsourced,
  modified: unsourced,
  reference: unsourced,
};

test("ports are counted by what is known of them and what is not", () => {
  const facts = {
    ...noFacts,
    uses: [use(1, "A"), use(9, "B", { confidence: "reported" }), use(9, "C", { confidence: "common" })],
  };
  const registrations = (...rows: ReturnType<typeof registration>[]) => [
    record("tcp", "assigned", [], { registrations: rows }),
  ];
  const ports = portsOf(
    {
      1: registrations(registration("blank")),
      2: registrations(registration("known", { assignee: known("[IBM]") })),
      3: registrations(registration("new", nowhere), registration("blank")),
      4: [record("tcp", "reserved")],
    },
    facts,
  );
  expect(tally({ ports, facts })).toEqual({
    assigned: 3,
    assignedWithoutUse: 2,
    usedUnassigned: 1,
    uses: { documented: 1, common: 1, reported: 1 },
    unsourced: 1,
    blank: 2,
    articles: 0,
  });
});
