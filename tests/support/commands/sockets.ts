// Opens the sockets that its first argument lists, says so in one line, and keeps them until its input ends.
import dgram from "node:dgram";
import { once } from "node:events";
import net from "node:net";

interface Listener {
  is: "tcp" | "udp";
  address: string;
  port: number;
  /** What it says: over tcp to who connects, over udp to who asks. */
  says?: string;
}

interface Client {
  is: "tcp client" | "udp client";
  /** The peer. */
  address: string;
  port: number;
  /** Its own end, where that matters. */
  from?: [address: string, port: number];
}

/** A socket for a test to open. */
export type Socket = Listener | Client;

const open = {
  async tcp({ address, port, says }: Listener) {
    const server = net.createServer((peer) => {
      peer.on("error", () => peer.destroy());
      if (says) peer.write(says);
    });
    server.listen({ host: address, port, ipv6Only: address.includes(":") });
    await once(server, "listening");
  },

  async udp({ address, port, says }: Listener) {
    const socket = dgram.createSocket({ type: family(address), ipv6Only: address.includes(":") });
    socket.on(
      "message",
      (_, peer) => says && socket.send(Buffer.from(says, "latin1"), peer.port, peer.address),
    );
    socket.bind(port, address);
    await once(socket, "listening");
  },

  async "tcp client"({ address, port, from }: Client) {
    const [localAddress, localPort] = from ?? [];
    const options = { host: address, port, ...(localAddress && { localAddress, localPort }) };
    await once(net.connect(options), "connect");
  },

  async "udp client"({ address, port, from }: Client) {
    const socket = dgram.createSocket(family(address));
    if (from) {
      socket.bind(from[1], from[0]);
      await once(socket, "listening");
    }
    socket.connect(port, address);
    await once(socket, "connect");
  },
};

function family(address: string) {
  return address.includes(":") ? "udp6" : "udp4";
}

if (process.argv[1] === import.meta.filename) {
  for (const socket of JSON.parse(process.argv[2] ?? "[]") as Socket[]) {
    if (socket.is === "tcp" || socket.is === "udp") await open[socket.is](socket);
    else if (socket.is === "tcp client" || socket.is === "udp client") await open[socket.is](socket);
  }
  console.log("ready");
  process.stdin.on("end", () => process.exit()).resume();
}
