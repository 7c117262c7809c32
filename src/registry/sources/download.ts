/** How much a download may take. The registry has about 1.2 MB. */
export const downloadLimits = { bytes: 8 * 1024 * 1024, milliseconds: 60_000 };
export type DownloadLimits = typeof downloadLimits;

const textTypes = ["text/csv", "text/plain", "application/csv", "application/octet-stream"];

/**
 * Fetches a text file whole, or not at all.
 * @throws an Error that says why: no https, no answer in time, another address, an error status, a web page, too many bytes,
 * a connection that ended early, bytes that are no UTF-8.
 */
export async function download(url: string, limits: DownloadLimits = downloadLimits): Promise<string> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    refuseOpenTransport(url);
    const response = await fetch(url, { signal, redirect: "manual", headers: { accept: "text/csv" } });
    refuseWrongAnswer(response);
    return decode(await bytesOf(response, limits.bytes));
  } catch (cause) {
    throw new Error(`${url}: ${reason(cause, signal, limits)}`, { cause });
  }
}

/** A reason of ours, in words for the reader; all other errors come from the network. */
class Refused extends Error {}

function refuseOpenTransport(address: string): void {
  const { protocol, hostname } = new URL(address);
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && here))
    throw new Refused(
      `leads to ${protocol}//${hostname}: give an https address, so that nobody can change it.`,
    );
}

function refuseWrongAnswer(response: Response): void {
  const place = response.headers.get("location");
  if (place) throw new Refused(`has moved to ${place}: if you trust that address, give it with --url.`);
  if (!response.ok) throw new Refused(`answers ${response.status} ${response.statusText}: try again later.`);
  const type = (response.headers.get("content-type") ?? "text/csv").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!textTypes.includes(type)) throw new Refused(`is of type ${type}, not text/csv: check the address.`);
}

async function bytesOf(response: Response, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limit) throw new Refused(`is longer than ${limit} bytes: that is not the registry we know.`);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("is not in UTF-8: the file is damaged, or its encoding has changed.");
  }
}

function reason(error: unknown, signal: AbortSignal, limits: DownloadLimits): string {
  if (error instanceof Refused) return error.message;
  if (signal.aborted) return `did not come whole within ${limits.milliseconds / 1000} s: try again later.`;
  const message = error instanceof Error ? error.message : String(error);
  if (message === "terminated") return "broke off before the whole file had come: try again later.";
  const detail = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `can't be fetched: ${message}${detail}.`;
}
