import { createHash } from "node:crypto";
import { request } from "node:http";
import { gunzipSync } from "node:zlib";

/** A request, its path sent letter for letter. */
export interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

/** What there is to compare of an answer: headers by their names in small letters, and what the body is. */
export type Answer = Record<string, string>;

/** Headers that say how an answer was sent, and when, and by whom. */
const ofTheWay = new Set([
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "server",
  "transfer-encoding",
]);

const digest = (body: Buffer) => createHash("sha256").update(body).digest("hex").slice(0, 12);

/** Asks once, over a connection of its own. */
export function ask(port: number, { path, method = "GET", headers = {} }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false, timeout: 10_000 });
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        const plain = response.headers["content-encoding"] === "gzip" && body.length > 0;
        resolve({
          status: String(response.statusCode),
          ...Object.fromEntries(
            Object.entries(response.headers)
              .filter(([name]) => !ofTheWay.has(name))
              .map(([name, value]) => [name, String(value)]),
          ),
          body: digest(plain ? gunzipSync(body) : body),
        });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`${path} got no answer in time`)));
    sent.on("error", reject);
    sent.end();
  });
}
