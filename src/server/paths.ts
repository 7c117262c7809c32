/** What a path asks for: a certain redirect, a file that may exist (under one canonical path), or nothing we could have. */
export type Target =
  | { kind: "redirect"; to: string }
  | {
      kind: "file";
      file: string;
      canonical: string;
      /** The file that answers where that one does not exist. */
      instead?: string;
    }
  | { kind: "none" };

const none: Target = { kind: "none" };

/** A port in any spelling that the contract knows: /ports/N, /ports/N.html, /N, leading zeros, a closing slash. */
const portPath = /^\/(?:ports\/0*(\d{1,5})(?:\.html)?|0*(\d{1,5}))\/?$/;

/** Names of files that a build makes. What is not in here (dotfiles, backslash, NUL, blanks) is never looked up. */
const segment = /^[A-Za-z0-9_~@+-][A-Za-z0-9_.~@+-]*$/;

/** The page that a compact build has for all ports without one of their own. */
const anyPort = "port.html";

/** Files in dist that are for the server and have no address of their own. */
const serverOnly = new Set(["404.html", anyPort, "headers.json"]);

const decode = (path: string) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const pageFile = (page: string) => (page === "/" ? "index.html" : `${page.slice(1)}.html`);

const extension = /\.[A-Za-z0-9_]+$/;

/**
 * What a request's path asks for, without a look at the disk.
 * @param path the path of a URL, percent-encoded as it came
 * @example resolvePath("/0770/") // { kind: "redirect", to: "/ports/770" }
 * @example resolvePath("/about/") // { kind: "file", file: "about.html", canonical: "/about" }
 */
export function resolvePath(path: string): Target {
  const decoded = decode(path);
  if (decoded === undefined) return none;

  const port = portPath.exec(decoded);
  if (port) {
    const number = Number(port[1] ?? port[2]);
    if (number > 65535) return none;
    const to = `/ports/${number}`;
    return path === to
      ? { kind: "file", file: pageFile(to), canonical: to, instead: anyPort }
      : { kind: "redirect", to };
  }

  const trimmed = decoded === "/" ? decoded : decoded.replace(/\/$/, "");
  if (
    trimmed !== "/" &&
    !trimmed
      .slice(1)
      .split("/")
      .every((name) => segment.test(name))
  )
    return none;

  const canonical = trimmed.replace(/\.html$/, "").replace(/\/index$/, "") || "/";
  if (canonical.endsWith(".html")) return none;
  const file = extension.test(canonical) ? canonical.slice(1) : pageFile(canonical);
  return serverOnly.has(file) ? none : { kind: "file", file, canonical };
}
