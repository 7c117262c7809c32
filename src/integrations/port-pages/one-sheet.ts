import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const link = /<link rel="stylesheet" href="([^"]+)">/g;

/** Puts the style sheets of a page into one file: each that a page asks for may wait for a connection of its own. */
export interface OneSheet {
  /** The page, with one sheet. */
  of(html: string): string;
  /**
   * Removes the sheets that are in others now, but for those that a script names or some page still asks for alone.
   * @param kept file names of sheets that pages ask for which did not come by here
   */
  removeJoined(kept: readonly string[]): void;
}

/** @param folder the folder of the hashed files, whose sheets are written there, too */
export function oneSheet(folder: string): OneSheet {
  const joined = new Set<string>();
  const alone = new Set<string>();

  function write(sheets: readonly string[]): string {
    const text = sheets.map((name) => readFileSync(join(folder, name), "utf8")).join("");
    const hash = createHash("sha256").update(text).digest("base64url").slice(0, 8);
    const name = `${sheets.at(-1)?.split(".")[0] ?? ""}.${hash}.css`;
    if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), text);
    return name;
  }

  return {
    of(html) {
      const hrefs = [...html.matchAll(link)].map(([, href = ""]) => href);
      const sheets = hrefs.map((href) => basename(href));
      const [first = ""] = sheets;
      if (sheets.length < 2) {
        alone.add(first);
        return html;
      }
      for (const name of sheets) joined.add(name);
      const href = (hrefs[0] ?? "").replace(first, write(sheets));
      let place = 0;
      return html.replaceAll(link, () => (place++ === 0 ? `<link rel="stylesheet" href="${href}">` : ""));
    },
    removeJoined(kept) {
      const scripts = readdirSync(folder)
        .filter((name) => name.endsWith(".js"))
        .map((name) => readFileSync(join(folder, name), "utf8"));
      for (const name of joined)
        if (!alone.has(name) && !kept.includes(name) && !scripts.some((text) => text.includes(name)))
          rmSync(join(folder, name), { force: true });
    },
  };
}
