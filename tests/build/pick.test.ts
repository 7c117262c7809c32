import { beforeAll, describe, expect, it } from "vitest";
import { readFacts, type PickerFile } from "../../src/picker/file.ts";
import { namesFileOf, type ServiceNames } from "../../src/picker/names.ts";
import { site } from "../../src/ports/site.ts";
import { isWithheld } from "../../src/registry/withheld.ts";
import { files, firstOf, ports, sentBytes, textOf } from "../support/dist.ts";

/** What a verdict may load, in bytes as the server sends them: the facts and one file of names. */
const most = 32_000;
const { get } = site().ports;

describe("the files that /pick loads", () => {
  let names: string[];
  beforeAll(() => {
    names = files().filter((file) => file.startsWith("pick/names/"));
  });

  it("are at most 25,000 bytes for any verdict", () => {
    const largest = Math.max(...names.map(sentBytes));
    expect(names.length).toBeGreaterThan(30);
    expect(sentBytes("pick/ports.json") + largest).toBeLessThanOrEqual(most);
  });

  it("agree with the pages of all ports, on every state and every name", () => {
    const facts = readFacts(JSON.parse(textOf("pick/ports.json")) as PickerFile);
    const tables = new Map(names.map((file) => [file, JSON.parse(textOf(file)) as ServiceNames]));
    const wrong = ports.filter((port) => {
      const table = tables.get(`pick/names/${namesFileOf(port)}.json`)?.[port] ?? {};
      return get(port).transports.some(({ transport, state, registrations }) => {
        if (transport !== "tcp" && transport !== "udp") return false;
        const told = Object.entries(table).flatMap(([on, list]) =>
          on.split(" ").includes(transport) ? list : [],
        );
        const known = [
          ...new Set(
            registrations.flatMap((one) => one.name ?? (isWithheld(one) ? "a name left out here" : [])),
          ),
        ];
        return facts.stateOf(port, transport) !== state || told.join() !== known.join();
      });
    });
    expect(firstOf(wrong.map(String))).toEqual([]);
  });
});
