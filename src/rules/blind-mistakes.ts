import { textAround } from "./blocks.ts";
import type { Mistake } from "./mistakes.ts";
import { callsIn } from "./shell/calls.ts";

/** Short options of curl that take no value, and so can stand before another. */
const flags = "[46fgGiIjJklLNOpRsSvZ]*";
const silent = new RegExp(`^(?:-${flags}s${flags}|--silent)$`);
const showsErrors = new RegExp(`^(?:-${flags}S${flags}|--show-error)$`);

/** The mistakes of commands that do not see a part of what they are asked for, so that their silence is no answer. */
export const blindMistakes: readonly Mistake[] = [
  {
    // pcap-filter(7): such an index does not work for packets of IPv6.
    inCall: ({ program, args }, place) =>
      program === "tcpdump" &&
      /\b(?:tcp|udp|icmp)\s?\[/.test(args.join(" ")) &&
      !/\bip6\s?\[/.test(args.join(" ")) &&
      !/IPv4/.test(textAround(place)),
    message:
      "lets tcpdump look into tcp[…], udp[…] or icmp[…], which it only does for IPv4, and does not say so: put IPv4 into the paragraph above or below, or into a comment",
  },
  {
    inCall: ({ program }, place) =>
      /^iptables(?:-|$)/.test(program) && !/IPv4|ip6tables/.test(textAround(place)),
    message:
      "has iptables, which is for IPv4 alone, and does not say so: add the line for `ip6tables`, or put IPv4 into the paragraph above or below, or into a comment",
  },
  {
    // Behind head, which hangs up, curl would complain of its own success.
    inCall: ({ program, args, line }, { code }) =>
      program === "curl" &&
      args.some((arg) => silent.test(arg)) &&
      !args.some((arg) => showsErrors.test(arg)) &&
      !callsIn(code).some((one) => one.program === "head" && one.reads === "curl" && one.line === line),
    message:
      "keeps curl silent about failures too, so that a closed port looks like an empty answer: use `-sS`",
  },
  {
    // Tried with the scripts of Nmap's repository in August 2026; those of 7.93 fail either way.
    inCall: ({ program, args }) =>
      program === "nmap" &&
      /(?:^| )-s\w*U/.test(args.join(" ")) &&
      !/(?:^| )-s\w*[ST]/.test(args.join(" ")) &&
      /\bms-sql-(?!\*)/.test(args.join(" ")) &&
      !/\bmssql\.instance-(?:all|name|port)\b/.test(args.join(" ")),
    message:
      "gives a scan of UDP scripts for SQL Server, which only look at instances whose own TCP ports are scanned: add `--script-args mssql.instance-all`",
  },
  {
    // xinetd.conf(5): a service is on unless it is disabled.
    inCall: ({ program, args }) =>
      /^[ef]?grep$/.test(program) &&
      args.some((arg) => /\bxinetd\b/.test(arg)) &&
      args.some((arg) => /(?:\bdisable\b|=).*\bno\b/.test(arg)),
    message:
      "looks in xinetd's files for `disable = no`, which need not stand there for a service to be on: use `grep -L 'disable.*yes'`, which lists the files that do not switch it off",
  },
];
