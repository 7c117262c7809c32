import { describe, expect, it } from "vitest";
import { landmarks } from "../../../src/chart/landmarks.ts";
import { pathOf, portsOf } from "../../../src/chart/path.ts";
import { pictureOf } from "../../../src/chart/picture.ts";
import { kinds, lastPort, ranges } from "../../../src/ports/port.ts";
import { site } from "../../../src/ports/site.ts";

const { ports } = site();
const picture = pictureOf(ports);
const all = Array.from({ length: lastPort + 1 }, (_, port) => port);

describe("the picture", () => {
  it("shows each port as its page's kind", () => {
    expect(all.filter((port) => picture.kinds[port] !== ports.get(port).kind)).toEqual([]);
  });

  it("shows each port in one kind only", () => {
    expect(kinds.flatMap((kind) => picture.of(kind)).toSorted((a, b) => a - b)).toEqual(all);
  });

  it.each(kinds)("draws the ports that are %s, and can be read back", (kind) => {
    expect(portsOf(pathOf(picture.of(kind)))).toEqual(picture.of(kind));
  });

  it("marks the ports with an article", () => {
    expect(portsOf(pathOf(picture.articles, 1), 1)).toEqual(ports.articles);
  });

  it("is made once for the same ports", () => {
    expect(pictureOf(ports)).toBe(picture);
  });
});

describe("its counts", () => {
  const sum = (from: number, to: number) => {
    const { article, ...kindsOnly } = picture.tally(from, to);
    expect(article).toBe(ports.articles.filter((port) => from <= port && port <= to).length);
    return Object.values(kindsOnly).reduce((total, one) => total + one, 0);
  };

  it("are of 65,536 ports in all", () => {
    expect(sum(0, lastPort)).toBe(65_536);
  });

  it.each(Object.entries(ranges))("are of every port of a range: %s", (_, { from, to }) => {
    expect(sum(from, to)).toBe(to - from + 1);
  });

  it("say that all dynamic ports are dynamic or assigned", () => {
    const { assigned, dynamic, ...others } = picture.tally(ranges.dynamic.from, lastPort);
    expect(assigned + dynamic).toBe(16_384);
    expect(others).toMatchObject({ reserved: 0, unassigned: 0 });
  });
});

describe("landmarks", () => {
  it.each(landmarks)("$port is used for $name", ({ port, name }) => {
    const known = ports.get(port).uses.map((use) => use.name);
    expect(known.filter((text) => text.startsWith(name))).not.toEqual([]);
  });

  it("stand above the edge where the first rows are, and only there", () => {
    const above = landmarks.filter(({ words }) => words === "above").map(({ port }) => port);
    expect(above).toEqual(landmarks.map(({ port }) => port).filter((port) => port <= ranges.system.to));
  });
});
