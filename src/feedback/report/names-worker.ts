import { parentPort } from "node:worker_threads";
import { site } from "../../ports/site.ts";

const { named, articles } = site().ports;
const numbers = new Set([...named.numbers, ...articles]);
parentPort?.postMessage(new Map([...numbers].map((port) => [port, named.nameOf(port)])));
