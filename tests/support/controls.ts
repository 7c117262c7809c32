import type { Page } from "@playwright/test";

/** What a reader can press, choose or fill in, as Chromium's tree for assistive technology has it. */
export interface Control {
  role: string;
  name: string;
  /** Where a link leads. */
  target: string | undefined;
}

/** The roles of what is used and not only read; a summary has a role of Chromium's own. */
const roles =
  "button checkbox combobox DisclosureTriangle link listbox menuitem option radio searchbox slider spinbutton switch tab textbox".split(
    " ",
  );

/** All controls of a page that assistive technology is told of, in its order. */
export async function controls(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && roles.includes(String(role?.value)))
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? "").trim(),
      target: properties.find((property) => property.name === "url")?.value.value as string | undefined,
    }));
}

/**
 * What is wrong with the names of controls: those without one, and those of a role that share one and do not lead to
 * the same place. What "Copy: …" does stands in its name.
 */
export function misnamed(all: readonly Control[]): string[] {
  const targets = new Map<string, Set<string>>();
  for (const { role, name, target } of all) {
    const named = `${role} “${name}”`;
    const known = targets.get(named) ?? new Set();
    targets.set(named, known.add(target ?? (name.startsWith("Copy: ") ? name : `number ${known.size}`)));
  }
  const nameless = all.filter(({ name }) => name === "");
  return [
    ...nameless.map(({ role, target = "" }) => `${role} without a name ${target}`.trim()),
    ...[...targets].filter(([, { size }]) => size > 1).map(([named, { size }]) => `${size} times ${named}`),
  ];
}
