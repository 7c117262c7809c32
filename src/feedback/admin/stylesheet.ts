import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { adminPath } from "./view.ts";

/** The site's own sheets, as far as this page needs them, and its own. */
const sheets = [
  "../../styles/tokens.css",
  "../../styles/reset.css",
  "../../styles/base.css",
  "../../components/site-header/site-header.css",
  "./admin.css",
];

/** A sheet and its address, which changes with it. */
export interface Stylesheet {
  path: string;
  css: string;
}

let made: Stylesheet | undefined;

/** The sheet of the page. It is the server's and not the build's, so that the page needs no built site. */
export function stylesheet(): Stylesheet {
  if (made) return made;
  const texts = sheets.map((sheet) => readFileSync(new URL(sheet, import.meta.url), "utf8"));
  // `@theme` is Tailwind's word for what browsers know as custom properties of the root.
  const css = texts
    .join("\n")
    .replace("@theme {", ":root {")
    .replace(/^ *--[a-z-]+-\*: initial;\n/gm, "");
  const hash = createHash("sha256").update(css).digest("base64url").slice(0, 8);
  made = { path: `${adminPath}/style-${hash}.css`, css };
  return made;
}
