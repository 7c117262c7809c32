import { describe, expect, test } from "vitest";
import { systems } from "../../../src/picker/wish.ts";
import { namesFileOf, namesFiles, serviceNamesFrom } from "../../../src/picker/names.ts";
import { known, record, registration, withheld, registryOf, use } from "../../support/world.ts";
import { block, range, realWorld, smallWorld } from "../../support/picker.ts";

describe("the file of facts", () => {
  const facts = smallWorld(
    {
      22: [record("tcp", "assigned", ["ssh"]), record("udp", "reserved")],
      500: [record("tcp", "unassigned"), record("udp", "assigned", ["isakmp"])],
      36412: [record("tcp", "unassigned"), record("udp", "unassigned"), record("sctp", "assigned", ["s1"])],
      6000: [record("tcp", "unassigned", [], { reports: [known("Someone uses it")] })],
    },
    {
      uses: [
        use(5432, "PostgreSQL"),
        use(53, "DNS", { transports: ["tcp"], confidence: "common" }),
        use(53, "DNS", { transports: ["udp"], note: "queries" }),
        use(3868, "Diameter", { transports: ["sctp", "tcp"] }),
      ],
      ephemeral: [range("Linux", 32768, 60999), range("Windows XP", 1025, 5000), range("IANA", 49152, 65535)],
      lowPorts: [
        { ...range("Oracle Solaris", 1, 1023), who: "Only root may.", addresses: "All.", allow: [] },
      ],
      blocks: [block("X11 displays", 6000, 6063), { ...block("SCTP only", 1, 2), transports: ["sctp"] }],
    },
  );

  test("keeps the state of each transport", () => {
    expect([facts.stateOf(22, "tcp"), facts.stateOf(22, "udp")]).toEqual(["assigned", "reserved"]);
    expect([facts.stateOf(500, "tcp"), facts.stateOf(500, "udp")]).toEqual(["unassigned", "assigned"]);
    expect([facts.stateOf(65535, "tcp"), facts.stateOf(65535, "udp")]).toEqual(["unassigned", "unassigned"]);
  });

  test("keeps a use once for each port, with all its transports", () => {
    expect(facts.usesOf(53)).toEqual([{ name: "DNS", transports: ["tcp", "udp"], confidence: "common" }]);
    expect(facts.usesOf(5432)).toEqual([
      { name: "PostgreSQL", transports: ["tcp"], confidence: "documented" },
    ]);
    expect(facts.usesOf(5433)).toEqual([]);
  });

  test("counts as taken what anyone has on any transport, and what was reported", () => {
    expect(facts.taken).toEqual([22, 53, 500, 3868, 5432, 6000, 36412]);
    expect([...facts.reported]).toEqual([6000]);
  });

  test("has the ranges of the systems that can be asked for, and the blocks of tcp and udp", () => {
    expect(facts.ephemeral.map(({ system }) => system)).toEqual(["linux"]);
    expect(facts.lowPorts).toEqual([
      {
        system: "solaris",
        from: 1,
        to: 1023,
        who: "Only root may.",
        url: "https://example.org/Oracle Solaris",
      },
    ]);
    expect(facts.blocks.map(({ name }) => name)).toEqual(["X11 displays"]);
  });
});

describe("the committed facts", () => {
  const { registry, facts, picker } = realWorld();

  test("come out of the file as they went in, for every port", () => {
    const wrong = Array.from({ length: 65_536 }, (_, port) => port).filter((port) =>
      registry
        .at(port)
        .some(
          ({ transport, state }) =>
            (transport === "tcp" || transport === "udp") && picker.stateOf(port, transport) !== state,
        ),
    );
    expect(wrong).toEqual([]);
    const names = (port: number) => facts.uses.filter((one) => one.port === port).map(({ name }) => name);
    for (const port of picker.used.keys())
      expect(new Set(picker.usesOf(port).map(({ name }) => name))).toEqual(new Set(names(port)));
    expect(picker.used.size).toBe(new Set(facts.uses.map(({ port }) => port)).size);
  });

  test.each(systems)("know the ephemeral range of $name", ({ id }) => {
    expect(picker.ephemeral.filter(({ system }) => system === id)).toHaveLength(1);
  });

  test("know the low ports of every system but Windows, which has none", () => {
    expect(picker.lowPorts.map(({ system }) => system)).toEqual(
      systems.map(({ id }) => id).filter((id) => id !== "windows"),
    );
  });
});

describe("the files of service names", () => {
  const registry = registryOf({
    1024: [record("tcp", "reserved"), record("udp", "reserved")],
    1028: [record("tcp", "assigned", ["a", "b"]), record("udp", "assigned", ["a", "b"])],
    1514: [record("tcp", "assigned", ["shell"]), record("udp", "assigned", ["syslog"])],
    1600: [{ ...record("tcp", "assigned"), registrations: [registration(null)] }],
    1700: [{ ...record("tcp", "assigned"), registrations: [registration(null, { description: withheld })] }],
    2048: [record("tcp", "assigned", ["next"])],
  });

  test("name each port once for the transports that share the names", () => {
    expect(serviceNamesFrom(1024, registry)).toEqual({
      1028: { "tcp udp": ["a", "b"] },
      1514: { tcp: ["shell"], udp: ["syslog"] },
      1600: { tcp: [] },
      1700: { tcp: ["a name left out here"] },
    });
  });

  test("hold every port in one file", () => {
    expect(namesFiles).toHaveLength(64);
    expect([0, 1023, 1024, 5432, 65535].map(namesFileOf)).toEqual([0, 0, 1024, 5120, 64512]);
  });
});
