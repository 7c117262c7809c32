import type { Page } from "@playwright/test";

/** The elements that stick out of a page that is wider than its window; none when it is not. */
export const overflowing = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 0.5 || left < -0.5);
    });
    const names = out.map((element) => `${element.localName}.${element.className.toString()}`);
    return [`${scrollWidth} px wide`, ...names.slice(-3)];
  });
