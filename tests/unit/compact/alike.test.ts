import { expect, test } from "vitest";
import { alike, sortAlike, withoutPage } from "../../../src/compact/alike.ts";
import { coastFiles } from "../../../src/compact/coast-files.ts";
import { changer } from "../../../src/compact/particulars.ts";
import { coastPath, stretch } from "../../../src/compact/paths.ts";
import { coast } from "../../../src/ports/coast.ts";
import { commandsFor } from "../../../src/ports/commands.ts";
import { kindProps } from "../../../src/ports/kind-props.ts";
import { neighbourCount, type Port } from "../../../src/ports/port.ts";
import { questions } from "../../../src/ports/questions.ts";
import { heading, summary } from "../../../src/ports/sentences.ts";
import { site } from "../../../src/ports/site.ts";
import { listSources } from "../../../src/ports/sources.ts";
import { exposeVerdict, useVerdict } from "../../../src/ports/verdicts.ts";

const { ports, commands } = site();
const numbers = withoutPage(ports);
const { standIns, runs } = alike();
const likeOf = (number: number) => runs.findLast(([from]) => from <= number)?.[1] ?? -1;

/** All texts within a value, in order. */
const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value as string | number)];

/** What the page of a port says of its number, but for its commands. */
const said = (port: Port) =>
  textsIn([
    heading(port),
    summary(port),
    { ...kindProps(port), gap: null, port: 0, offset: 0 },
    questions(port),
    exposeVerdict(port),
    useVerdict(port),
    listSources(port, []),
  ]);

test("every port without a page says what the one that stands for it says, but for its own", () => {
  const saidBy = new Map([...standIns].map(([like, port]) => [like, said(port).join("\n")]));
  const wrong = numbers.filter((number) => {
    const port = ports.get(number);
    const standIn = standIns.get(likeOf(number)) as Port;
    return changer(standIn, port)(saidBy.get(likeOf(number)) ?? "") !== said(port).join("\n");
  });
  expect(numbers.length).toBeGreaterThan(50_000);
  expect(wrong.slice(0, 20)).toEqual([]);
}, 120_000);

test("what the page says of all of them without JavaScript is so", () => {
  const wrong = numbers.filter((number) => {
    const { kind, uses, transports } = ports.get(number);
    return kind === "assigned" || uses.length > 0 || transports.some(({ state }) => state === "assigned");
  });
  expect(wrong).toEqual([]);
});

test("its commands are those of its number", () => {
  const [first] = standIns.values();
  const texts = textsIn(commandsFor(first?.number ?? 0, commands));
  for (const number of [15, 1109, 20000, 50123, 65534]) {
    const change = changer(first as Port, { ...(first as Port), number });
    expect(texts.map(change)).toEqual(textsIn(commandsFor(number, commands)));
  }
});

test("the named ports around each are in the file of its stretch", () => {
  const files = coastFiles(ports);
  const wrong = numbers.filter((number) => {
    const { below, above, gap } = ports.get(number);
    const names = new Map(files.get(number - (number % stretch)));
    const found = coast([...names.keys()], (port) => names.get(port) ?? "");
    const own = [found.below(number, neighbourCount), found.above(number, neighbourCount)];
    return JSON.stringify([...own, found.gapAround(number)]) !== JSON.stringify([below, above, gap]);
  });
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(coastPath(50_123)).toBe("/ports/coast/49152.json");
}, 60_000);

test("ports are alike as long as nothing but number and coast differs", () => {
  const { get } = ports;
  const likes = (list: readonly number[]) =>
    sortAlike({ get: (port) => ({ ...get(port), indexed: !list.includes(port) }) }).runs;
  expect(likes([50_124, 50_200, 50_201])).toEqual([[50_124, 50_124]]);
  // The last number that Linux hands out, and the first that it does not.
  expect(likes([60_999, 61_000])).toEqual([
    [60_999, 60_999],
    [61_000, 61_000],
  ]);
  expect(likes([50_124, 20_004, 50_200, 20_006])).toEqual([
    [20_004, 20_004],
    [50_124, 50_124],
  ]);
});
