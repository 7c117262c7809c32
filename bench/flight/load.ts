import type { Browser, Request } from "@playwright/test";

/** One thing that a page asked for. */
export interface Asked {
  path: string;
  /** "document", "stylesheet", "script", "image", "font", "fetch" and so on. */
  type: string;
  /** Bytes of the body as sent: compressed. */
  body: number;
  /** Bytes of the answer's headers. */
  headers: number;
}

/** How long after the last answer a page has to be quiet, in milliseconds, before it is taken to be whole. */
const quiet = 500;

/** What a page loads on a first visit, in the order in which the answers ended, until it asks for nothing more. */
export async function loadPage(browser: Browser, url: string): Promise<Asked[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const ended: Request[] = [];
  page.on("requestfinished", (request) => void ended.push(request));
  page.on("requestfailed", (request) => void ended.push(request));
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForTimeout(quiet);
  const asked = await Promise.all(
    ended.map(async (request) => {
      const failure = request.failure();
      if (failure) throw new Error(`${request.url()}: ${failure.errorText}`);
      const { responseBodySize: body, responseHeadersSize: headers } = await request.sizes();
      return { path: new URL(request.url()).pathname, type: request.resourceType(), body, headers };
    }),
  );
  await context.close();
  return asked;
}

/** What a page loads, in bytes of bodies as sent. */
export interface Flight {
  /** To render and read it: the page and its styles and fonts, as tests/build/budgets.test.ts counts. */
  needed: number;
  /** Pictures, which are ornaments on pages of ports. */
  pictures: number;
  /** Styles that the script of an article fetches for the next page. */
  ahead: number;
  /** Scripts, which wait until the page is read. */
  scripts: number;
  /** All of it. */
  bodies: number;
  /** All headers, which come on top. */
  headers: number;
  requests: number;
  /** Those for the page, its styles, fonts and scripts. */
  requestsNeeded: number;
}

/** Adds up what a page loads. */
export function flightOf(asked: readonly Asked[]): Flight {
  const kind = ({ type, path }: Asked) => (type === "fetch" && path.endsWith(".css") ? "ahead" : type);
  const sum = (key: "body" | "headers", ...kinds: string[]) =>
    asked.reduce((all, one) => all + (kinds.length === 0 || kinds.includes(kind(one)) ? one[key] : 0), 0);
  return {
    needed: sum("body", "document", "stylesheet", "font"),
    pictures: sum("body", "image", "other"),
    ahead: sum("body", "ahead"),
    scripts: sum("body", "script"),
    bodies: sum("body"),
    headers: sum("headers"),
    requests: asked.length,
    requestsNeeded: asked.filter(({ type }) => ["document", "stylesheet", "font", "script"].includes(type))
      .length,
  };
}
