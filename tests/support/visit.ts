import { existsSync, readdirSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

/** A guide of those that the build has made, if there are any. */
const [guide] = existsSync("dist/guides") ? readdirSync("dist/guides").sort() : [];

/** One page of each sort: those that an automatic look at the site goes through. */
export const visited: Readonly<Record<string, string>> = {
  home: "/",
  "an article": "/ports/5000",
  "an assigned port": "/ports/772",
  "a reserved port": "/ports/47",
  "an unassigned port": "/ports/779",
  "a dynamic port": "/ports/50000",
  "search results": "/search?q=postgres",
  "an address that leads nowhere": "/nowhere",
  "the picker": "/pick",
  "all ports": "/ports",
  "a run of ports": "/ports/runs/0",
  "all guides": "/guides",
  "a collection": "/collections/mail",
  "all collections": "/collections",
  ...(guide === undefined ? {} : { "a guide": `/guides/${guide.replace(/\.html$/, "")}` }),
  "the commands": "/commands",
  about: "/about",
  "the glossary": "/glossary",
  "all sources": "/sources",
  "a shelf of sources": "/sources/documentation-m-r",
  thanks: "/thanks",
  "thanks that ask what was wrong": "/thanks?page=%2Fports%2F770&rating=unsure",
};

/** Opens a page and waits until it is at rest, the search page with its results. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "load" });
  if (path.startsWith("/search?")) await expect(page.locator("#results[data-state=done]")).toBeAttached();
}

/** Opens everything that a reader can unfold. */
export const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** Everything that a page says on the console, and every error that nothing caught, as it comes. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    // Browsers report a document that answers 404 as an error of their own.
    const own = message.location().url === page.url() && message.text().includes("status of 404");
    if (!own) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) =>
    heard.push(`${request.url()}: ${request.failure()?.errorText ?? ""}`),
  );
  return heard;
}
