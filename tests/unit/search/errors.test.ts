import { describe, expect, test } from "vitest";
import { parseError, type Problem } from "../../../src/search/errors.ts";
import { normalise } from "../../../src/search/normalise.ts";

/** Real messages; the number in front of each is an issue on github.com where it stands. */
const messages: [
  source: string,
  message: string,
  problem: Problem,
  port: number | undefined,
  guide: string,
][] = [
  [
    "solana-foundation/create-solana-dapp 27",
    "Error: listen EADDRINUSE: address already in use :::3000",
    "in-use",
    3000,
    "in-use-but-nothing-listed",
  ],
  [
    "GroceriStar/groceristar 206",
    "Error: listen EADDRINUSE 0.0.0.0:3000",
    "in-use",
    3000,
    "in-use-but-nothing-listed",
  ],
  [
    "SharlSherif/Generate-HoustonLibrary-Codes 8",
    "Error: listen EADDRINUSE: address already in use :::5000\n    at Server.setupListenHandle [as _listen2] (net.js:1313:16)\n    at listenInCluster (net.js:1361:12)",
    "in-use",
    5000,
    "in-use-but-nothing-listed",
  ],
  [
    "mitmproxy/mitmproxy 4429",
    "OSError: [Errno 48] Address already in use",
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "mikeizbicki/cmc-csci143 267",
    "OSError: [Errno 98] Address already in use",
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "cabernetwork/cabernet 79",
    "OSError: [Errno 98] Address in use",
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "WWBN/AVideo 7854",
    "listen tcp4 0.0.0.0:80: bind: address already in use",
    "in-use",
    80,
    "in-use-but-nothing-listed",
  ],
  [
    "ARwMq9b6/dnsproxy 8",
    "listen tcp :53: bind: address already in use",
    "in-use",
    53,
    "in-use-but-nothing-listed",
  ],
  [
    "MyCollab/mycollab 24",
    'Exception in thread "main" java.net.BindException: Address already in use',
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "psi-probe/psi-probe 1634",
    "FAILED ServerConnector@3207d26a{HTTP/1.1}{0.0.0.0:9022}: java.net.BindException: Address already in use",
    "in-use",
    9022,
    "in-use-but-nothing-listed",
  ],
  [
    "VGEAREN/webdav-caiyun 21",
    "Web server failed to start. Port 8080 was already in use.",
    "in-use",
    8080,
    "in-use-but-nothing-listed",
  ],
  [
    "natemcmaster/dotnet-serve 8",
    "System.IO.IOException: Failed to bind to address http://0.0.0.0:8080: address already in use",
    "in-use",
    8080,
    "in-use-but-nothing-listed",
  ],
  [
    "EasyEngine/easyengine 10",
    "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)",
    "in-use",
    80,
    "in-use-but-nothing-listed",
  ],
  [
    "XTLS/Xray-examples 69",
    "nginx: [emerg] bind() to [::]:80 failed (98: Address already in use)",
    "in-use",
    80,
    "in-use-but-nothing-listed",
  ],
  [
    "microrealestate/microrealestate 250",
    "Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint mre-gateway-1 (5493922010cb7348aa77777e5a9a06b6baa10955e8b0994218676a74f7a1a1e1): Bind for 0.0.0.0:8080 failed: port is already allocated",
    "in-use",
    8080,
    "in-use-but-nothing-listed",
  ],
  [
    "deatil/lakego-admin 7",
    "listen tcp :8080: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.",
    "in-use",
    8080,
    "in-use-but-nothing-listed",
  ],
  [
    "StorjOld/pyp2p 44",
    "OSError: [WinError 10048] Only one usage of each socket address (protocol/network address/port) is normally permitted",
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "PocketMine/PocketMine-MP 148",
    "Warning: socket_bind(): unable to bind address [98]: Address already in use in /home/will/Desktop/PocketMine-MPServer/src/network/UDPSocket.php on line 44",
    "in-use",
    undefined,
    "in-use-but-nothing-listed",
  ],
  [
    "midoks/mdserver-mac 9",
    "[ERROR] Do you already have another mysqld server running on port: 3306 ?",
    "in-use",
    3306,
    "in-use-but-nothing-listed",
  ],
  [
    "mmatczuk/go-http-tunnel 122",
    "failed to start HTTP: listen tcp :80: bind: permission denied",
    "permission",
    80,
    "permission-denied-below-1024",
  ],
  [
    "Berny23/LD-ToyPad-Emulator 231",
    "Error: listen EACCES: permission denied 0.0.0.0:80",
    "permission",
    80,
    "permission-denied-below-1024",
  ],
  [
    "vuepress/core 1388",
    "Error: listen EACCES: permission denied 0.0.0.0:8080",
    "permission",
    8080,
    "windows-excluded-ports",
  ],
  [
    "coollabsio/coolify 4601",
    "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
    "permission",
    80,
    "permission-denied-below-1024",
  ],
  [
    "ufownl/alpr_utils 23",
    "    self.socket.bind(self.server_address)\nPermissionError: [Errno 13] Permission denied",
    "permission",
    undefined,
    "permission-denied-below-1024",
  ],
  [
    "caddyserver/caddy 4223",
    "listen tcp 127.0.0.1:2019: bind: An attempt was made to access a socket in a way forbidden by its access permissions.",
    "permission",
    2019,
    "windows-excluded-ports",
  ],
  [
    "docker/for-win 6613",
    "Error response from daemon: Ports are not available: listen tcp 0.0.0.0:5005: bind: An attempt was made to access a socket in a way forbidden by its access permissions.",
    "permission",
    5005,
    "windows-excluded-ports",
  ],
  [
    "mmz-001/knowledge_gpt 13",
    "OSError: [WinError 10013] An attempt was made to access a socket in a way forbidden by its access permissions",
    "permission",
    undefined,
    "windows-excluded-ports",
  ],
  [
    "Paxa/postbird 124",
    "Error: connect ECONNREFUSED 127.0.0.1:5432",
    "refused",
    5432,
    "refused-timed-out-or-filtered",
  ],
  ["brianc/node-postgres 1789", "ECONNREFUSED ::1:5432", "refused", 5432, "localhost-is-ipv6"],
  [
    "EnterpriseDB/edb-installers 563",
    'psql: error: connection to server at "localhost" (::1), port 5432 failed: Connection refused (0x0000274D/10061)\n        Is the server running on that host and accepting TCP/IP connections?',
    "refused",
    5432,
    "localhost-is-ipv6",
  ],
  [
    "pgadmin-org/pgadmin4 4837",
    'could not connect to server: Connection refused\nIs the server running on host "173.18.0.3" and accepting\nTCP/IP connections on port 5432?',
    "refused",
    5432,
    "refused-timed-out-or-filtered",
  ],
  [
    "QT-DevOps/DevOpsIssues 82",
    "curl: (7) Failed to connect to localhost port 8080: Connection refused",
    "refused",
    8080,
    "refused-timed-out-or-filtered",
  ],
  [
    "termux/termux-app 1395",
    "ssh: connect to host localhost port 22: Connection refused",
    "refused",
    22,
    "refused-timed-out-or-filtered",
  ],
  [
    "Nixtla/nixtla 234",
    "ConnectError: [WinError 10061] No connection could be made because the target machine actively refused it",
    "refused",
    undefined,
    "refused-timed-out-or-filtered",
  ],
  [
    "Nuvalence/sqlserver2pgsql-docker 1",
    "Connection to 127.0.0.1:5433 refused. Check that the hostname and port are correct",
    "refused",
    5433,
    "refused-timed-out-or-filtered",
  ],
  [
    "termux/termux-app 1395",
    "ssh: connect to host serveo.net port 22: Connection timed out",
    "timeout",
    22,
    "refused-timed-out-or-filtered",
  ],
  [
    "nodejs/node 31469",
    "Error: connect ETIMEDOUT 13.110.0.73:443",
    "timeout",
    443,
    "refused-timed-out-or-filtered",
  ],
  [
    "alttester/AltTester-Unity-SDK 190",
    "[WinError 10060] A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond",
    "timeout",
    undefined,
    "refused-timed-out-or-filtered",
  ],
  [
    "engageub/InternetIncome 109",
    "ERR_UNSAFE_PORT http://localhost:6000",
    "unsafe-port",
    6000,
    "ports-browsers-refuse",
  ],
  [
    "znc/znc 1709",
    "This address is restricted. This address uses a network port which is normally used for purposes other than Web browsing.",
    "unsafe-port",
    undefined,
    "ports-browsers-refuse",
  ],
];

describe("an error message", () => {
  test.each(messages)("of %s is understood: %s", (_, message, problem, port, guide) => {
    const found = parseError(normalise(message));
    expect(found).toMatchObject({ problem, guide });
    expect(found?.port).toBe(port);
  });

  test.each([
    ["dial tcp 10.0.0.5:51234->10.0.0.9:443: i/o timeout", 443],
    ["WSAEACCES 10013", undefined],
    ["EADDRINUSE 3000", 3000],
    ["ERR_CONNECTION_REFUSED", undefined],
    ["WSAECONNREFUSED 10061", undefined],
  ])("%j names port %s", (message, port) => expect(parseError(message)?.port).toBe(port));

  test.each([
    ["EADDRINUSE :80", "check"],
    ["EACCES :80", "trouble"],
    ["ERR_UNSAFE_PORT", "trouble"],
  ])("%j leads to #%s", (message, section) => expect(parseError(message)?.section).toBe(section));

  test.each([
    "mysql",
    "what port does postgres use",
    "port security",
    "is port 22 open",
    "address book",
    "permission",
    "ssh timeout setting",
  ])("%j is none", (text) => expect(parseError(text)).toBeNull());
});
