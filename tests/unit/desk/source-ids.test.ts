import { expect, test } from "vitest";
import { sourceIds } from "../../../src/desk/source-ids.ts";
import { use } from "../../support/world.ts";

const of = (name: string, title: string, url = `https://example.org/${title}`) =>
  use(1, name, { source: { title, url } });

test.each([
  ["the first word of the use", [of("AirPlay Receiver", "Apple")], ["airplay"]],
  ["an RFC by its number", [of("Echo", "RFC 862: Echo Protocol")], ["rfc862"]],
  ["a word that is taken with a number", [of("Java A", "One"), of("Java B", "Two")], ["java", "java-2"]],
  ["never that of IANA's own row", [of("IANA", "A list")], ["iana-2"]],
  ["one work once", [of("A", "One", "https://a.org/"), of("B", "One", "https://a.org/")], ["b"]],
  ["a name without letters", [of("中文", "Three")], ["source"]],
])("a source is called by %s", (_, uses, ids) => {
  expect(sourceIds(uses).map(({ id }) => id)).toEqual(ids);
});
