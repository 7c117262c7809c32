import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { loadRegistry, registryFolder } from "../../../src/registry/snapshot.ts";
import { updateRegistry } from "../../../src/registry/update.ts";
import { readCommitted } from "../../../src/registry/committed.ts";
import { options } from "../../support/registry/folder.ts";
import { portInShort } from "../../support/registry/rows.ts";

describe("the committed snapshot", () => {
  const registry = loadRegistry();

  it.each([
    [0, ["tcp reserved", "udp reserved"]],
    [80, ["tcp assigned http,www,www-http", "udp assigned http,www,www-http", "sctp assigned http"]],
    [465, ["tcp assigned urd,submissions", "udp assigned igmpv3lite"]],
    [631, ["tcp assigned ipp,ipps", "udp assigned ipp"]],
    [770, ["tcp assigned cadlock", "udp assigned cadlock"]],
    [903, ["tcp assigned (nameless)", "udp assigned (nameless)"]],
    [6010, ["tcp assigned x11", "udp assigned x11"]],
    [6400, ["tcp assigned boe-cms", "udp assigned boe-cms"]],
    [6667, ["tcp assigned ircu", "udp reserved"]],
    [8010, ["tcp reserved", "udp reserved"]],
    [49152, ["tcp unassigned", "udp unassigned"]],
  ])("knows port %s", (port, records) => {
    expect(portInShort(registry, port)).toEqual(records);
  });

  it("says that IANA leaves a column empty only where a source of ours shows it", () => {
    const [cadlock] = registry.at(770)[0]?.registrations ?? [];
    expect(cadlock?.assignee).toEqual({ known: "empty", asOf: expect.any(String) as string });
    expect(registry.at(2)[0]).toMatchObject({ state: "reserved", former: [{ name: "compressnet" }] });
  });

  it.runIf(readCommitted(registryFolder).provenance.from === "packages")(
    "is what the packages and corrections give",
    async () => {
      const modules = pathToFileURL("node_modules/");
      const check = updateRegistry(options(registryFolder, { modules, check: true }));
      await expect(check).resolves.toContain("are what their sources give");
    },
    60_000,
  );
});
