import { mount } from "../layouts/below.client.ts";
import { coast } from "../ports/coast.ts";
import { neighbourCount } from "../ports/port.ts";
import type { Alike } from "./alike.ts";
import type { NamedPorts } from "./coast-files.ts";
import { changer, standIn } from "./particulars.ts";
import { coastPath, likePath } from "./paths.ts";

/** Fetches a page of this site. Its scripts do not run, and nothing in it is taken from text. */
function fetchPage(path: string): Promise<Document> {
  const request = new XMLHttpRequest();
  request.open("GET", path);
  request.responseType = "document";
  return new Promise((resolve, reject) => {
    request.onloadend = () => {
      const page = request.status === 200 ? request.responseXML : null;
      if (page) resolve(page);
      else reject(new Error(`${path} did not come: status ${request.status}`));
    };
    request.send();
  });
}

async function fetchNamed(path: string): Promise<NamedPorts> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} did not come: status ${response.status}`);
  return (await response.json()) as NamedPorts;
}

/** Changes every text and every attribute under an element. */
function changeAll(root: Element, change: (text: string) => string): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    const places = node instanceof Text ? [node] : [...(node as Element).attributes];
    for (const place of places) {
      const { nodeValue } = place;
      const changed = change(nodeValue ?? "");
      if (changed !== nodeValue) place.nodeValue = changed;
    }
  }
}

/** The page of a port without a page of its own: that of the port that stands for it, with all that is its own. */
async function makePage(number: number, like: number): Promise<Document> {
  const [page, named] = await Promise.all([fetchPage(likePath(like)), fetchNamed(coastPath(number))]);
  const names = new Map(named);
  const { below, above, gapAround } = coast([...names.keys()], (port) => names.get(port) ?? "");
  const own = {
    number,
    below: below(number, neighbourCount),
    above: above(number, neighbourCount),
    gap: gapAround(number),
  };
  changeAll(page.documentElement, changer(standIn(own.below.length, own.above.length), own));
  return page;
}

/** Shows a made page in the place of this one; header and footer stay. */
function show(page: Document): void {
  document.title = page.title;
  Object.assign(document.documentElement.dataset, page.documentElement.dataset);
  const description = 'meta[name="description"]';
  document
    .querySelector(description)
    ?.setAttribute("content", page.querySelector(description)?.getAttribute("content") ?? "");
  const main = document.adoptNode(page.querySelector("main") as HTMLElement);
  document.querySelector("main")?.replaceWith(main);
  for (const part of main.querySelectorAll<HTMLElement>(".commands, [data-feedback]")) mount(part);
  // What the address points at was not there when the browser looked for it.
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/**
 * Shows the page of a port without a page of its own in the place of the one that the host answered with; where something
 * does not load, that one says so.
 * @param page has the runs of `sortAlike` in `data-alike`, and a place to say something in
 */
export async function answerPort(number: number, page: HTMLElement): Promise<void> {
  const runs = JSON.parse(page.dataset["alike"] ?? "[]") as Alike["runs"];
  const like = runs.findLast(([from]) => from <= number)?.[1];
  if (like === undefined) return;
  try {
    show(await makePage(number, like));
  } catch {
    const again = document.createElement("a");
    again.href = location.pathname;
    again.textContent = "Try again";
    page.querySelector("[role=status]")?.replaceChildren("A part of this page did not load. ", again);
  }
}
