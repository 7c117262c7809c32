import type { Facts } from "../ports/facts.ts";
import { lastPort } from "../ports/port.ts";
import type { Registry } from "../registry/types.ts";
import { sentencesOf, withoutComments, type Passage } from "./prose.ts";
import type { Problem, Rule } from "./rule.ts";
import { writtenNames } from "./truth/names.ts";

const link = /\[([^\]]*)\]\(\/ports\/(\d+)(?:#[\w-]+)?\)/g;

/**
 * A link to a port says what that port is: its text has a word besides the number, or the sentence around it (in a
 * table, the cell) has one of its names: a service name, a use or another name of one, or a word for its state.
 */
export const portLinks: Rule = {
  id: "port-links",
  guides: true,
  check: ({ passages }, { registry, facts }) =>
    passages
      .filter(({ text }) => text.includes("](/ports/"))
      .flatMap((passage) => bareLinks(passage, registry, facts)),
};

function bareLinks({ field, line, text }: Passage, registry: Registry, facts: Facts | null): Problem[] {
  return sentencesOf(withoutComments(text)).flatMap((sentence) =>
    [...sentence.matchAll(link)].flatMap(([whole, label = "", digits = ""]): Problem[] => {
      const port = Number(digits);
      if (port > lastPort || saysMore(label)) return [];
      const around = plain(sentence.replace(whole, " "));
      const names = namesOf(port, registry, facts);
      // What nobody has named can only be told in words that we do not know.
      if (names.length === 0) return [];
      if (states.test(around) || names.some((name) => around.includes(` ${plain(name).trim()} `))) return [];
      return [
        {
          field,
          ...(line === undefined ? {} : { line }),
          message: `links to ${digits} and does not say what it is: write [${digits}, ${names[0] ?? ""}](/ports/${digits}), or name it in the sentence`,
        },
      ];
    }),
  );
}

const states = / (?:unassigned|reserved|dynamic|ephemeral|unregistered|empty|free) /;

/** Whether the text of a link has a word of its own besides number, transport and "port". */
const saysMore = (label: string) =>
  /[a-z]{2}/i.test(label.replaceAll(/\b(?:the|and|or|to|on|TCP|UDP|SCTP|ports?|number)\b/gi, ""));

/** Small letters, with single spaces around each word. */
const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll(/\]\([^)]*\)/g, " ")
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim()} `;

function namesOf(port: number, registry: Registry, facts: Facts | null): string[] {
  const all = writtenNames(port, registry, facts);
  // "MQTT over TLS" is also told by MQTT, "AirPlay Receiver" by AirPlay.
  const parts = all
    .flatMap((name) => name.split(/[\s(/-]+/))
    .filter((word) => word.length > 2 && !common.test(word));
  return [...new Set([...all, ...parts])].filter((name) => name.length > 1);
}

const common =
  /^(?:the|and|for|over|with|server|client|service|services|protocol|port|web|admin|network|system|data|control|alternate|local|remote|manager|management|agent|internet|user|test|name|default|interface|api|console|tcp|udp|old|new)$/i;
