import { bareNumbers, portsIn } from "./addresses.ts";

/** What went wrong, as far as a message tells. */
export type Problem = "in-use" | "permission" | "refused" | "timeout" | "unsafe-port" | "no-address";

/** An error message, understood: the port it names, the guide, and the part of the port's page that mends it. */
export interface ErrorMessage {
  problem: Problem;
  port?: number;
  /** A guide's id: `/guides/<guide>`. */
  guide: string;
  /** The part of the port's page that mends it: its commands, or its list of troubles. */
  section: "check" | "trouble";
}

/**
 * The signs of each problem, the most telling first: names of codes, the systems' own sentences (errno(3), winsock
 * error codes), and what tools make of them. `10048` and its like count only beside a word that says they are codes.
 */
const signs: readonly (readonly [Problem, RegExp])[] = [
  [
    "unsafe-port",
    /ERR_UNSAFE_PORT|this address is restricted|network port which is normally used for purposes other|restricted network port|\bbad port\b/i,
  ],
  [
    "permission",
    /EACCES|WSAEACCES|(?:bind|listen|socket|port|errno).{0,60}(?:permission denied|access denied)|permission denied.{0,40}(?:bind|listen|socket|port)|(?:permission|access) denied.{0,20}:\d|forbidden by its access permissions|\(13: permission denied\)|(?:err(?:or|no)?|win ?error|code)\W{0,3}10013|10013: an attempt|expose privileged port|operation not permitted.{0,30}(?:bind|port)/i,
  ],
  [
    "in-use",
    /EADDRINUSE|(?:address|port|socket)(?: \S{1,30}){0,3} (?:is |was )?(?:already |currently )?(?:in use|being used|allocated|taken|occupied)\b|only one usage of each socket|address in use|(?:already|in) use.{0,40}\bport\b|port (?:conflict|busy)|code(?:\s|=|:)*10048|(?:err(?:or|no)?|win ?error)\W{0,3}10048|do you already have another \w+ server running/i,
  ],
  [
    "refused",
    /ECONNREFUSED|ERR_CONNECTION_REFUSED|connection (?:was |has been )?refused|refused to connect|actively refused|WSAECONNREFUSED|(?:err(?:or|no)?|win ?error|code)\W{0,3}10061|NS_ERROR_CONNECTION_REFUSED|can't connect to (?:local )?mysql server on|unable to connect.{0,40}refused|connection to \S{1,80} refused/i,
  ],
  [
    "timeout",
    /ETIMEDOUT|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT|connection timed out|connection (?:has )?time-?d?[ -]?out|operation timed out|i\/o timeout|connect(?:ion)? timeout|WSAETIMEDOUT|did not properly respond after a period|took too long to respond|(?:err(?:or|no)?|win ?error|code)\W{0,3}10060|no route to host|EHOSTUNREACH|network is unreachable|ENETUNREACH/i,
  ],
  ["no-address", /EADDRNOTAVAIL|(?:cannot|can't|could not) assign requested address|WSAEADDRNOTAVAIL|10049/i],
  // What tools say of any bind that failed: mostly that someone else was there first.
  [
    "in-use",
    /failed to bind|(?:could ?n[o']t|unable to|cannot|can't) bind|bind (?:on|to|error).{0,40}(?:fail|in use)/i,
  ],
  ["permission", /ports are not available/i],
];

/** Codes of errors, which are no ports (winsock, errno of Linux and macOS). */
const codes = new Set([10013, 10048, 10049, 10051, 10054, 10060, 10061, 10065]);
const firstFreePort = 1024;

function guideFor(problem: Problem, text: string, port: number | undefined): string {
  switch (problem) {
    case "unsafe-port":
      return "ports-browsers-refuse";
    case "in-use":
      return "in-use-but-nothing-listed";
    case "permission": {
      const windows = /WSAEACCES|10013|forbidden by its access|-4092|ports are not available|[A-Z]:\\/i.test(
        text,
      );
      return windows || (port !== undefined && port >= firstFreePort)
        ? "windows-excluded-ports"
        : "permission-denied-below-1024";
    }
    case "refused":
      // Node tried ::1 and 127.0.0.1, and both refused.
      return /(?<![\w:])\[?::1\]?(?![\w.])|AggregateError/.test(text)
        ? "localhost-is-ipv6"
        : "refused-timed-out-or-filtered";
    case "no-address":
      return "localhost-is-ipv6";
    case "timeout":
      return "refused-timed-out-or-filtered";
  }
}

/** The port that an error is about: what the message calls one, else a bare number of a short message. */
function portOf(text: string): number | undefined {
  const named = portsIn(text).filter((port) => !codes.has(port));
  if (named[0] !== undefined) return named[0];
  if (text.length > 80) return undefined;
  const { likely, possible } = bareNumbers(
    text.replaceAll(/[[(]?(?:errno|error|code)?\W{0,2}\d+[:\])]/gi, " "),
  );
  return [...likely, ...possible].find((port) => !codes.has(port));
}

/**
 * Recognises the error messages of sockets in a fragment of a log.
 * @param text as `normalise` makes it.
 * @example parseError("listen EADDRINUSE: address already in use :::3000")
 * // { problem: "in-use", port: 3000, guide: "in-use-but-nothing-listed", section: "check" }
 */
export function parseError(text: string): ErrorMessage | null {
  const sign = signs.find(([, form]) => form.test(text));
  if (!sign) return null;
  const [problem] = sign;
  const port = portOf(text);
  return {
    problem,
    ...(port === undefined ? {} : { port }),
    guide: guideFor(problem, text, port),
    section: problem === "in-use" ? "check" : "trouble",
  };
}
