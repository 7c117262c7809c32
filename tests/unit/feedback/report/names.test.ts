import { expect, test } from "vitest";
import { portNames } from "../../../../src/feedback/report/names.ts";
import { site } from "../../../../src/ports/site.ts";

test("ports are called what the site calls them", async () => {
  const nameOf = await portNames();
  const { named } = site().ports;
  for (const port of [0, 22, 770, 778, 5000, 50000, 65535]) expect(nameOf(port)).toBe(named.nameOf(port));
});
