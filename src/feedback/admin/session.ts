import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";

/** How long a session lasts, in milliseconds: a working day. */
export const sessionLength = 8 * 60 * 60 * 1000;

/** The most sessions whose early end is remembered; each is forgotten when it would have ended by itself. */
const remembered = 10_000;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether two texts are the same, in a time that tells neither where they differ nor how long they are. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Sessions of authors who have shown the token. They live in a cookie, signed with the token. */
export interface Sessions {
  /** A new session, as the value of a cookie. */
  open(): string;
  /** Whether a value is a session of ours that has not ended. */
  holds(value: string | undefined): boolean;
  /** Ends a session before its time, for everybody who has a copy of it. */
  end(value: string | undefined): void;
}

/**
 * Makes and reads sessions. Another token, such as after a change of the setting, ends all of them.
 * @param now the time in milliseconds
 */
export function createSessions(token: string, now: () => number = Date.now): Sessions {
  const ended = new LRUCache<string, true>({ max: remembered });
  const sign = (id: string, until: string) =>
    createHmac("sha256", token).update(`portolan session ${id} ${until}`).digest("base64url");

  /** The id of a session that is signed and not over. */
  const idOf = (value: string | undefined) => {
    const [, id, until, signature] = /^([\w-]{22})\.(\d{13})\.([\w-]{43})$/.exec(value ?? "") ?? [];
    if (id === undefined || until === undefined || signature === undefined) return undefined;
    return sameSecret(signature, sign(id, until)) && Number(until) > now() ? id : undefined;
  };

  return {
    open() {
      const id = randomBytes(16).toString("base64url");
      const until = String(now() + sessionLength);
      return `${id}.${until}.${sign(id, until)}`;
    },
    holds(value) {
      const id = idOf(value);
      return id !== undefined && !ended.has(id);
    },
    end(value) {
      const id = idOf(value);
      if (id !== undefined) ended.set(id, true);
    },
  };
}
