import type { RiskLevel } from "../schemas/common.ts";
import type { Use } from "../schemas/use.ts";
import type { Port } from "./port.ts";
import { list, systems } from "./words.ts";

/** An answer in one line, with its reason. `tone` drives the colour and the sign, never the only carrier. */
export interface Verdict {
  tone: "good" | "mind" | "bad" | "unknown";
  answer: string;
  why: string;
}

const exposeAnswers: Record<RiskLevel, Pick<Verdict, "tone" | "answer">> = {
  low: { tone: "good", answer: "Yes, it is made for that" },
  medium: { tone: "mind", answer: "With care" },
  high: { tone: "bad", answer: "No" },
};
const levels: readonly RiskLevel[] = ["low", "medium", "high"];

const riskReasons: Record<RiskLevel, (names: string) => string> = {
  low: (names) => `${names} is meant to face the Internet, if it is kept up to date.`,
  medium: (names) =>
    `${names} can face the Internet when it is locked down: strong login, updates, known addresses.`,
  high: (names) => `${names} belongs on the local host or your own network, not on the Internet.`,
};

/** "Is it safe to expose?": the article's word, else the riskiest use, else what is not known. */
export function exposeVerdict(port: Port): Verdict {
  if (port.article) return { ...exposeAnswers[port.article.risk.level], why: port.article.risk.why };
  const worst = riskiest(port.uses);
  if (worst) return { ...exposeAnswers[worst.risk], why: riskReasons[worst.risk](worst.name) };
  if (port.kind === "dynamic")
    return {
      tone: "mind",
      answer: "Not by rule",
      why: "What listens on a dynamic port changes; a firewall rule for it opens whatever comes next.",
    };
  if (port.kind === "assigned")
    return {
      tone: "unknown",
      answer: "Only if you know the listener",
      why: "We found no documented use beyond the registration, so the risk is that of your own program.",
    };
  return {
    tone: "unknown",
    answer: "Only if you know the listener",
    why: "No known service lives here: an open one is a program of yours, or a surprise worth a look.",
  };
}

function riskiest(uses: readonly Use[]): Use | undefined {
  return uses.toSorted((a, b) => levels.indexOf(b.risk) - levels.indexOf(a.risk))[0];
}

/** "May my program use it?": the first reason against it decides. */
export function useVerdict(port: Port): Verdict {
  const { number, uses, kind, serviceNames, refused, blocks } = port;
  if (number === 0)
    return {
      tone: "bad",
      answer: "No",
      why: "Nothing can listen on 0: a bind to it asks for any free port.",
    };
  const extra = refused ? ` ${some(refused)} also refuse to connect to it.` : "";
  if (uses.length > 0) {
    const names = [...new Set(uses.map(({ name }) => name))].slice(0, 2);
    return {
      tone: "mind",
      answer: "Better not by default",
      why: `${list(names)} may be there already.${extra}`,
    };
  }
  if (kind === "dynamic") return dynamicVerdict(port);
  if (port.range === "system") return systemVerdict(port, extra);
  if (refused)
    return {
      tone: "mind",
      answer: "Not for the web",
      why: `${some(refused)} refuse to connect to it (the Fetch standard's list).`,
    };
  const handing = systems(port.ephemeral);
  if (handing.length > 0)
    return {
      tone: "mind",
      answer: "Not as a fixed port",
      why: `${list(handing)} may hand it to an outgoing connection first; then your program cannot bind it.`,
    };
  if (blocks[0])
    return {
      tone: "mind",
      answer: "Mind the block",
      why: `It is one of ${blocks[0].name}, ${blocks[0].from}–${blocks[0].to}.`,
    };
  if (kind === "assigned") {
    const holder = serviceNames[0] ?? "another service";
    return {
      tone: "mind",
      answer: "On your own machines, yes",
      why: `It is registered for ${holder}; do not ship it as a default.`,
    };
  }
  if (kind === "reserved")
    return {
      tone: "mind",
      answer: "On your own machines, yes",
      why: "IANA keeps it back; a product should not ship with it.",
    };
  return {
    tone: "good",
    answer: "Yes, on your own machines",
    why: "Nobody is registered and we know of no use. Register a number before you ship one as a default.",
  };
}

const some = ({ except }: NonNullable<Port["refused"]>) => (except.length > 0 ? "Some browsers" : "Browsers");

function dynamicVerdict(port: Port): Verdict {
  const names = systems(port.ephemeral);
  const who = names.length > 0 ? list(names) : "The system";
  return {
    tone: "mind",
    answer: "For a while, not for good",
    why: `${who} may hand it to an outgoing connection first; then your program cannot bind it.`,
  };
}

function systemVerdict(port: Port, extra: string): Verdict {
  const who = systems(port.privileged);
  const privilege =
    who.length > 0
      ? `${list(who)} ${who.length > 1 ? "want" : "wants"} a privilege to bind it`
      : "It lies among the system ports";
  const holder = port.serviceNames[0] ? `, and it is registered for ${port.serviceNames[0]}` : "";
  return { tone: "mind", answer: "Better not", why: `${privilege}${holder}.${extra}` };
}
