import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request that a host was sent. */
export interface Asked {
  method: string;
  path: string;
  userAgent: string;
  /** When it came and when it was answered, in milliseconds. */
  from: number;
  to: number;
}

/** Answers one path; `times` is how often that path was asked for before. */
export type Answer = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** A status with headers, such as `status(301, { location: "/new" })`. */
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end();

/** A host on loopback that writes down who asks for what; paths it does not know answer 404. */
export async function host(answers: Record<string, Answer>): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const times = asked.filter((one) => one.path === path).length;
    const entry = {
      method: request.method ?? "",
      path,
      userAgent: request.headers["user-agent"] ?? "",
      from: performance.now(),
      to: Infinity,
    };
    asked.push(entry);
    response.once("finish", () => (entry.to = performance.now()));
    (answers[path] ?? status(404))(request, response, times);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
