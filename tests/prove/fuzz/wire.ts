import { connect, type Socket } from "node:net";
import type { WireRequest } from "./requests.ts";

/** What came back over a connection; nothing at all is an answer, too. */
export interface WireAnswer {
  text: string;
  statuses: readonly number[];
}

/** How long to wait for an answer before the connection is given up, in milliseconds. */
const patience = 10_000;

const statusesOf = (text: string) =>
  Array.from(text.matchAll(/(?:^|\n)HTTP\/1\.1 (\d{3}) /g), ([, status]) => Number(status));

/** Whether an answer to a POST is whole; interim answers (1xx) are left out (RFC 9110 §15.2). */
function isWhole(text: string): boolean {
  const rest = text.replace(/^(?:HTTP\/1\.1 1\d\d [^\r]*\r\n(?:[^\r]+\r\n)*\r\n)+/, "");
  const end = rest.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = rest.slice(0, end);
  const body = rest.slice(end + 4);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return Buffer.byteLength(body, "latin1") >= Number(length);
  if (/^transfer-encoding: chunked/im.test(head)) return body.endsWith("0\r\n\r\n");
  return /^HTTP\/1\.1 (?:204|304)/.test(head);
}

/** A client that keeps one connection for requests that allow it, and opens one for each that does not. */
export function createWire(port: number) {
  let kept: Socket | undefined;

  const exchange = (socket: Socket, { pieces, ending }: WireRequest) =>
    new Promise<WireAnswer>((resolve) => {
      let text = "";
      const finish = () => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on("error", () => undefined);
        if (ending === "keep" && isWhole(text) && !/^connection: close/im.test(text)) kept = socket;
        else socket.destroy();
        resolve({ text, statuses: statusesOf(text) });
      };
      const timer = setTimeout(finish, patience);
      socket.on("error", finish);
      socket.on("close", finish);
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString("latin1");
        if (ending === "keep" && isWhole(text)) finish();
      });
      const write = (index: number) => {
        const piece = pieces[index];
        if (piece && piece.length > 0) socket.write(piece);
        if (index < pieces.length - 1) setImmediate(write, index + 1);
        else if (ending === "half") socket.end();
        else if (ending === "cut") setImmediate(() => socket.resetAndDestroy());
      };
      write(0);
    });

  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => {
        socket.off("error", reject);
        resolve(socket);
      });
      socket.once("error", reject);
    });

  return {
    /** @throws an Error when nobody listens any more. */
    send: async (request: WireRequest): Promise<WireAnswer> => {
      const again = request.ending === "keep" && kept?.writable ? kept : undefined;
      if (again) kept = undefined;
      const answer = await exchange(again ?? (await open()), request);
      // A connection that the server closed just before is no answer to the request; a new one tells.
      return again && answer.text === "" ? exchange(await open(), request) : answer;
    },
    close: () => kept?.destroy(),
  };
}
