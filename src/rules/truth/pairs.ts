/** A port and a name that a sentence says belong together: "port 993 is `imaps`", "995 (POP3S)". */
export interface Pair {
  port: number;
  name: string;
}

/** Protocols whose names also count without backticks, because they mean nothing else. */
const famous =
  "(?:HTTPS?|FTPS?|TFTP|SSH|Telnet|SMTPS?|IMAPS?|IMAP4|POP3S?|LDAPS?|DNS|NTP|SNMP|SIPS?|RTSP|NNTPS?|IRCS?|RDP|VNC|SMB|NFS|BGP|DHCP|Kerberos|MySQL|PostgreSQL|Redis|MongoDB|Memcached|MQTT|AMQP|Syslog|RADIUS|TACACS|WHOIS|Finger|Gopher|WinRM|Elasticsearch|OpenVPN|WireGuard)";
const name = `(?:\`(?<code>[a-z][\\w.+-]*)\`|(?<plain>\\b${famous}\\b|(?-i:\\b[a-z][a-z0-9]*(?:-[a-z0-9]+)+|\\b(?:imaps?|pop3s?|smtps?|https?|ldaps?|ssh|ftps?|domain|telnet)\\b)))`;
const number =
  "(?<![\\w.,:/–-])(?:\\[)?(?:(?:TCP|UDP) )?(?:port )?(?<port>\\d{1,5})(?:\\]\\(/ports/\\d+\\))?(?:/(?:tcp|udp))?";

const patterns = [
  // "Port 993 is imaps", "993 means IMAPS"; not "993 is IMAPS's twin" or "22 is SSH over TCP only".
  `${number} (?:is|means|belongs to|stands for) (?:the )?${name}(?=$|[.,;:)]| on (?:TCP|UDP)\\b| and (?:\\[|port )?\\d)`,
  // "993 (IMAPS)", "[993](/ports/993) (`imaps`)"
  `${number} \\(${name}\\)`,
  // "The service name `imaps` on port 993", "`imaps` is registered on 993"
  `(?:service name|registered name) ${name} (?:on|is|has|for) ${number}(?![\\d.,]\\d)`,
  // "The default port of IMAPS is 993"
  `(?:default|standard|registered|official|usual) port (?:of|for) ${name}(?: \\w+)? is ${number}(?![\\d.,]\\d)`,
].map((source) => new RegExp(source, "gi"));

/** The pairs of a sentence; none where it corrects, supposes, denies or tells of the past. */
export function pairsIn(sentence: string): Pair[] {
  if (!/\d/.test(sentence) || denies.test(sentence)) return [];
  return patterns.flatMap((pattern) =>
    Array.from(sentence.matchAll(pattern), ({ groups = {} }) => ({
      port: Number(groups["port"]),
      name: groups["code"] ?? groups["plain"] ?? "",
    })),
  );
}

const denies =
  /\b(?:wrong|false|mistaken|wrongly|myth|folklore|not|never|no longer|was|were|had|until|if|may|might|could|would|instead|else|moved?|forward\w*|behind|through|inside|tunnel\w*)\b|n['’]t\b/i;
