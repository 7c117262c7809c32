/** Where an address begins in a text, and the port it names. */
interface Place {
  at: number;
  port: number;
}

const lastPort = 65535;

/**
 * The forms in which people, logs and tools write the port of an address; the port is the last group.
 * Each is bounded, so that no text takes more than linear time.
 */
const forms: readonly RegExp[] = [
  // https://user@example.com:8443/ · redis://[::1]:6379
  /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#]{0,255}?:(\d{1,6})(?![\d:\]@])/gi,
  // :::3000 · ::1:5432 · [::]:80 · [::1]:5173 · *:8080
  /(?:::1?|\]|\*):(\d{1,6})(?!\d|:\d)/g,
  // 127.0.0.1:5432 · 0.0.0.0:8080->80/tcp
  /\b\d{1,3}(?:\.\d{1,3}){3}:(\d{1,6})(?!\d|:\d)/g,
  // netstat of BSD and macOS: *.770 · 127.0.0.1.631
  /(?:\*|\b\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,6})(?![\d.])/g,
  // iptables and nftables log the destination's port: SPT=38112 DPT=1900
  /\bDPT=(\d{1,6})/g,
  // localhost:3000 · db.example.com:5432, but not app.js:12 or app:12:3, which are lines of a program
  /(?<![\w.:/-])(?![\w-]{0,60}\.(?:[cm]?[jt]sx?|py|rb|go|rs|php|java|kt|cs?|cpp|lua)\b)[a-z][\w.-]{0,250}:(\d{1,6})(?!\d|:\d|\.\d)/gi,
  // ('127.0.0.1', 49151) of Python · .s.PGSQL.5432
  /'[\w.:-]{0,60}', ?(\d{1,6})\)/g,
  /\.s\.PGSQL\.(\d{1,6})/gi,
  // listen tcp :8080
  /(?<![^\s"'`(=]):(\d{1,6})(?!\d|:\d)/g,
  // docker run -p 8080:80
  /(?<!\S)-p ?(?:[\d.]{7,15}:)?(\d{1,6})(?=:\d)/gi,
  /(?<!\S)-p ?(?:[\d.]{7,15}:)?(?:\d{1,6}:)?(\d{1,6})(?![\d.])/gi,
  // port 443 · port=443 · TCP port number 443 · ports: 443 · "port": "443"
  /(?<![a-z])ports?(?: ?(?:numbers?|no\.?|nr\.?|is|at))?["']?[ :=#]{0,3}["'(]?(\d{1,6})(?![\d.]*\d)/gi,
  // tcp/443 · udp 53
  /(?<![a-z])(?:tcp|udp|sctp|dccp)[ /:]{1,2}(\d{1,6})(?![\d.]*\d| \d)/gi,
  // 443/tcp · 53 udp
  /(?<![\w.:-])(\d{1,6}) ?\/? ?(?:tcp|udp|sctp|dccp)\b/gi,
];

/** "ports 80, 443 and 8443": all of them. */
const listOfPorts =
  /(?<![a-z])ports?:? ((?:\d{1,5}(?:, ?(?:and |or )?| and | or | ?& ?| ?\/ ?))+\d{1,5})(?![\d.])/gi;

/**
 * The ports that a text names as such, in its order and each once: "localhost:3000", "port 443", "53/udp", "*.770".
 * Numbers without such a sign (years, versions, codes) are left out, and so are those above 65535.
 * In "here->there" only the port of the far end counts, if it names one.
 */
export function portsIn(text: string): number[] {
  const arrow = Math.max(text.lastIndexOf("->"), text.lastIndexOf(" > "));
  if (arrow >= 0 && !/\d\/(?:tcp|udp)/i.test(text)) {
    const far = portsIn(text.slice(arrow + 2)).filter((port) => port > 0);
    if (far.length > 0) return far;
  }
  const places: Place[] = [];
  for (const form of forms)
    for (const match of text.matchAll(form))
      places.push({ at: match.index + match[0].lastIndexOf(match[1] ?? ""), port: Number(match[1]) });
  for (const match of text.matchAll(listOfPorts))
    for (const number of (match[1] ?? "").matchAll(/\d+/g))
      places.push({
        at: match.index + match[0].length - (match[1] ?? "").length + number.index,
        port: Number(number[0]),
      });
  const found = places.filter(({ port }) => port <= lastPort).sort((a, b) => a.at - b.at);
  return [...new Set(found.map(({ port }) => port))];
}

/** Before a number: it is a bound, or the number of a document. */
const noPort =
  /(?:below|under|above|over|(?:lower|less|higher|greater|larger|smaller|more|fewer) than|[<>]=?|rfcs?|bcp|std|cve|kb|issue|error|errno|code) ?#?$/i;

/** A year or a version is no port: 2019 in "sql server 2019", 10 in "windows 10". */
const yearLike = (number: number) => number >= 1980 && number <= 2039;

/**
 * The bare numbers of a text that may be ports. `likely` have four or five digits and are no year; `possible` are the rest.
 * Digits inside of words, addresses, versions and dates do not count.
 */
export function bareNumbers(text: string): { likely: number[]; possible: number[] } {
  const numbers = [...text.matchAll(/(?<![\p{L}\p{N}_.:/,%$€£-])\d{1,5}(?![\p{L}\p{N}_%]|[.:,/-]\d)/gu)]
    .filter(({ index }) => !noPort.test(text.slice(Math.max(0, index - 20), index)))
    .map(([digits]) => Number(digits))
    .filter((number) => number <= lastPort);
  const unique = [...new Set(numbers)];
  return {
    likely: unique.filter((number) => number >= 1000 && !yearLike(number)),
    possible: unique.filter((number) => number < 1000 || yearLike(number)),
  };
}
