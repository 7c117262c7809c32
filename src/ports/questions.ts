import { isNarrow, type Port } from "./port.ts";
import { date, list, systems, upper } from "./words.ts";

/** A question that a page answers; plain text. */
export interface Question {
  question: string;
  answer: string;
}

/** At most this many computed questions on a page. */
const limit = 5;

/**
 * The questions of a page: the article's own, else those that a fact of this very number answers.
 * No question is shown that would read the same on every page, nor one that the section Check has just answered.
 */
export function questions(port: Port): readonly Question[] {
  if (port.article) return port.article.faq;
  return [unassigned, reserved, misnamed, former, unauthorized, block, differs, ephemeral]
    .flatMap((make) => make(port) ?? [])
    .slice(0, limit);
}

type Maker = (port: Port) => Question | null;

const unassigned: Maker = ({ number, kind, gap, uses, below, above }) => {
  if (kind !== "unassigned" || !gap || uses.length > 0) return null;
  const nearest = [below[0], above[0]].flatMap((one) => (one ? [`${one.name} on ${one.port}`] : []));
  return {
    question: `Is port ${number} free?`,
    answer: `At IANA, yes: no service is registered on it. On your machine only a look at the listeners can tell. The nearest numbers with a name are ${list(nearest)}.`,
  };
};

const reserved: Maker = ({ number, kind, range }) =>
  kind === "reserved"
    ? {
        question: `Why is port ${number} reserved?`,
        answer:
          number === 1023 || number === 1024 || number === 49151
            ? `It is the edge of a range. RFC 6335 (section 6) keeps such edges back, so that the ranges can be extended one day.`
            : `IANA holds it back and says no more. A reserved ${range} port is not given out on an ordinary request (RFC 6335, section 6).`,
      }
    : null;

const misnamed: Maker = ({ number, serviceNames, uses }) => {
  const service = serviceNames[0];
  const [use] = uses;
  if (!service || !use || [use.name, ...use.aka].some((name) => name.toLowerCase() === service)) return null;
  return {
    question: `Why does my tool call port ${number} ${service}?`,
    answer: `Because that is the name registered with IANA, and tools print the name without asking the program. What you meet there is more likely ${use.name}.`,
  };
};

const former: Maker = ({ number, formerNames, kind }) =>
  formerNames.length > 0
    ? {
        question: `Why do old lists call port ${number} ${formerNames[0] ?? ""}?`,
        answer: `Because it was ${list(formerNames)} in the registry once. Today IANA ${kind === "assigned" ? "lists another name" : `has it as ${kind}`}.`,
      }
    : null;

const unauthorized: Maker = ({ number, unauthorized: reports }) => {
  const [report] = reports;
  return report
    ? {
        question: `Does anyone use port ${number} without a registration?`,
        answer: `Yes, says IANA: “${report.text}” (as of ${date(report.asOf)}).`,
      }
    : null;
};

const block: Maker = ({ number, blocks }) => {
  const one = blocks.find(isNarrow);
  return one
    ? {
        question: `Is port ${number} part of ${one.name}?`,
        answer: `Yes, by habit: ${one.from}–${one.to}. ${one.what}`,
      }
    : null;
};

const differs: Maker = ({ number, transports }) => {
  const states = new Set(transports.map(({ state }) => state));
  return states.size > 1
    ? {
        question: `Is port ${number} the same on TCP and UDP?`,
        answer: `No: ${transports.map(({ transport, state }) => `${upper(transport)} is ${state}`).join(", ")}. IANA keeps the state of each transport apart.`,
      }
    : null;
};

const ephemeral: Maker = ({ number, ephemeral: handed }) => {
  const names = systems(handed);
  return names.length > 0
    ? {
        question: `Why do I see port ${number} in a connection that I did not open?`,
        answer: `Because ${list(names)} may pick ${number} for the near end of an outgoing connection. Look at the port at the far end: that one tells you the service.`,
      }
    : null;
};
