import { describe, expect, it } from "vitest";
import { portsIn, thisPort } from "../../../src/rules/this-port.ts";
import { guideHead, ruleLines, withCode } from "../../support/rules.ts";

const block = (code: string, label = "sh", file = "770.mdx") =>
  ruleLines(thisPort, withCode(code, label), { file });
const told = (mend: string, port = 770) => [`content/ports/${port}.mdx: Check (line 19) ${mend}.`];

describe("a block of commands", () => {
  it.each([
    ["ss -Hltn 'sport = :770'", "sh", "770.mdx"],
    ["rpcinfo -p HOST | awk '$4 == 770'", "sh", "770.mdx"],
    ["curl -sI https://HOST/", "sh", "443.mdx"],
    ["pg_lsclusters", "sh no-port", "770.mdx"],
    ["flask run --port 5001", 'sh other-ports="5001"', "5000.mdx"],
    ["netstat -ano", "text", "770.mdx"],
    ["docker run -p 127.0.0.1:770:770 redis:7", "sh", "770.mdx"],
    ["curl -x http://HOST:770 http://example.com/", "sh", "770.mdx"],
  ])("names its port and no other: %s", (code, label, file) => {
    expect(block(code, label, file)).toEqual([]);
  });

  it("is told of another port", () => {
    expect(block("nc -zv -w 3 HOST 771")).toEqual(
      told('names port 771 in a block about 770: correct it, or mark the block other-ports="771"'),
    );
    expect(block("curl -sI http://HOST:770/\ncurl -sI https://HOST/")).toEqual(
      told('names port 443 in a block about 770: correct it, or mark the block other-ports="443"'),
    );
  });

  it("is told where it has none", () => {
    expect(block("ss -ltn")).toEqual(
      told("has commands without port 770: name it, or mark the block no-port"),
    );
    expect(block("nc -zv HOST PORT")).toEqual([
      ...told("has PORT where 770 belongs: write the number, so that it can be pasted"),
      ...told("has commands without port 770: name it, or mark the block no-port"),
    ]);
  });

  it("is told of marks that it does not need", () => {
    expect(block("nc -zv HOST 770", "sh no-port")).toEqual(
      told("is marked no-port and names 770: remove the mark"),
    );
    expect(block("nc -zv HOST 770", 'sh other-ports="771"')).toEqual(
      told('is marked other-ports="771" and does not name it: remove the mark'),
    );
  });

  it("may name any port in a guide", () => {
    const text = `${guideHead()}\n## Find the cause\n\n\`\`\`sh\nnc -zv HOST PORT\n\`\`\`\n`;
    expect(ruleLines(thisPort, text, { file: "guides/a.mdx" })).toEqual([]);
  });
});

describe("the ports of a command", () => {
  it.each<[string, number[]]>([
    ["nc -zv -w 3 HOST 770", [770]],
    ["ssh -p 2222 HOST", [2222]],
    ["ssh -L 15432:127.0.0.1:5432 HOST", [15432, 5432]],
    ["docker run -p 127.0.0.1:5001:5000 registry:3", [5001, 5000]],
    ["docker run -p 8080:80 nginx", [8080, 80]],
    ["openssl s_client -connect HOST:443", [443]],
    ["ss -Hltn 'sport = :770'", [770]],
    ["sudo lsof -nP -iTCP:770 -sTCP:LISTEN", [770]],
    ["sudo tcpdump -ni any 'udp dst port 53'", [53]],
    ["sudo nft add rule inet filter input tcp dport 25 drop", [25]],
    ["sudo ufw allow 8080/tcp", [8080]],
    ["Test-NetConnection HOST -Port 3389", [3389]],
    ["PORT=3001 npm start", [3001]],
    ["curl http://[::1]:8080/", [8080]],
    ["redis-cli -u redis://HOST", [6379]],
    ["lsof -p 1234", []],
    ["kill 1234", []],
    ["head -n 20", []],
    ["curl -m 10 --retry 3 x", []],
  ])("%s", (command, ports) => {
    expect(portsIn(command)).toEqual(ports);
  });
});
