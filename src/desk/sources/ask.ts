import type { Gates } from "./gates.ts";
import { anything, readRobots, type Robots } from "./robots.ts";
import { request, type Manners, type Reply } from "./request.ts";

/** What we found out about an address. */
export type Verdict =
  | { verdict: "fine" }
  /** It is there, and says that it is elsewhere for good. */
  | { verdict: "moved"; to: string }
  | { verdict: "dead"; reason: string }
  /** Nobody answered; that may pass. */
  | { verdict: "silent"; reason: string }
  /** We could not or may not find out. */
  | { verdict: "skipped"; reason: string };

/** At most so many redirects are followed. */
const hopsMost = 5;
const permanent = [301, 308];
const redirects = [301, 302, 303, 307, 308];
/** What servers say to programs that they take for unwanted ones; a reader may well see the page. */
const closed = [401, 402, 403, 405, 406, 418, 429, 451];

/** Asks for addresses, each with HEAD and then, where that brings nothing, with GET. */
export interface Asker {
  ask(address: string): Promise<Verdict>;
}

/**
 * @param product our name in a robots.txt.
 */
export function createAsker(product: string, manners: Manners, gates: Gates): Asker {
  const known = new Map<string, Promise<Robots | string>>();
  const robotsOf = (url: URL) => {
    const found = known.get(url.origin) ?? readHost(url.origin, product, manners, gates);
    known.set(url.origin, found);
    return found;
  };

  async function ask(address: string): Promise<Verdict> {
    const first = new URL(address);
    let url = first;
    // As far as redirects are for good; behind one that is only for now there is no address to write down.
    let lasting = first;
    let forGood = true;
    for (let hops = 0; hops <= hopsMost; hops++) {
      const robots = await robotsOf(url);
      if (typeof robots === "string") return { verdict: "skipped", reason: robots };
      if (!robots.allows(url.pathname + url.search))
        return { verdict: "skipped", reason: `${url.host} asks programs not to (robots.txt)` };

      const reply = await answerOf(url, manners, gates);
      if (reply.kind === "silence") return silence(reply.code);
      if (reply.kind === "later")
        return { verdict: "skipped", reason: `answers ${reply.status} and asks to come again much later` };
      const { status, location } = reply;
      if (!redirects.includes(status)) return judge(status, first, lasting, url);
      if (location === null || !URL.canParse(location, url))
        return { verdict: "dead", reason: `redirects (${status}) to nowhere` };
      url = new URL(location, url);
      forGood &&= permanent.includes(status);
      if (forGood) lasting = url;
    }
    return { verdict: "dead", reason: `redirects more than ${hopsMost} times` };
  }
  return { ask };
}

async function answerOf(url: URL, manners: Manners, gates: Gates): Promise<Reply> {
  const head = await request(url, "HEAD", manners, gates);
  // Many servers know only GET, and say so in many ways.
  return head.kind === "answer" && head.status >= 400 && head.status !== 429
    ? request(url, "GET", manners, gates)
    : head;
}

function judge(status: number, first: URL, lasting: URL, last: URL): Verdict {
  if (closed.includes(status))
    return {
      verdict: "skipped",
      reason: `answers ${status}: it may refuse programs, so look at it yourself`,
    };
  if (status >= 500) return { verdict: "silent", reason: `answers ${status}` };
  if (status >= 400) return { verdict: "dead", reason: `answers ${status}` };
  // Where a page is gone, some sites lead to their front page.
  if (last.pathname === "/" && first.pathname !== "/")
    return { verdict: "dead", reason: `leads to the front page ${last.href}` };
  return lasting.href === first.href ? { verdict: "fine" } : { verdict: "moved", to: lasting.href };
}

const silence = (code: string): Verdict =>
  code === "ENOTFOUND"
    ? { verdict: "silent", reason: "has a host that is not in the DNS" }
    : { verdict: "silent", reason: `does not answer (${code})` };

/** What the host's robots.txt asks of us, or why we do not know it (RFC 9309 §2.3.1). */
async function readHost(
  origin: string,
  product: string,
  manners: Manners,
  gates: Gates,
): Promise<Robots | string> {
  const url = new URL("/robots.txt", origin);
  const reply = await request(url, "GET", manners, gates);
  // Whoever does not answer now will not answer for the page either, and that is told there.
  if (reply.kind === "silence") return anything;
  if (reply.kind === "later" || reply.status >= 500)
    return `${url.host} does not say whether we may ask (robots.txt answers ${reply.status})`;
  if (reply.status !== 200) return anything;
  const robots = readRobots(reply.text, product);
  if (robots.delay !== null) gates.slow(url.host, Math.min(robots.delay * 1000, manners.longestWait));
  return robots;
}
