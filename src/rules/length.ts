import { limits } from "../schemas/article.ts";
import { withoutComments } from "./prose.ts";
import type { Rule } from "./rule.ts";

/** Ports whose article may be longer, in words, because several systems and decades meet on them. */
export const longer: Readonly<Record<number, { words: number; reason: string }>> = {
  22: {
    words: 1400,
    reason: "every server has it, and its attacks, keys and settings are asked for together",
  },
  25: { words: 1400, reason: "relay, submission and STARTTLS have to be told apart" },
  53: { words: 1400, reason: "both transports, resolvers and authoritative servers, and amplification" },
  80: { words: 1400, reason: "servers, proxies, redirects to HTTPS and certificate challenges" },
  443: { words: 1400, reason: "HTTPS, QUIC on UDP, and all that hides behind TLS" },
  445: { words: 1400, reason: "the worms of two decades and what each system still opens" },
  3389: { words: 1400, reason: "gateways, settings and a long list of dated flaws" },
};

/** The text without code has 300 to 900 words, that of a guide too; a few ports may have more. */
export const length: Rule = {
  id: "length",
  guides: true,
  check({ sort, port, tree, passages }) {
    if (!tree) return [];
    const words = passages.flatMap(
      ({ text }) => withoutComments(text).match(/\S*[\p{L}\p{N}]\S*/gu) ?? [],
    ).length;
    const most = longer[port ?? -1]?.words ?? limits.bodyWordsMax;
    const least = sort === "collection" ? limits.collectionWordsMin : limits.bodyWordsMin;
    if (words < least)
      return [
        {
          field: "the text",
          message: `has ${words} words; it needs at least ${least}: say more${sort === "article" ? ", or leave the port to its kind's article" : ""}`,
        },
      ];
    if (words > most)
      return [
        {
          field: "the text",
          message: `has ${words} words; the limit is ${most}: leave out what the reader does not need`,
        },
      ];
    return [];
  },
};
