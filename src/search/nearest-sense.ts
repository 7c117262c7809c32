/** What a path that leads nowhere may have meant. */
export type Sense =
  | { kind: "redirect"; path: string }
  | { kind: "suggest"; path: string; label: string; why: string }
  | { kind: "none" };

const lastPort = 65535;

/**
 * The nearest sense of a path: another form of a port's address, a number too large, or words to search.
 * @param path as in `location.pathname`.
 */
export function nearestSense(path: string): Sense {
  const form = /^(?:\/ports)?\/(\d+)(?:\.html)?\/?$/.exec(path);
  if (form?.[1] !== undefined) {
    const port = Number(form[1]);
    if (port <= lastPort)
      return path === `/ports/${port}` ? { kind: "none" } : { kind: "redirect", path: `/ports/${port}` };
    return {
      kind: "suggest",
      path: `/ports/${lastPort}`,
      label: `port ${lastPort}`,
      why: `There is no port ${form[1]}: the last one is ${lastPort}.`,
    };
  }
  const text = safeDecode(path);
  const number = /(?<![\p{L}\p{N}%])\d{1,5}(?![\p{L}\p{N}])/u.exec(text)?.[0];
  if (number !== undefined && Number(number) <= lastPort)
    return {
      kind: "suggest",
      path: `/ports/${Number(number)}`,
      label: `port ${Number(number)}`,
      why: "This address leads nowhere.",
    };
  const words = text
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^\s*(ports?|search)\b/, "")
    .trim();
  if (words === "") return { kind: "none" };
  return {
    kind: "suggest",
    path: `/search?q=${encodeURIComponent(words)}`,
    label: `a search for “${words}”`,
    why: "This address leads nowhere.",
  };
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
