import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";

/** For how long an answer, or that a file was found, is not looked up again, in milliseconds. */
export const fresh = 500;

/** In bytes: pages are smaller, and so all answers that are kept hold 16 MB at most. */
const largest = 32 * 1024;

interface Answer {
  /** Names and values in turns, as Node sends them with the least work. */
  headers: string[];
  bytes: Uint8Array;
}

/**
 * Whole files that were answered in the last half second, ready to be sent again: what makes a Request and a Response of a
 * plain question for a page takes longer than to send it.
 */
export interface Recent {
  /** Keeps what was answered with 200 to a GET of a path without a query. */
  keep(
    path: string,
    acceptEncoding: string | null,
    headers: Readonly<Record<string, string>>,
    bytes: Uint8Array,
  ): void;
  /** Sends what is kept for a request; false when there is nothing, or when the request asks for more than a file. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

/** A host and perhaps a port; what else stands there is looked at with more care elsewhere. */
const plainHost = /^[\w.-]+(?::\d{1,5})?$/;

export function createRecent(): Recent {
  const answers = new LRUCache<string, Answer>({ max: 500, ttl: fresh });
  const keyOf = (path: string, acceptEncoding: string | null | undefined) =>
    `${path}\n${acceptEncoding ?? ""}`;

  return {
    keep(path, acceptEncoding, headers, bytes) {
      if (bytes.byteLength <= largest)
        answers.set(keyOf(path, acceptEncoding), { headers: Object.entries(headers).flat(), bytes });
    },

    answer({ method, url = "", headers }, response) {
      if (method !== "GET" || headers.range !== undefined || headers["if-none-match"] !== undefined)
        return false;
      if (!plainHost.test(headers.host ?? "")) return false;
      const kept = answers.get(keyOf(url, headers["accept-encoding"] as string | undefined));
      if (!kept) return false;
      response.writeHead(200, kept.headers).end(kept.bytes);
      return true;
    },
  };
}
