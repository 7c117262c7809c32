import { expect, type Page } from "@playwright/test";
import { barriers } from "../support/barriers.ts";
import { compactDist, computedPorts, needCompact, startPlainHost } from "../support/compact.ts";
import { expectStep, face } from "../support/feedback.ts";
import { test } from "../support/page-test.ts";
import { startServer, type SecondServer } from "../support/second-server.ts";
import { complaints } from "../support/visit.ts";

let server: SecondServer;
let plain: Awaited<ReturnType<typeof startPlainHost>>;
let compact: string;

test.beforeAll(async () => {
  needCompact();
  server = await startServer({ LOG: "off" }, compactDist);
  compact = `http://127.0.0.1:${server.port}`;
  plain = await startPlainHost(compactDist);
});
test.afterAll(async () => {
  await server.stop();
  await plain.stop();
});

/** What a reader, a search engine and a script find on the page of a port, once it is at rest. */
async function read(page: Page, url: string) {
  await page.goto(url);
  await page.locator(".commands").scrollIntoViewIfNeeded();
  await page.locator(".commands button").first().waitFor();
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const all = <E extends Element>(selector: string, of: (element: E) => unknown) =>
      [...document.querySelectorAll<E>(selector)].map(of);
    return {
      title: document.title,
      text: document.body.innerText,
      links: all<HTMLAnchorElement>("a", ({ href, rel, innerText }) =>
        [href.replace(location.origin, ""), rel, innerText].join(" "),
      ),
      metas: all<HTMLMetaElement>("meta", ({ name, content }) => `${name}: ${content}`),
      canonical: all('link[rel="canonical"]', ({ outerHTML }) => outerHTML),
      // The scripts of the two builds have other names.
      data: { ...document.documentElement.dataset, scripts: "" },
      forms: all("form", ({ outerHTML }) => outerHTML),
      main: document.querySelector("main")?.innerHTML,
    };
  });
}

const halves = [0, 1].map((half) => computedPorts.filter((_, at) => at % 2 === half));
for (const [half, numbers] of halves.entries())
  test(`a computed page is the page that the whole build has: ${half + 1} of 2`, async ({
    page,
    baseURL,
  }) => {
    const heard = complaints(page);
    for (const number of numbers) {
      const built = await read(page, `${baseURL}/ports/${number}`);
      expect(built.title).toContain(`Port ${number}: `);
      expect(await read(page, `${compact}/ports/${number}`), `/ports/${number}`).toEqual(built);
    }
    // What a page has asked for is given up when the next one is opened.
    expect(heard.filter((line) => !line.endsWith("net::ERR_ABORTED"))).toEqual([]);
  });

test.describe("on a host that knows nothing but 404.html", () => {
  test("a computed page is the same", async ({ page, baseURL }) => {
    for (const number of [15, 1109, 20000, 65534]) {
      const built = await read(page, `${baseURL}/ports/${number}`);
      expect(await read(page, `${plain.url}/ports/${number}`)).toEqual(built);
    }
  });

  test("other spellings lead to the page of their port, and what is no port is told so", async ({ page }) => {
    await page.goto(`${plain.url}/050123`);
    await expect(page.locator("h1")).toHaveText("Port 50123 dynamic");
    await expect(page).toHaveURL(`${plain.url}/ports/50123`);
    await page.goto(`${plain.url}/0770/`);
    await expect(page).toHaveURL(`${plain.url}/ports/770`);
    await page.goto(`${plain.url}/ports/65536`);
    await expect(page.getByRole("status")).toContainText("There is no port 65536");
  });
});

test("what is no port is not there", async ({ page }) => {
  for (const path of ["/ports/65536", "/ports/abc", "/port", "/port.html"]) {
    const response = await page.goto(compact + path);
    expect([path, response?.status()]).toEqual([path, 404]);
    await expect(page.locator("h1")).toHaveText("Off the chart");
  }
});

test("a neighbour, a search and a fragment lead on as ever", async ({ page }) => {
  await page.goto(`${compact}/ports/50123`);
  await page.getByRole("link", { name: "50124" }).click();
  await expect(page.locator("h1")).toHaveText("Port 50124 dynamic");
  await page.goto(`${compact}/search?q=50125`);
  await page.locator("#results a").first().click();
  await expect(page.locator("h1")).toHaveText("Port 50125 dynamic");
  await page.goto(`${compact}/ports/50126#sources`);
  await expect(page.locator("#sources h2")).toBeInViewport();
});

test("a rating is that of the number", async ({ page }) => {
  await page.goto(`${compact}/ports/50127`);
  await face(page, "helpful").click();
  await expectStep(page, "thanks");
  expect(server.ratings(50127)).toEqual(["helpful"]);
});

test("axe finds nothing on a computed page, which does not move while it is made", async ({ page }) => {
  await page.goto(`${compact}/ports/50123`);
  await page.locator(".commands button").first().waitFor();
  expect(await barriers(page)).toEqual([]);
  const moved = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(
            list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
          ),
        ).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
  expect(await moved).toBeLessThan(0.02);
});

test("where a part does not load, the page says so and can be tried again", async ({ page }) => {
  const part = "**/ports/coast/*.json";
  await page.route(part, (route) => route.abort());
  await page.goto(`${compact}/ports/50123`);
  await expect(page.getByRole("status")).toHaveText("A part of this page did not load. Try again");
  await expect(page.getByText("IANA has registered no service on it")).toBeVisible();
  await page.unroute(part);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.locator("h1")).toHaveText("Port 50123 dynamic");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it lacks, what holds all the same, and leads on", async ({ page }) => {
    await page.goto(`${compact}/ports/50123`);
    await expect(page.locator("h1")).toHaveText("A port without a page of its own");
    await expect(page.locator("main")).toContainText("put together by JavaScript");
    await expect(page.locator("#status")).toContainText("IANA has registered no service on it");
    for (const path of ["/commands", "/ports", "/guides"])
      await expect(page.locator(`main a[href="${path}"]`)).toBeVisible();
    expect(await page.locator("main").innerText()).not.toMatch(/\d{7}/);
  });
});
