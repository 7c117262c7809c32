import type { ParsedArticle } from "./parsed.ts";
import type { Context, Rule } from "./rule.ts";

/**
 * The summary makes sense alone, in a search engine's list: it ends with a full stop, begins with the thing and not with
 * the number, points at nothing that is not there ("this port"), and has a word of the title or one of the names.
 */
export const summary: Rule = {
  id: "summary",
  guides: true,
  check(article, context) {
    const text = article.fields.find(({ field }) => field === "summary")?.text ?? "";
    if (text === "") return [];
    const problem = (message: string) => [{ field: "summary", message }];
    return [
      ...(/\.["”’)]?$/.test(text) ? [] : problem("does not end with a full stop: make it a sentence")),
      ...(beginsWithNumber.test(text)
        ? problem(
            'begins with the number, which the page\'s title has: begin with what it is, such as "SSH on TCP: …"',
          )
        : []),
      ...(pointing.exec(text)
        ? problem(
            `says "${pointing.exec(text)?.[0] ?? ""}", which points at nothing in a search engine's list: name it`,
          )
        : []),
      ...(namesTheThing(text, article, context)
        ? []
        : problem("has no word of the title and none of the port's names: name the thing")),
    ];
  },
};

const beginsWithNumber =
  /^(?:(?:TCP|UDP|the)\s+)*(?:port|number)?(?:\s+number)?\s*\d+(?:\/\w+)?\s*(?:,|:|is\b|was\b|has\b|belongs\b)|^port \d/i;
const pointing =
  /\b(?:this|that) (?:port|number|page|article|guide|service|protocol)\b|\bas (?:described|explained|seen) (?:above|below|here)\b|^(?:It|This|That|They|These|He|She|Here)\b/i;

function namesTheThing(
  text: string,
  { port, fields, uses }: ParsedArticle,
  { registry, facts }: Context,
): boolean {
  const title = fields.find(({ field }) => field === "title")?.text ?? "";
  const names =
    port === null
      ? []
      : [
          ...uses,
          ...(facts?.uses ?? [])
            .filter((use) => use.port === port)
            .flatMap(({ name, aka }) => [name, ...aka]),
          ...registry
            .at(port)
            .flatMap(({ registrations }) => registrations.flatMap(({ name }) => name ?? [])),
        ];
  const words = new Set(wordsOf(text));
  // Every port is a port; only a guide may be about ports as such.
  const tells = (word: string) => words.has(word) && (port === null || word !== "port");
  return [title, ...names].some((name) => wordsOf(name).some(tells));
}

/** Words that tell: three letters or more, without endings of the plural. */
const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.+/-]*[\p{L}\p{N}]|[a-z]/gu) ?? [])
    .map((word) => word.replace(/(?:'s|’s|s)$/, ""))
    .filter(
      (word) =>
        word.length > 2 && !/^(?:the|and|for|with|its|not|that|are|all|any|over|then|where|what)$/.test(word),
    );
