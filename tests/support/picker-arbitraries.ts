import fc from "fast-check";
import { mostPorts, objections, systems, transports, type Wish } from "../../src/picker/wish.ts";

const port = fc.integer({ min: 0, max: 65535 });
/** Some of a list, in its order. */
const some = <T>(list: readonly T[], minLength: number) => fc.subarray([...list], { minLength });

/** Any wish that the page can hold. */
export const wishes: fc.Arbitrary<Wish> = fc
  .record({
    port: fc.option(port),
    count: fc.integer({ min: 1, max: mostPorts }),
    run: fc.boolean(),
    ends: fc.tuple(port, port),
    systems: some(
      systems.map(({ id }) => id),
      1,
    ),
    transports: some(transports, 1),
    allow: some(objections, 0),
    seed: port,
  })
  .map(({ ends: [a, b], ...wish }) => ({ ...wish, from: Math.min(a, b), to: Math.max(a, b) }));

const names = ["port", "count", "run", "from", "to", "system", "transport", "allow", "seed"];
const words = [...objections, ...transports, ...systems.map(({ id }) => id), "1", "0", "-1", "1e9", ""];

/** Query strings that may come: near to ours, and anything else, broken escapes and lone surrogates among them. */
export const queries: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...names, "x"),
        fc.oneof(
          fc.constantFrom(...words),
          port.map(String),
          fc.string({ unit: "binary" }),
          fc.array(fc.constantFrom(...words)).map((list) => list.join()),
        ),
      ),
    )
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`),
  fc.constant(`?port=${"9".repeat(20_000)}&count=${"x".repeat(20_000)}`),
);
