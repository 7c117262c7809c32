import { textAround } from "./blocks.ts";
import type { Mistake } from "./mistakes.ts";

/**
 * Programs that lie in `/sbin` or `/usr/sbin` of Debian 12 and nowhere else, and that texts on ports speak of. `ip`,
 * `rpcinfo`, `lsmod` and `iscsiadm` lie in `/usr/bin` as well, `tcpdump`, `wg` and `doveconf` there alone. Debian's
 * `/etc/profile` has neither folder in the PATH of a plain user.
 */
const onlySbin = new RegExp(
  `^(?:${[
    "sysctl|modprobe|modinfo|getcap|setcap|capsh|semanage|runuser|update-inetd",
    "(?:ip6?|eb|arp)tables(?:-(?!xml)\\w+)*|nft|ipset|conntrack|ufw|firewalld|ipvsadm",
    "arp|bridge|brctl|devlink|ethtool|ifconfig|ifup|ifdown|iptunnel|iw|iwconfig|mii-tool|route|tc|tipc",
    "openvpn|pppd|pptpd|xl2tpd(?:-control)?|ipsec|swanctl",
    "exportfs|mount\\.nfs4?|nfsconf|nfsstat|nfsiostat|showmount|rpcbind|rpcdebug|rpc\\.\\w+",
    "post(?:alias|cat|conf|fix|map|queue|super)|exim4?|exigrep|exiqgrep|exiwhat|dovecot",
    "named|rndc|unbound(?:-\\w+)*|nsd(?:-\\w+)*|knot[cd]|dnsmasq|keymgr",
    "dhclient|dhcpc?d|kea-dhcp[46]|radmin|freeradius",
    "a2(?:en|dis)(?:conf|mod|site)|a2query|apache2?ctl|haproxy|nginx|php-fpm[\\d.]*|privoxy|squid",
    "smbd|nmbd|winbindd|samba|slap(?:d|cat|test|acl|add|index|passwd)",
    "cups(?:ctl|accept|reject|enable|disable|filter)|lpadmin|lpinfo",
    "rmcpping|ipmiping|ipmipower|ipmiconsole|ipmi-\\w+|bmc-\\w+",
    "birdc?|keepalived|corosync|crm_mon|drbdadm|tgtadm|tgt-admin|nbd-client",
    "chronyd|ntpd|ptp4l|pmc|phc2sys|rsyslogd|sshd|inetd|xinetd|vsftpd|proftpd|oidentd|ngircd|ejabberdctl",
  ].join("|")})$`,
);

/** Options of OpenSSL's `openssl` that LibreSSL's has not, by subcommand, and the protocols it cannot begin TLS in. */
const notInLibreSsl: Readonly<Record<string, RegExp>> = {
  x509: /^--?ext$/,
  s_client:
    /^--?(?:brief|nocommands|verify_hostname|verify_ip|starttls (?!(?:smtp|lmtp|pop3|imap|ftp|xmpp)$).*)$/,
};

/** The mistakes of commands that one of the systems they are for does not find or know. */
export const systemMistakes: readonly Mistake[] = [
  {
    inCall: ({ program, folder, sudo, args }, { system }) =>
      system !== "macos" &&
      !sudo &&
      folder === "" &&
      onlySbin.test(program) &&
      // These names are BSD's and macOS's, whose users have /sbin and /usr/sbin in PATH.
      !(program === "sysctl" && args.some((arg) => /^(?:net\.inet6?|kern|hw)\./.test(arg))),
    message:
      "calls by name what lies in Debian's /usr/sbin, where the shell of a plain user does not look: write its path, such as `/sbin/sysctl`, where no right is needed, else put sudo before it",
  },
  {
    inCall: ({ carriers }, { system }) => system !== "linux" && carriers.includes("timeout"),
    message:
      "calls timeout, which macOS does not have: use the program's own limit, such as `nc -w 3`, or say that the block is for Linux",
  },
  {
    inLine: (line, { system, before }) =>
      system !== "linux" && /\berrno\b/.test(line) && /\berrno[ =]\d/.test(`${line}\n${before}`),
    message:
      "looks for an errno by its number, which each system has of its own: look for the words, or say that the block is for Linux",
  },
  {
    inCall: ({ program, args }, place) =>
      program === "openssl" &&
      place.system !== "linux" &&
      args.some((arg, at) =>
        notInLibreSsl[args[0] ?? ""]?.test(/^--?starttls$/.test(arg) ? `${arg} ${args[at + 1]}` : arg),
      ) &&
      !/LibreSSL|OpenSSL \d/.test(textAround(place)),
    message:
      "gives openssl an option that LibreSSL, which macOS brings, does not have: for -ext use `-text` and grep, for others say in the paragraph above or below what LibreSSL lacks",
  },
];
