import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Serves one answer on loopback while `use` runs, and stops. */
export async function serving<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/services.csv`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** An answer of IANA's kind. */
export const csv =
  (text: string): RequestListener =>
  (_, response) =>
    response.setHeader("content-type", "text/csv; charset=UTF-8").end(text);
