import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, as `rule: place`, by all rules or by some. */
export async function barriers(page: Page, only?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only ? axe.withRules([...only]) : axe.withTags(rules)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) =>
        `${id}: ${target.join(" ")} (${failureSummary.split("\n")[1]?.trim()})`,
    ),
  );
}

/**
 * Turns on the colours of a reader's own. axe asks for the fill of text, of which Chromium tells the colour that it
 * would have had; so the forced one is written down there.
 */
export async function forceColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: "active" });
  await page.evaluate(() => {
    const parts = [...document.body.querySelectorAll<HTMLElement>("*")];
    const colours = parts.map((part) => getComputedStyle(part).color);
    for (const [place, part] of parts.entries())
      part.style.setProperty("-webkit-text-fill-color", colours[place] ?? "");
  });
}
