import { describe, expect, it } from "vitest";
import { loadRegistry } from "../../../src/registry/snapshot.ts";
import { withhold } from "../../../src/registry/withhold.ts";
import { isWithheld, withheldPorts } from "../../../src/registry/withheld.ts";
import { snapshotRow } from "../../support/registry/rows.ts";

describe("what this project does not repeat of a registry row", () => {
  const row = snapshotRow(80, "http", { description: "Web", assignee: "[Ann]", rest: "old" });

  it("is all but the place, the state and their source", () => {
    expect(withhold([row], [80])).toEqual([snapshotRow(80, "", { status: "withheld" })]);
  });

  it("is nothing of the rows of other ports", () => {
    expect(withhold([row], [79, 81])).toEqual([row]);
  });

  it("includes a range that holds such a port", () => {
    expect(withhold([{ ...row, port: 70, to: 90 }], [80])).toMatchObject([{ name: "", to: 90 }]);
  });

  it("includes a former name, with its row", () => {
    expect(withhold([{ ...row, state: "", status: "former" }], [80])).toEqual([]);
  });
});

describe("the committed snapshot", () => {
  const registry = loadRegistry();

  it.each(withheldPorts)("says of %s that it is assigned, and that the rest is left out", (port) => {
    const [tcp] = registry.at(port);
    expect(tcp).toMatchObject({ state: "assigned", former: [], remark: { known: "empty" } });
    expect(tcp?.registrations.map(isWithheld)).toEqual([true]);
  });

  it("withholds no other port", () => {
    const all = Array.from({ length: 65_536 }, (_, port) => port);
    const found = all.filter((port) => registry.at(port).some((one) => one.registrations.some(isWithheld)));
    expect(found).toEqual(withheldPorts);
  });
});
