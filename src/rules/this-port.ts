import { blocksOf, type Block } from "./blocks.ts";
import type { Problem, Rule } from "./rule.ts";

/**
 * A block of commands in an article names its port and no other. A block that needs none is marked `no-port`, others are
 * named in `other-ports="5001"`. The port may also stand there as the default of an address: `https://HOST/` is 443.
 */
export const thisPort: Rule = {
  id: "this-port",
  check: (article) => {
    const { port } = article;
    if (port === null) return [];
    return blocksOf(article).flatMap((block) => (block.shell === null ? [] : problemsOf(block, port)));
  },
};

function problemsOf(block: Block, port: number): Problem[] {
  const { field, line, marks } = block;
  const lines = block.code.split("\n").filter((command) => !/^\s*(?:#|rem\b|::)/i.test(command));
  const found = [...new Set(lines.flatMap(portsIn))];
  const others = found.filter((one) => one !== port);
  const strange = others.filter((one) => !marks.otherPorts.includes(one));
  const idle = marks.otherPorts.filter((one) => !others.includes(one));
  const named =
    found.includes(port) ||
    lines.some((command) => new RegExp(`(?<![\\w.])${port}(?!\\w|\\.\\d)`).test(command));
  const problem = (message: string): Problem => ({ field, line, message });

  return [
    ...(strange.length > 0
      ? [
          problem(
            `names port ${strange.join(" and ")} in a block about ${port}: correct it, or mark the block other-ports="${[...marks.otherPorts, ...strange].join(" ")}"`,
          ),
        ]
      : []),
    ...(idle.length > 0
      ? [problem(`is marked other-ports="${idle.join(" ")}" and does not name it: remove the mark`)]
      : []),
    ...(/\bPORT\b/.test(lines.join("\n").replaceAll(/\bPORT=/g, ""))
      ? [problem(`has PORT where ${port} belongs: write the number, so that it can be pasted`)]
      : []),
    ...(!named && !marks.noPort && others.length === 0
      ? [problem(`has commands without port ${port}: name it, or mark the block no-port`)]
      : []),
    ...(named && marks.noPort ? [problem(`is marked no-port and names ${port}: remove the mark`)] : []),
  ];
}

const defaults: Readonly<Record<string, number>> = {
  http: 80,
  ws: 80,
  https: 443,
  wss: 443,
  ftp: 21,
  ssh: 22,
  sftp: 22,
  telnet: 23,
  ldap: 389,
  ldaps: 636,
  rtsp: 554,
  imaps: 993,
  pop3s: 995,
  smtps: 465,
  redis: 6379,
  postgresql: 5432,
  mysql: 3306,
  mqtt: 1883,
  mqtts: 8883,
};

/** The ports that a command names: where a port may stand, and the default ports of its addresses. */
export function portsIn(command: string): number[] {
  // Examples of a proxy's target and of documentation are no address of this port.
  const text = command.replaceAll(/\bhttps?:\/\/(?:www\.)?example\.(?:com|org|net)\S*/g, " ");
  const inAddresses = Array.from(
    text.matchAll(/\b([a-z][a-z0-9+]*):\/\/(?:[^\s/'"@]*@)?(?:\[[^\]\s]*\]|[^\s/:'"]+)(?::(\d+))?/g),
    ([, scheme = "", digits]) => (digits ? Number(digits) : (defaults[scheme] ?? -1)),
  );
  const inPlaces = places
    .flatMap((place) => Array.from(text.matchAll(place), ([, ...digits]) => digits))
    .flat()
    .filter((digits) => digits !== undefined)
    .map(Number);
  return [...new Set([...inAddresses, ...inPlaces])].filter((port) => port >= 0 && port <= 65535);
}

/** Where a number is a port; each group of digits is one. */
const places: readonly RegExp[] = [
  // HOST:770, 127.0.0.1:770, *:770, [::1]:770, :770 in a filter, 127.0.0.1:5001:5000; not an image's tag, redis:7.
  /(?<=^|[\s'"=(,@])(?:\[[\w:.]*\]|localhost|[A-Z][A-Z0-9_]*|[a-z][\w-]*(?:\.[\w-]+)+|\d{1,3}(?:\.\d{1,3}){3}|\*)?:(\d{1,5})(?::(\d{1,5}))?(?![\w.:])/g,
  // lsof -nP -iTCP:770, ssh -L 15432:127.0.0.1:5432
  /\s-\w*i[46]?(?:TCP|UDP)?(?:@[\w.]+)?:(\d{1,5})\b/gi,
  /\s-[LR] ?(?:[\w.*]+:)?(\d{1,5}):[^\s:]+:(\d{1,5})\b/g,
  // ssh -p 770, nmap -p 770, docker -p 5001:5000, --port=770; not -P of others, and not the pid of `lsof -p`.
  /(?<!\b(?:lsof|ps|kill|top|strace|pwdx|mkdir|cp|tar)\b.*)\s-p[ =]?(\d{1,5})(?::(\d{1,5}))?(?![\w.])/g,
  /--?(?:[a-z-]*port|Port|LocalPort|RemotePort)[ =](\d{1,5})\b/g,
  // tcpdump 'udp port 770', nft 'tcp dport 770', ss 'sport = 770'.
  /\b(?:port|dport|sport)s? (?:=+ :?|eq )?(\d{1,5})\b/g,
  // 770/tcp
  /(?<![\w./-])(\d{1,5})\/(?:tcp|udp|sctp|dccp)\b/g,
  // nc HOST 770
  /\b(?:nc|ncat|netcat|telnet)\b(?:\s+-\S+(?:\s+\d+(?=\s+\S+\s+\S))?)*\s+[A-Za-z[\d][\w.:\]-]*\s+(\d{1,5})\b/g,
  /\bPORT=(\d{1,5})\b/g,
];
