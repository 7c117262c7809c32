import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "hono/html";
import type { Show } from "../feedback/page.ts";

/** The built page whose header, footer and styles stand around what the server writes itself. */
const file = "thanks.html";

/**
 * Shows a page within the site's frame: header, footer and styles as the build made them.
 * @param dist the folder that the build made
 * @returns undefined where there is no build, or none with such a frame
 */
export function readFrame(dist: string | undefined): Show | undefined {
  const built = dist === undefined ? "" : read(join(dist, file));
  const parts = /^([\s\S]*<title>)[^<]*(<\/title>[\s\S]*<main[^>]*>)[\s\S]*(<\/main>[\s\S]*)$/.exec(built);
  if (!parts) return undefined;
  const [, head = "", middle = "", foot = ""] = parts;

  return async ({ title, speech: { tag, words }, main }) => {
    const name = await html`${title} · Portolan`;
    const content = await html`<div class="plain" lang="${tag}" dir="${words.direction}">${main}</div>`;
    return `${head}${name.toString()}${middle}${content.toString()}${foot}`;
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
