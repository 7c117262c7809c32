import { chromium } from "@playwright/test";
import { portPath } from "../../src/ports/links.ts";
import { site } from "../../src/ports/site.ts";
import { browserArguments, findBrowser } from "../../tests/support/browser.ts";
import { bytesOf, portFile, sentBytes } from "../../tests/support/dist.ts";
import { flightOf, loadPage, type Asked, type Flight } from "./load.ts";
import { serveFolder } from "./serve.ts";
import { showValue } from "../row.ts";

/** The article in the middle of all, by what its page weighs as sent; of the built site. */
export function medianArticle(): number {
  const bySize = site().ports.articles.map((port) => ({ port, bytes: sentBytes(portFile(port)) }));
  return bySize.toSorted((a, b) => a.bytes - b.bytes)[bySize.length >> 1]?.port ?? NaN;
}

/** The page without an article that is largest, so that what is said of it holds for all; of the built site. */
export function largestPlainPage(): number {
  const { articles } = site().ports;
  const written = new Set(articles);
  const plain = Array.from({ length: 65_536 }, (_, port) => port).filter((port) => !written.has(port));
  return plain.reduce((most, port) => (bytesOf(portFile(port)) > bytesOf(portFile(most)) ? port : most));
}

/** What a page of a built site loads in a browser, served alike whoever built it. */
export async function flightIn(dist: string, path: string): Promise<Flight & { asked: Asked[] }> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
  const served = await serveFolder(dist);
  try {
    const asked = await loadPage(browser, served.url + path);
    return { ...flightOf(asked), asked };
  } finally {
    await served.close();
    await browser.close();
  }
}

/** The heads of a table of flights. */
export const flightHeads = ["", "to read it", "pictures", "scripts", "headers", "requests"]
  .map((head, at) => (at === 0 ? head.padEnd(34) : head.padStart(12)))
  .join("");

/** A flight as a line of that table. */
export const flightLine = (name: string, { needed, pictures, scripts, headers, requests }: Flight): string =>
  [needed, pictures, scripts, headers]
    .map((bytes) => showValue(bytes, "B").padStart(12))
    .reduce((line, cell) => line + cell, name.padEnd(34)) + String(requests).padStart(12);

/** Prints what the median article needs in our site and in another. */
export async function compareFlights(theirs: string): Promise<void> {
  const path = portPath(medianArticle());
  console.log(`\n${flightHeads}`);
  console.log(flightLine(`${path}, ours`, await flightIn("dist", path)));
  console.log(flightLine(`${path}, Starlight`, await flightIn(theirs, path)));
}
