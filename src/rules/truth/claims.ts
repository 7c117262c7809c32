import type { Range } from "../../ports/port.ts";
import type { Transport } from "../../registry/types.ts";
import {
  iana,
  inClauses,
  inSentences,
  onTransports,
  transport,
  transportList,
  type Pattern,
} from "./patterns.ts";
import { namesOthers, type Sentence } from "./sentences.ts";

/** What a sentence says of this port, as far as the registry can be asked. No transports: of the port as a whole. */
export type Claim = { transports: readonly Transport[] } & (
  | {
      says: "unassigned";
      /** Whether it uses the registry's own word, which reserved ports do not have. */
      word: boolean;
    }
  | { says: "assigned" | "reserved" | "nameless" }
  | { says: "named"; names: readonly string[] }
  | { says: "range" | "other range"; range: RangeWord }
  /** On its transport and on no other. */
  | { says: "only" }
  /** How many names it has. */
  | { says: "count"; count: number }
  | { says: "since"; year: string }
);

/** A range of RFC 6335 §6, or a word for what systems make of the ranges. */
export type RangeWord = Range | "privileged" | "unprivileged" | "ephemeral";

const correction =
  /\b(?:is|are|was|were|be|it|that) (?:\w+ )?(?:wrong|false|mistaken|incorrect|untrue|not true)\b|\b(?:wrongly|falsely|mistakenly|incorrectly|erroneously|myth|folklore|contrary|guess\w*)\b|\b(?:does|do) not hold\b/i;
const elsewhen =
  /\b(?:in|by|until|before|according to) (?:the )?RFC \d|^(?:in|by|until|before) (?:\w+ )?\d{4}\b/i;
const unsure =
  /\b(?:if|whether|unless|when|would|could|may|might|should|formerly|once|until|used to|no longer|then|ago|at (?:the|that) time)\b/i;
const unsureAfter = /^ (?:if|unless|until|when|then)\b/i;
const reported =
  /\b(?:call|say|said|claim|mark|list|label|describe|think|thought|believe|treat|show|report|insist|assume|take)(?:s|d|ed|ing)?\b/i;

/** Whether a text has one of the words without which no pattern fits; most have none. */
export const mayClaim = (text: string) =>
  /assign|regist|reserv|official|IANA|nobody|no one|no service|service name|well-known|dynamic|ephemeral|privileged|(?:system|user|private) (?:port|range|number)/i.test(
    text,
  );

const ianaName = new RegExp(iana, "i");
const transportName = new RegExp(`\\b${transport}\\b`, "g");
const transportsBehind = new RegExp(`^(?: [\\w'’]+){0,6}?${onTransports}`, "i");
const transportsInFront = new RegExp(`${transportList}(?: side| it)*\\s*$`, "i");

/** What a sentence says of this port; nothing where it reports, corrects, supposes or tells of the past. */
export function readClaims(sentence: Sentence): Claim[] {
  const { text } = sentence;
  if (!mayClaim(text) || correction.test(text) || elsewhen.test(text)) return [];
  const whole = inSentences.flatMap((pattern) => read(pattern, text, true, sentence));
  const clauses = text.split(/[;:—]|, | \(|\)|\b(?:but|while|whereas|although)\b/);
  return [
    ...whole,
    ...clauses.flatMap((clause, index) =>
      inClauses.flatMap((each) => read(each, clause.trim(), index === 0, sentence)),
    ),
  ];
}

function read({ says, pattern, elided }: Pattern, text: string, start: boolean, sentence: Sentence): Claim[] {
  const match = pattern.exec(text);
  if (!match || (elided && !(start && sentence.first))) return [];
  const [said] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + said.length);
  if (unsure.test(before + said) || unsureAfter.test(after) || namesOthers(text)) return [];
  if (
    sentence.onlyNamed
      ? !said.includes("@P")
      : sentence.othersNear && !/@P|\bthis (?:port|number)\b/.test(said)
  )
    return [];
  if (reported.test(before) && !ianaName.test(before)) return [];

  const { range, names, count, year } = match.groups ?? {};
  const transports = transportsOf(said, after, before);
  if (says === "range" || says === "other range")
    return range ? [{ says, transports: [], range: rangeNamed(range.toLowerCase()) }] : [];
  if (says === "count")
    return [{ says, transports, count: numberWords.indexOf((count ?? "").toLowerCase()) + 1 }];
  if (says === "since") return year ? [{ says, transports, year }] : [];
  if (says === "named") {
    const found = namesIn(names ?? "");
    return found.length > 0 ? [{ says, transports, names: found }] : [];
  }
  if (says === "unassigned") return [{ says, transports, word: match.groups?.["word"] !== undefined }];
  return [{ says, transports }];
}

/** The transports that a claim is limited to: those right behind it, else in it, else right before it. */
function transportsOf(said: string, after: string, before: string): Transport[] {
  const parts = [transportsBehind.exec(after)?.[0], said, transportsInFront.exec(before)?.[0]];
  const found = parts.map((part) => part?.match(transportName) ?? []).find((names) => names.length > 0) ?? [];
  return found.map((name) => name.toLowerCase() as Transport);
}

/** Words that may be service names; `cadlock 770/udp` and other code may not. */
function namesIn(list: string): string[] {
  const words = list.includes("`") ? [...list.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word) : [list];
  return words.filter((word) => /^[\w.+*-]*[a-z][\w.+*-]*$/i.test(word));
}

const numberWords = ["one", "two", "three", "four", "five", "six"];

function rangeNamed(word: string): RangeWord {
  if (word === "privileged" || word === "unprivileged" || word === "ephemeral") return word;
  if (word === "dynamic" || word === "private") return "dynamic";
  return word === "user" || word === "registered" ? "user" : "system";
}
