import { expect, type Page } from "@playwright/test";

export const endpoint = "**/api/feedback";

export const section = (page: Page) => page.locator("#feedback");
/** A face by its rating, whatever the language. */
export const face = (page: Page, rating: string) => page.locator(`#feedback button[value=${rating}]`);
export const status = (page: Page) => page.locator("#feedback form [role=status]").first();
export const step = (page: Page) => page.locator("#feedback form[data-feedback]");

/** Opens a page of a port at its form, and waits for the script of the form. */
export async function openForm(page: Page, port: number): Promise<void> {
  await page.goto(`/ports/${port}`);
  await section(page).scrollIntoViewIfNeeded();
  await expect(face(page, "helpful")).toHaveAttribute("aria-pressed", /true|false/);
}

/** Waits until the form is in a state: ask, sending, reason, thanks, failed, refused or absent. */
export const expectStep = (page: Page, name: string) =>
  expect(step(page)).toHaveAttribute("data-state", name);

/** Has the built page of a port changed on its way, as a build with other settings would have made it. */
export const changePage = (page: Page, port: number, change: (html: string) => string) =>
  page.route(`**/ports/${port}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });

/** The links that a build with REPO_URL has below the form. */
export const withLinks = (html: string) =>
  html.replace(
    /(<section id="feedback">.*?<\/form>).*?<\/section>/s,
    '$1<p><a href="https://git.example/edit/main/a.mdx">Edit this page</a><a id="report" href="https://git.example/issues/new?title=Port&amp;body=Section%3A%20">Report a problem</a></p></section>',
  );

/** How a test brings the form into each of its states. */
export const states: Record<string, (page: Page) => Promise<void>> = {
  ask: () => Promise.resolve(),
  sending: async (page) => {
    await page.route(endpoint, () => {});
    await face(page, "unhelpful").click();
  },
  reason: (page) => face(page, "unhelpful").click(),
  thanks: (page) => face(page, "helpful").click(),
  failed: async (page) => {
    await page.route(endpoint, (route) => route.abort());
    await face(page, "unsure").click();
  },
  refused: async (page) => {
    const problem = {
      detail: "Not this.",
      errors: [{ field: "comment", message: "is not what we take: shorten it" }],
    };
    await page.route(endpoint, (route) =>
      route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) }),
    );
    await face(page, "unhelpful").click();
  },
  absent: async (page) => {
    await page.route(endpoint, (route) => route.fulfill({ status: 405, body: "" }));
    await face(page, "unhelpful").click();
  },
};

/** What of the form does not fit into the window: elements that stick out of it, or whose content sticks out of them. */
export const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const all = [...document.querySelectorAll("#feedback, #feedback *")].filter((element) =>
      element.checkVisibility(),
    );
    return all.flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const inline = getComputedStyle(element).display === "inline";
      const over = !inline && !element.matches(".unseen") && element.scrollWidth > element.clientWidth + 1;
      const out = left < -0.5 || right > clientWidth + 0.5;
      return over || out ? [`${element.localName} ${element.textContent.slice(0, 30)}`] : [];
    });
  });
