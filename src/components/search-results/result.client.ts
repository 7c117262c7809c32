import type { Result } from "../../search/first-answer.ts";
import { make } from "./make.client.ts";

/** RFC 6335 §6. */
const rangeOf = (port: number) => (port < 1024 ? "System port" : port < 49152 ? "User port" : "Dynamic port");

/** What stands where a port has its number. */
const sortOf = (path: string) => (path.startsWith("/guides") ? "Guide" : "Page");

/** One result as a link: number, name, what it is, transports, risk; an excerpt where there is one. */
export function resultLink({ path, port, title, excerpt, transports = [], risk }: Result): HTMLAnchorElement {
  const section = /#(.)(.*)/.exec(path);
  const facts = [
    port === null ? "" : rangeOf(port),
    transports.join(", ").toUpperCase(),
    section ? `at ${section[1]?.toUpperCase()}${section[2]}` : "",
    risk ? make("span", { "data-risk": risk }, `${risk} risk`) : "",
  ].filter(Boolean);
  return make(
    "a",
    { href: path, class: "result" },
    make("b", {}, String(port ?? sortOf(path))),
    " ",
    make("bdi", {}, title || `Port ${port}`),
    " ",
    make("small", {}, ...facts.flatMap((fact, place) => (place ? [" · ", fact] : [fact]))),
    ...(excerpt ? [" ", make("span", { class: "excerpt" }, excerpt)] : []),
  );
}
