import { dynamicOffset, scaleAt, type Port } from "../ports/port.ts";
import { gapSentence } from "../ports/sentences.ts";

/** What is the number's own among ports that are alike otherwise. */
export type Own = Pick<Port, "number" | "below" | "above" | "gap">;

/**
 * All that the page of a port without a name says of its number and of the coast around it, as the page writes it. What
 * another port's page says in these places is found by asking of both: the answers stand in the same order.
 */
export function particulars({ number, below, above, gap }: Own): string[] {
  return [
    gapSentence({ gap }) ?? "",
    ...[...below, ...above].flatMap(({ port, name }) => [name, String(port)]),
    ...[number, number - 1, number + 1, dynamicOffset(number) + 1, scaleAt(number)].map(String),
  ];
}

/** Changes a text of the first port's page into that of the second. Longer ones go first: some begin others. */
export function changer(from: Own, to: Own): (text: string) => string {
  const own = particulars(to);
  const pairs = particulars(from)
    .map((text, at) => [text, own[at] ?? ""] as const)
    .filter(([text]) => text !== "")
    .sort(([a], [b]) => b.length - a.length);
  return (text) => pairs.reduce((changed, [old, now]) => changed.replaceAll(old, () => now), text);
}

/** No number of a port, nor any other that a page has: each stands for what it is in the place of. */
const number = 8_310_472;
const first = { below: 8_400_000, above: 8_500_000 };

/** Named ports that stand for some others, by their place. */
const neighbours = (side: keyof typeof first, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    port: first[side] + at,
    name: `⟨${side} ${at}⟩`,
    between: 0,
  }));

/** What stands for a number and the coast around it, with so many named ports below and above. */
export const standIn = (below: number, above: number): Own => ({
  number,
  below: neighbours("below", below),
  above: neighbours("above", above),
  gap: { from: 8_600_000, to: 8_699_998, size: 99_999 },
});
