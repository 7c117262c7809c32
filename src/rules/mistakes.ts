export type System = "linux" | "macos" | "windows";

interface Place {
  port: number | null;
  /** The system that the block is for, where it says so. */
  system: System | null;
}

/** A command that does not do what its reader thinks. */
interface Mistake {
  finds(command: string, place: Place): boolean;
  /** What is wrong and the mend; the section stands before it. */
  message: string;
}

/** A program where a shell expects one: at the start, after a pipe, after sudo. */
const runs = (program: string) =>
  new RegExp(String.raw`(?:^|[|;&(]|\bsudo(?:\s+-\S+)*)\s*(?:\$\s+)?${program}(?=\s|$)`, "i");

/** The words of each call of a program, up to the next pipe or command. */
function* callsOf(program: string, command: string): Generator<string> {
  const call = new RegExp(String.raw`(?:^|[|;&(\s])${program}(?=\s)((?:"[^"]*"|'[^']*'|[^|;&"'])*)`, "gi");
  for (const [, words = ""] of command.matchAll(call)) yield words;
}

/** What follows each port number that a filter looks for: `:770`, or `770` alone behind a list of sockets. */
function* afterNumbers(words: string, command: string, port: number | null): Generator<string> {
  const sockets = /\b(?:netstat|ss|lsof)\b/i.test(command);
  for (const match of words.matchAll(/(^|[\s":'*.])(\d{1,5})(?!\d)/g)) {
    const [whole, before, digits] = match;
    const own = Number(digits) === port;
    if (before === ":" || (own && (before === "." || before === "*" || sockets)))
      yield words.slice(match.index + whole.length);
  }
}

const netcat = "(?:nc|ncat|netcat)";

export const mistakes: readonly Mistake[] = [
  {
    finds: (command, { system }) => system === "macos" && runs("ss").test(command),
    message:
      "gives macOS the command ss, which it does not have: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`",
  },
  {
    finds: (command, { system }) => system === "macos" && /\bnetstat\s+-\w*[tu]\w*p\b/.test(command),
    message: "gives macOS the netstat options of Linux, where -p takes a protocol: use `netstat -anvp tcp`",
  },
  {
    finds: (command, { port }) =>
      [...callsOf("findstr(?:\\.exe)?", command)].some((words) =>
        // Without /C: a space separates two things to look for, and ends nothing.
        [...afterNumbers(words, command, port)].some(
          (rest) => !/^(?:\$|\\>|\[\^)/.test(rest) && !(/\/C:/i.test(words) && /^ /.test(rest)),
        ),
      ),
    message:
      'looks for a port with findstr and does not end the number, so that :770 also finds :7700: use `findstr /R /C:":PORT .*LISTENING"`',
  },
  {
    finds: (command, { port }) =>
      [...callsOf("[ef]?grep", command)].some(
        (words) =>
          !/(?:^|\s)-\w*w/.test(words) &&
          [...afterNumbers(words, command, port)].some((rest) => !/^(?: |\$|\\[b>sD]|\[)/.test(rest)),
      ),
    message:
      "looks for a port with grep and does not end the number, so that :770 also finds :7700: put \\b or a space behind it inside the quotes, or let the tool filter",
  },
  {
    finds: (command) =>
      [...callsOf("lsof", command)].some(
        (words) => /-\w*i\s?[46]?(?:tcp)?(?:@\S*)?:/i.test(words) && !/-s\s?TCP:LISTEN/i.test(words),
      ),
    message:
      "asks lsof without -sTCP:LISTEN, which also shows clients: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`",
  },
  {
    finds: (command) =>
      runs(netcat).test(command) &&
      [...callsOf(netcat, command)].some((words) => /\s-[a-z]*l|\s--listen\b/.test(words)),
    message: "checks with a netcat that listens, which opens the port itself: use `nc -zv -w 3 HOST PORT`",
  },
  {
    finds: (command) =>
      [...callsOf("kill", command)].some((words) => /\s-(?:9|(?:s\s*)?(?:SIG)?KILL)\b/i.test(words)),
    message:
      "gives kill -9, which lets no program put its things in order: show the process first, then use `kill PID`",
  },
  {
    finds: (command) =>
      /\bkill\b[^|;&]*(?:\$\(|`)|\bxargs\b[^|;&]*\bkill\b|\bfuser\b[^|;&]*\s-\w*k/.test(command),
    message: "kills what it has not shown: show the process first, and let the reader type its PID",
  },
];
