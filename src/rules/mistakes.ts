import { blindMistakes } from "./blind-mistakes.ts";
import type { Block } from "./blocks.ts";
import { callsIn, type Call } from "./shell/calls.ts";
import { systemMistakes } from "./system-mistakes.ts";
import { windowsMistakes } from "./windows-mistakes.ts";

/** What a command is held against, besides itself. */
export interface Place extends Pick<Block, "shell" | "system" | "before" | "after" | "shown" | "code"> {
  port: number | null;
}

/** A command that does not do what its reader thinks; the message says what is wrong and the mend. */
export interface Mistake {
  message: string;
  /** Finds it in one line of any shell. */
  inLine?(line: string, place: Place): boolean;
  /** Finds it in one call of a Unix shell. */
  inCall?(call: Call, place: Place): boolean;
}

/** The mistakes in a block, each with its line in the block, from 1. */
export function mistakesIn(place: Place): { line: number; message: string }[] {
  const { code } = place;
  const calls = place.shell === "sh" ? callsIn(code) : [];
  const lines = code.split("\n");
  const known = [...shellMistakes, ...systemMistakes, ...blindMistakes, ...windowsMistakes];
  return known.flatMap(({ message, inLine, inCall }) => {
    const found = new Set<number>();
    if (inCall) for (const call of calls) if (inCall(call, place)) found.add(call.line);
    if (inLine)
      lines.forEach((line, at) => {
        if (!/^\s*(?:#|rem\b|::)/i.test(line) && inLine(line, place)) found.add(at + 1);
      });
    return [...found].map((line) => ({ line, message }));
  });
}

/** The words of each call of a filter, up to the next pipe or command; findstr is no Unix program. */
function* filterWords(program: string, line: string): Generator<string> {
  const call = new RegExp(String.raw`(?:^|[|;&(\s])${program}(?=\s)((?:"[^"]*"|'[^']*'|[^|;&"'])*)`, "gi");
  for (const [, words = ""] of line.matchAll(call)) yield words;
}

/** What follows each port number that a filter looks for: `:770`, or `770` alone behind a list of sockets. */
function* afterNumbers(words: string, line: string, port: number | null): Generator<string> {
  const sockets = /\b(?:netstat|ss|lsof)\b/i.test(line);
  for (const match of words.matchAll(/(^|[\s":'*.])(\d{1,5})(?!\d)/g)) {
    const [whole, before, digits] = match;
    const own = Number(digits) === port;
    if (before === ":" || (own && (before === "." || before === "*" || sockets)))
      yield words.slice(match.index + whole.length);
  }
}

const has = (pattern: RegExp) => (args: readonly string[]) => args.some((arg) => pattern.test(arg));
const netcat = /^(?:nc|ncat|netcat)$/;
const substituted = /^["']?(?:\$\(|`)/;
const filesOfOthers = /^\/(?!dev\/|tmp\/|home\/|var\/tmp\/)/;
/** What Linux has and macOS has not. */
const onlyLinux =
  /^(?:ip|systemctl|journalctl|getent|nft|iptables|ip6tables|ufw|lsns|nsenter|firewall-cmd|apt|apt-get|dnf|update-rc\.d|netplan)$/;

const shellMistakes: readonly Mistake[] = [
  {
    inCall: ({ program }, { system }) => system === "macos" && program === "ss",
    message:
      "gives macOS the command ss, which it does not have: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`",
  },
  {
    inCall: ({ program }, { system }) => system === "macos" && onlyLinux.test(program),
    message: "gives macOS a command that only Linux has: use macOS's own, or say that the block is for Linux",
  },
  {
    inCall: ({ program, args }, { system }) =>
      system === "macos" && program === "netstat" && has(/^-\w*[tu]\w*p|^-\w*p\w*[tu]|^-\w*t?l\w*n?p$/)(args),
    message: "gives macOS the netstat options of Linux, where -p takes a protocol: use `netstat -anvp tcp`",
  },
  {
    inCall: ({ program, args }, { system }) =>
      system === "macos" && program === "grep" && has(/^-\w*P/)(args),
    message: "gives macOS grep -P, which its grep does not have: use -E",
  },
  {
    inLine: (line, { port }) =>
      [...filterWords("findstr(?:\\.exe)?", line)].some((words) =>
        // Without /C: a space separates two things to look for, and ends nothing.
        [...afterNumbers(words, line, port)].some(
          (rest) => !/^(?:\$|\\>|\[\^)/.test(rest) && !(/\/C:/i.test(words) && /^ /.test(rest)),
        ),
      ),
    message:
      'looks for a port with findstr and does not end the number, so that :770 also finds :7700: use `findstr /R /C:":PORT .*LISTENING"`',
  },
  {
    inLine: (line, { port }) =>
      [...filterWords("[ef]?grep", line)].some(
        (words) =>
          !/(?:^|\s)-\w*w/.test(words) &&
          [...afterNumbers(words, line, port)].some((rest) => !/^(?: |\$|\\[b>sD]|\[)/.test(rest)),
      ),
    message:
      "looks for a port with grep and does not end the number, so that :770 also finds :7700: put \\b or a space behind it inside the quotes, or let the tool filter",
  },
  {
    inCall: ({ program, args }) =>
      program === "lsof" && asksForTcp(args.join(" ")) && !/-s\s?TCP:LISTEN/i.test(args.join(" ")),
    message:
      "asks lsof without -sTCP:LISTEN, which also shows clients: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`",
  },
  {
    inCall: ({ program, args }) => netcat.test(program) && has(/^-[a-z]*l|^--listen$/)(args),
    message: "checks with a netcat that listens, which opens the port itself: use `nc -zv -w 3 HOST PORT`",
  },
  {
    inCall: ({ program }, { port }) => program === "telnet" && port !== 23,
    message:
      "checks with telnet, which most systems no longer bring and which waits for ever: use `nc -zv -w 3 HOST PORT`",
  },
  {
    inCall: ({ program, args }) => program === "dig" && has(/^@(?:22[4-9]|23\d)\.|^@ff0/i)(args),
    message:
      "asks a multicast address with dig, which takes no answer from another address than the one it asked: use `avahi-resolve -n NAME.local` or `dns-sd -G v4v6 NAME.local`",
  },
  {
    inCall: ({ program, args }) =>
      program === "kill" && has(/^-(?:9|(?:s\s*)?(?:SIG)?KILL)$|^(?:SIG)?KILL$/i)(args),
    message:
      "gives kill -9, which lets no program put its things in order: show the process first, then use `kill PID`",
  },
  {
    inCall: ({ program, args, reads }) =>
      (program === "kill" && (has(substituted)(args) || reads !== null)) ||
      (program === "fuser" && has(/^-\w*k|^--kill$/)(args)),
    message: "kills what it has not shown: show the process first, and let the reader type its PID",
  },
  {
    inCall: ({ program, args }, { shown, code }) =>
      (program === "pkill" || program === "killall") &&
      !callsIn(`${shown}\n${code}`).some((one) => one.program === "pgrep" && one.args.at(-1) === args.at(-1)),
    message:
      "kills by name what it has not shown: put `pgrep -a -x NAME` above, or let the reader type a PID",
  },
  {
    inCall: ({ program, args }, { before }) =>
      ((program === "curl" && has(/^-[a-zA-Z]*k|^--insecure$/)(args)) ||
        (program === "wget" && has(/^--no-check-certificate$/)(args))) &&
      !/certificate|self-signed|\bTLS\b|-k\b|--insecure/i.test(before),
    message: "switches the check of certificates off and does not say why: say it in the paragraph above",
  },
  {
    inCall: ({ program, args }) =>
      program === "openssl" &&
      args[0] === "s_client" &&
      has(/^--?(?:tls1|tls1_1|ssl3)$/)(args) &&
      !/^\S*@SECLEVEL=0\b/.test(args[args.findIndex((arg) => /^--?cipher$/.test(arg)) + 1] ?? ""),
    message:
      "asks for TLS 1.1 or older, which OpenSSL 3 refuses by itself, whatever the server does: add `-cipher 'DEFAULT@SECLEVEL=0'`",
  },
  {
    inCall: ({ sudo, writes }) => sudo && writes.some((path) => filesOfOthers.test(path)),
    message:
      "writes a file by > behind sudo, which happens with the reader's own rights: use `| sudo tee FILE`",
  },
  {
    inCall: ({ program, args, sudo }) =>
      program === "tee" && !sudo && has(/^\/(?:etc|usr|lib|var\/lib|boot)\//)(args),
    message: "writes a system file with tee and without sudo: use `| sudo tee FILE`",
  },
  {
    inCall: ({ program, sudo }) => sudo && program === "cd",
    message: "changes the directory with sudo, which changes nothing: use `sudo sh -c`, or leave sudo out",
  },
  {
    inCall: ({ program, args, sudo }) =>
      !sudo &&
      ((program === "nmap" && has(/^-s[USOAF]/)(args)) || (program === "tcpdump" && !has(/^-[a-z]*r/)(args))),
    message: "needs root and does not say so: put sudo before it",
  },
];

/** Whether lsof is asked for TCP sockets in general or of a port; `-iUDP` has no state. `-p PID` alone is no such call. */
function asksForTcp(words: string): boolean {
  const asked = /(?:^|\s)-\w*i\s?([46]?)(tcp|udp)?(\S*)/i.exec(words);
  if (!asked || asked[2]?.toLowerCase() === "udp") return false;
  return true;
}
