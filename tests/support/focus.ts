import type { Page } from "@playwright/test";

/** Where the focus is, and what keeps a reader from seeing that. */
interface Focus {
  where: string;
  trouble?: string;
}

/** Looks at the focus: it needs an outline, or a caret in a box for text; no other part may hide it whole (WCAG 2.2 §2.4.11). */
export const focusOf = (page: Page): Promise<Focus | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const name = (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40);
    const where = `${element.localName} “${name}”`;

    const outlined = (part: Element | null) =>
      part !== null &&
      part.matches(":has(:focus-visible), :focus-visible") &&
      getComputedStyle(part).outlineStyle !== "none" &&
      parseFloat(getComputedStyle(part).outlineWidth) >= 1;
    const caret = element.matches("textarea, input:not([type=radio], [type=checkbox])");
    if (!caret && !outlined(element) && !outlined(element.closest("label")))
      return { where, trouble: "has no outline" };

    const [box] = element.getClientRects();
    if (!box) return { where, trouble: "has no box" };
    const { left, top, width, height } = box;
    // What is seen of it in part is seen: the glass of the chart covers the middle of that.
    const points = [0.5, 0.2, 0.8].flatMap((across) =>
      [0.5, 0.2, 0.8].map((down) => [left + across * width, top + down * height] as const),
    );
    const inSight = points.filter(([x, y]) => x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight);
    if (inSight.length === 0) return { where, trouble: "is out of sight" };
    const covers = inSight.map((point) => document.elementFromPoint(...point));
    const own = covers.some((cover) => cover && (element.contains(cover) || cover.contains(element)));
    return own ? { where } : { where, trouble: `lies under ${covers[0]?.localName ?? "nothing"}` };
  });

/** Presses a key and looks at the focus. Throws where it is not seen. */
async function step(page: Page, key: string): Promise<Focus | undefined> {
  await page.keyboard.press(key);
  const focus = await focusOf(page);
  if (focus?.trouble) throw new Error(`The focus is at ${focus.where}, which ${focus.trouble}.`);
  return focus;
}

/**
 * Presses Tab until the focus is where a selector says, at most so many times.
 * @throws an Error where the focus is not seen on its way, or does not come there
 */
export async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await step(page, "Tab");
    if (await page.evaluate((where) => document.activeElement?.matches(where), selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** Presses Tab from the top of a page to its end, and returns all stops. Throws where the focus is not seen. */
export async function allStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let focus = await step(page, "Tab"); focus; focus = await step(page, "Tab")) stops.push(focus.where);
  return stops;
}
