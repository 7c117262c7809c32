import { readArticles, readIndex, type NameIndex } from "../../search/index-format.ts";

/** What people call each port that has a name, from the index that the search reads too. */
export async function loadNames(): Promise<ReadonlyMap<number, string>> {
  const response = await fetch("/search/names.json");
  if (!response.ok) throw new Error(`names.json: ${response.status}`);
  const index = (await response.json()) as NameIndex;
  const names = new Map(readArticles(index));
  // Uses come before registrations, likeliest first.
  for (const { port, names: all, kind } of readIndex(index))
    if (port !== null && !names.has(port)) names.set(port, kind === "use" ? (all[0] ?? "") : all.join(", "));
  return names;
}
