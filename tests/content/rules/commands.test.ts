import { describe, expect, it } from "vitest";
import { commands } from "../../../src/rules/commands.ts";
import { commandsFor, loadCommands } from "../../../src/ports/commands.ts";
import { ruleLines, withCode, withText } from "../../support/rules.ts";

const mends = {
  ss: "gives macOS the command ss, which it does not have: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`.",
  netstat: "gives macOS the netstat options of Linux, where -p takes a protocol: use `netstat -anvp tcp`.",
  findstr:
    'looks for a port with findstr and does not end the number, so that :770 also finds :7700: use `findstr /R /C:":PORT .*LISTENING"`.',
  grep: "looks for a port with grep and does not end the number, so that :770 also finds :7700: put \\b or a space behind it inside the quotes, or let the tool filter.",
  lsof: "asks lsof without -sTCP:LISTEN, which also shows clients: use `sudo lsof -nP -iTCP:PORT -sTCP:LISTEN`.",
  netcat: "checks with a netcat that listens, which opens the port itself: use `nc -zv -w 3 HOST PORT`.",
  kill9:
    "gives kill -9, which lets no program put its things in order: show the process first, then use `kill PID`.",
  linux: "gives macOS a command that only Linux has: use macOS's own, or say that the block is for Linux.",
  grepP: "gives macOS grep -P, which its grep does not have: use -E.",
  telnet:
    "checks with telnet, which most systems no longer bring and which waits for ever: use `nc -zv -w 3 HOST PORT`.",
  dig: "asks a multicast address with dig, which takes no answer from another address than the one it asked: use `avahi-resolve -n NAME.local` or `dns-sd -G v4v6 NAME.local`.",
  byName: "kills by name what it has not shown: put `pgrep -a -x NAME` above, or let the reader type a PID.",
  insecure: "switches the check of certificates off and does not say why: say it in the paragraph above.",
  redirect:
    "writes a file by > behind sudo, which happens with the reader's own rights: use `| sudo tee FILE`.",
  tee: "writes a system file with tee and without sudo: use `| sudo tee FILE`.",
  cd: "changes the directory with sudo, which changes nothing: use `sudo sh -c`, or leave sudo out.",
  root: "needs root and does not say so: put sudo before it.",
  unix: "gives Windows a command that only Unix systems have: use `netstat -ano` with findstr, or PowerShell.",
  alias: "calls curl or wget in PowerShell 5.1, where they are other commands: write `curl.exe`.",
  andAnd: "has && or ||, which Windows PowerShell 5.1 does not know: write two lines.",
  listen: "asks Get-NetTCPConnection without -State Listen, which also shows connections: add it.",
  ping: "tests a host with Test-NetConnection and no port, which is a ping: add -Port.",
  windowsKill: "ends what it has not shown: show the process first, and let the reader type its PID.",
  oldTls:
    "asks for TLS 1.1 or older, which OpenSSL 3 refuses by itself, whatever the server does: add `-cipher 'DEFAULT@SECLEVEL=0'`.",
  sbin: "calls by name what lies in Debian's /usr/sbin, where the shell of a plain user does not look: write its path, such as `/sbin/sysctl`, where no right is needed, else put sudo before it.",
  timeout:
    "calls timeout, which macOS does not have: use the program's own limit, such as `nc -w 3`, or say that the block is for Linux.",
  errno:
    "looks for an errno by its number, which each system has of its own: look for the words, or say that the block is for Linux.",
  libreSsl:
    "gives openssl an option that LibreSSL, which macOS brings, does not have: for -ext use `-text` and grep, for others say in the paragraph above or below what LibreSSL lacks.",
  tcpdump:
    "lets tcpdump look into tcp[…], udp[…] or icmp[…], which it only does for IPv4, and does not say so: put IPv4 into the paragraph above or below, or into a comment.",
  iptables:
    "has iptables, which is for IPv4 alone, and does not say so: add the line for `ip6tables`, or put IPv4 into the paragraph above or below, or into a comment.",
  sqlServer:
    "gives a scan of UDP scripts for SQL Server, which only look at instances whose own TCP ports are scanned: add `--script-args mssql.instance-all`.",
  xinetd:
    "looks in xinetd's files for `disable = no`, which need not stand there for a service to be on: use `grep -L 'disable.*yes'`, which lists the files that do not switch it off.",
  silent:
    "keeps curl silent about failures too, so that a closed port looks like an empty answer: use `-sS`.",
  unshown: "kills what it has not shown: show the process first, and let the reader type its PID.",
};

describe("commands", () => {
  it.each([
    ["sudo ss -Hltnp 'sport = :770'", "sh linux"],
    ["sudo lsof -nP -iTCP:770 -sTCP:LISTEN", "sh macos"],
    ["sudo lsof -nP -iUDP:770", "sh macos"],
    ["lsof -nP -a -p PID -iTCP -sTCP:LISTEN", "sh"],
    ["netstat -anvp tcp | awk '$6 == \"LISTEN\" && $4 ~ /[.]770$/'", "sh macos"],
    ["netstat -an | grep '\\.770 .*LISTEN'", "sh macos"],
    ["ss -ltn | grep ':770\\b'", "sh"],
    ["ss -ltn | grep -w ':770'", "sh"],
    ["ss -ltn | grep -E ':(770|771)[[:space:]]'", "sh"],
    ["curl -sSi http://HOST:770/ | grep -i '^server:'", "sh"],
    ["curl -sS -o /dev/null --max-time 5 http://HOST:770/", "sh"],
    ["curl --silent -S http://HOST:770/", "sh"],
    ["curl -X POST -d yes http://HOST:770/", "sh"],
    ["curl -si http://HOST:770/ | head -n 4", "sh"],
    ['netstat -ano | findstr /R /C:"TCP *[^ ]*:770 .*:0 "', "bat"],
    ["nc -zv -w 3 HOST 770", "sh"],
    ["sudo kill PID", "sh"],
    ["Stop-Process -Id PID -Confirm", "powershell"],
    ["# lsof -i :770 would also show clients", "sh"],
    ["tcp 0 0 0.0.0.0:770 LISTEN | grep :770", "text"],
    ["process=ss", "ini"],
    ["openssl s_client -connect HOST:770 </dev/null", "sh"],
    ["openssl s_client -connect HOST:770 -tls1_2 </dev/null", "sh"],
    ["openssl s_client -connect HOST:770 -tls1_1 -cipher 'DEFAULT@SECLEVEL=0' </dev/null", "sh"],
    ["openssl s_client -cipher ALL:@SECLEVEL=0 -tls1 -connect HOST:770", "sh"],
    ["pgrep -a -x sfssd\nsudo pkill -x sfssd", "sh"],
    ["echo 770 | sudo tee /etc/example.conf", "sh"],
    ["sudo ss -ltn > /tmp/listeners", "sh"],
    ["sudo tcpdump -ni any port 770", "sh"],
    ["tcpdump -nr trace.pcap", "sh"],
    ["sudo nmap -Pn -sU -p 770 HOST", "sh"],
    ["/sbin/sysctl net.ipv4.ip_unprivileged_port_start", "sh linux"],
    ["sudo sysctl -w net.ipv4.ip_unprivileged_port_start=770", "sh"],
    ["sysctl net.inet.ip.portrange.first", "sh"],
    ["sysctl kern.ipc.somaxconn\nifconfig en0", "sh macos"],
    ["sudo nft list ruleset | grep -w 770", "sh"],
    ["rpcinfo -p HOST", "sh linux"],
    ["timeout 5 nc -z HOST 770", "sh linux"],
    ["openssl s_client -connect HOST:770 </dev/null 2>&1 | grep -E 'CONNECTED|errno'", "sh"],
    ["openssl s_client -connect HOST:770 </dev/null 2>&1 | grep errno=111", "sh linux"],
    ["openssl x509 -noout -text -in cert.pem | grep DNS:", "sh"],
    ["openssl x509 -noout -ext subjectAltName -in cert.pem", "sh linux"],
    ["openssl s_client -connect HOST:770 -starttls smtp", "sh"],
    ["sudo tcpdump -ni any 'tcp port 770 and tcp[13] & 2 != 0' # IPv4", "sh"],
    ["sudo tcpdump -ni any 'tcp[13] & 2 != 0 or (ip6 and ip6[53] & 2 != 0)'", "sh"],
    ["sudo tcpdump -ni any 'icmp6[0] == 1'", "sh"],
    ["sudo iptables -S | grep -w 770\nsudo ip6tables -S | grep -w 770", "sh"],
    ["sudo nmap -sU -p 770 --script ms-sql-info --script-args mssql.instance-all HOST", "sh"],
    ["nmap -p 770 --script ms-sql-info HOST", "sh"],
    ["sudo nmap -sSU -p T:770,U:1434 --script ms-sql-info HOST", "sh"],
    ["grep -Ls 'disable.*yes' /etc/xinetd.d/cadlock", "sh"],
    ["grep -n '^no' /etc/xinetd.d/cadlock", "sh"],
    ["Get-NetTCPConnection -State Listen -LocalPort 770", "powershell"],
    ["Get-Process -Id (Get-NetTCPConnection -State Listen -LocalPort 770).OwningProcess", "powershell"],
    ["Test-NetConnection HOST -Port 770", "powershell"],
    ["curl.exe -sI http://HOST:770/", "powershell"],
    ["taskkill /PID PID", "cmd"],
  ])("may be: %s", (command, label) => {
    expect(ruleLines(commands, withCode(command, label))).toEqual([]);
  });

  it.each<[string, string, keyof typeof mends]>([
    ["ss -ltn", "sh macos", "ss"],
    ["sudo ss -ltnp | awk '$4 ~ /:770$/'", "sh macos", "ss"],
    ["netstat -tlnp", "sh macos", "netstat"],
    ["netstat -ano | findstr :770", "bat", "findstr"],
    ['netstat -ano | findstr ":770 "', "bat", "findstr"],
    ["netstat -ano | findstr 770", "powershell", "findstr"],
    ["netstat -an | grep :770", "sh", "grep"],
    ["netstat -an | grep '\\.770'", "sh macos", "grep"],
    ["ss -ltn | grep 770", "sh", "grep"],
    ["lsof -i :770", "sh", "lsof"],
    ["sudo lsof -nP -iTCP:770", "sh", "lsof"],
    ["lsof -nP -i4TCP@127.0.0.1:770", "sh", "lsof"],
    ["nc -l 770", "sh", "netcat"],
    ["sudo nc -nlvp 770", "sh", "netcat"],
    ["ncat --listen 770", "sh", "netcat"],
    ["kill -9 PID", "sh", "kill9"],
    ["sudo kill -s KILL PID", "sh", "kill9"],
    ["openssl s_client -connect HOST:770 -tls1 </dev/null", "sh", "oldTls"],
    ["openssl s_client -connect HOST:770 -ssl3 -cipher DEFAULT", "sh", "oldTls"],
    ["openssl s_client -tls1_1 -cipher 'DEFAULT@SECLEVEL=1' -connect HOST:770", "sh", "oldTls"],
    ["kill $(lsof -nP -t -iTCP:770 -sTCP:LISTEN)", "sh", "unshown"],
    ["lsof -nP -t -iTCP:770 -sTCP:LISTEN | xargs kill", "sh", "unshown"],
    ["sudo fuser -k 770/tcp", "sh", "unshown"],
    ["for pid in $(pgrep x); do kill $(echo $pid); done", "sh", "unshown"],
    ["lsof -i", "sh", "lsof"],
    ["if lsof -iTCP | grep -q x; then true; fi", "sh", "lsof"],
    ["sudo systemctl status sshd", "sh macos", "linux"],
    ["ip addr show", "sh macos", "linux"],
    ["ps ax | grep -P 'x{2}'", "sh macos", "grepP"],
    ["netstat -plnt", "sh macos", "netstat"],
    ["telnet HOST 770", "sh", "telnet"],
    ["dig @224.0.0.251 -p 770 host.local", "sh", "dig"],
    ["sudo pkill -x sfssd", "sh", "byName"],
    ["killall node", "sh", "byName"],
    ["curl -sSk https://HOST:770/", "sh", "insecure"],
    ["sudo echo 770 > /etc/example.conf", "sh", "redirect"],
    ["echo 770 | tee -a /etc/example.conf", "sh", "tee"],
    ["sudo cd /root && ls", "sh", "cd"],
    ["nmap -sU -p 770 HOST", "sh", "root"],
    ["tcpdump -ni any port 770", "sh", "root"],
    ["sysctl net.ipv4.ip_unprivileged_port_start", "sh linux", "sbin"],
    ["nft list ruleset | grep -w 770", "sh", "sbin"],
    ["if postconf -M | grep -w 770; then true; fi", "sh", "sbin"],
    ["timeout 3 nc HOST 770", "sh", "timeout"],
    ["sudo timeout 3 ss -ltn", "sh", "timeout"],
    ["openssl s_client -connect HOST:770 2>&1 | grep 'errno=111'", "sh", "errno"],
    ["openssl x509 -noout -ext subjectAltName -in cert.pem", "sh", "libreSsl"],
    ["openssl s_client -connect HOST:770 -brief </dev/null", "sh macos", "libreSsl"],
    ["openssl s_client -starttls ldap -connect HOST:770", "sh", "libreSsl"],
    ["sudo tcpdump -ni any 'tcp dst port 770 and tcp[tcpflags] & tcp-syn != 0'", "sh", "tcpdump"],
    ["tcpdump -nr trace.pcap 'udp[8] == 1'", "sh", "tcpdump"],
    ["sudo iptables -S INPUT | grep -w 770", "sh", "iptables"],
    ["sudo iptables-save | grep -w 770", "sh", "iptables"],
    ["curl -s http://HOST:770/", "sh", "silent"],
    ["curl -o /dev/null -Is http://HOST:770/ | grep -i '^server:'", "sh", "silent"],
    ["curl --max-time 5 --silent http://HOST:770/", "sh", "silent"],
    ["sudo nmap -sU -p 1434 --script ms-sql-info HOST", "sh", "sqlServer"],
    ["grep -l 'disable.*no' /etc/xinetd.d/*", "sh", "xinetd"],
    ["grep -rE 'disable[[:space:]]*= no' /etc/xinetd.d", "sh", "xinetd"],
    ["netstat -ano | grep LISTENING", "cmd", "unix"],
    ["sudo netstat -ano", "powershell", "unix"],
    ["curl -sI http://HOST:770/", "powershell", "alias"],
    ["net stop x && net start x", "powershell", "andAnd"],
    ["Get-NetTCPConnection -LocalPort 770", "powershell", "listen"],
    ["Test-NetConnection HOST", "powershell", "ping"],
    ["Stop-Process -Name node", "powershell", "windowsKill"],
    ["Get-Process node | Stop-Process", "powershell", "windowsKill"],
    [
      "Stop-Process -Id (Get-NetTCPConnection -State Listen -LocalPort 770).OwningProcess",
      "powershell",
      "windowsKill",
    ],
    ["taskkill /F /IM node.exe", "cmd", "windowsKill"],
  ])("may not be: %s (%s)", (command, label, mistake) => {
    expect(ruleLines(commands, withCode(`true\n${command}`, label))).toEqual([
      `content/ports/770.mdx: Check (line 21) ${mends[mistake]}`,
    ]);
  });

  it("stand in a block that names its language", () => {
    expect(ruleLines(commands, withCode("ss -ltn", ""))).toEqual([
      "content/ports/770.mdx: Check (line 19) has a code block without a language: begin it with ```sh, ```powershell or ```text.",
    ]);
  });

  it("may switch the check of certificates off where the text says why", () => {
    const lead = "The certificate is self-signed, so it is not checked:";
    expect(ruleLines(commands, withCode("curl -sSk https://HOST:770/", "sh", lead))).toEqual([]);
  });

  it("may leave out IPv6, or what LibreSSL has, where the text above or below says so", () => {
    const filter = "sudo tcpdump -ni any 'udp[8] == 1'";
    expect(ruleLines(commands, withCode(filter, "sh", "Over IPv4, look:"))).toEqual([]);
    expect(ruleLines(commands, `${withCode(filter)}\nThe filter sees IPv4 only.\n`)).toEqual([]);
    expect(ruleLines(commands, `${withCode(filter)}\nSo it is.\n\nThe filter sees IPv4 only.\n`)).toEqual([
      `content/ports/770.mdx: Check (line 20) ${mends.tcpdump}`,
    ]);
    const rule = "sudo iptables -I INPUT -p tcp --dport 770 -j DROP";
    expect(ruleLines(commands, `${withCode(rule)}\nThe same with ip6tables for IPv6.\n`)).toEqual([]);
    const certificate = "openssl s_client -connect HOST:770 -brief </dev/null";
    expect(ruleLines(commands, withCode(certificate, "sh", "LibreSSL has no `-brief`:"))).toEqual([]);
    expect(ruleLines(commands, withCode(certificate, "sh", "With OpenSSL 1.1.1:"))).toEqual([]);
  });

  it("may not rest on a number of an error that the text above names", () => {
    const command = "openssl s_client -connect HOST:770 </dev/null 2>&1 | grep -E 'CONNECTED|errno'";
    expect(ruleLines(commands, withCode(command, "sh", "`errno=111` means closed:"))).toEqual([
      `content/ports/770.mdx: Check (line 20) ${mends.errno}`,
    ]);
    expect(ruleLines(commands, withCode(command, "sh linux", "`errno=111` means closed:"))).toEqual([]);
  });

  it("have marks that are known", () => {
    const label = 'sh linux no-port other-ports="1 2" run="http" prints="200 OK"';
    expect(ruleLines(commands, withCode("true", label))).toEqual([]);
    expect(ruleLines(commands, withCode("true", 'sh mac run="ftp"'))).toEqual(
      ["mac", 'run="ftp"'].map(
        (mark) =>
          `content/ports/770.mdx: Check (line 19) has the mark ${mark} behind its language: use linux, macos, windows, no-port, other-ports="…", run, run="http" or prints="…".`,
      ),
    );
  });

  it("are those of the reader in a console session", () => {
    const session = "$ true\n$ sudo lsof -i :770\nlsof -i :771 printed";
    expect(ruleLines(commands, withCode(session, "console"))).toEqual([
      `content/ports/770.mdx: Check (line 21) ${mends.lsof}`,
    ]);
  });

  it("are for the one system that the paragraph above them names", () => {
    expect(ruleLines(commands, withCode("ss -ltn", "sh", "On a Mac, look for the listener:"))).toHaveLength(
      1,
    );
    expect(ruleLines(commands, withCode("ss -ltn", "sh", "On Linux, look for the listener:"))).toEqual([]);
    expect(ruleLines(commands, withCode("ss -ltn\nlsof -nP", "sh", "Linux, then macOS:"))).toEqual([]);
  });

  it("are also looked at inside lists", () => {
    expect(ruleLines(commands, withText("## Check\n\n- Look:\n\n  ```sh\n  lsof -i :770\n  ```"))).toEqual([
      `content/ports/770.mdx: Check (line 20) ${mends.lsof}`,
    ]);
  });

  it("that every page shows have none of the mistakes", () => {
    const labels = { linux: "sh linux", macos: "sh macos", windows: "powershell" };
    for (const { id, tasks } of commandsFor(770, loadCommands())) {
      const lines = tasks.flatMap((task) => task.commands.map(({ run }) => run));
      expect(lines.length).toBeGreaterThan(5);
      expect(ruleLines(commands, withCode(lines.join("\n"), labels[id]))).toEqual([]);
    }
  });
});
