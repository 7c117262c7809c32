import type { Result } from "../../search/first-answer.ts";
import { make } from "./make.client.ts";

/** A line of the list, which shows one result after another. */
export interface Row {
  item: HTMLLIElement;
  link: HTMLAnchorElement;
  show(result: Result): void;
}

/** RFC 6335 §6. */
const rangeOf = (port: number) => (port < 1024 ? "System port" : port < 49152 ? "User port" : "Dynamic port");

/** What stands where a port has its number. */
const sortOf = (path: string) => (path.startsWith("/guides") ? "Guide" : "Page");

/** A piece of text that is only touched where it changes: what does not change need not be drawn. */
function piece(): [Text, (text: string) => void] {
  const node = new Text();
  return [
    node,
    (text) => {
      if (node.data !== text) node.data = text;
    },
  ];
}

/** Makes a line: a link with number, name, what it is, transports, risk; an excerpt where there is one. */
export function makeRow(): Row {
  const [number, setNumber] = piece();
  const [name, setName] = piece();
  const [facts, setFacts] = piece();
  const [danger, setDanger] = piece();
  const [more, setMore] = piece();
  const risky = make("span", {}, danger);
  const excerpt = make("span", { class: "excerpt" }, more);
  const link = make(
    "a",
    { class: "result" },
    make("b", {}, number),
    " ",
    make("bdi", {}, name),
    " ",
    make("small", {}, facts, risky),
  );
  let shown = "";

  return {
    link,
    item: make("li", {}, link),
    show({ path, port, title, excerpt: text = "", transports = [], risk = "" }) {
      const section = /#(.)(.*)/.exec(path);
      const told = [
        port === null ? "" : rangeOf(port),
        transports.join(", ").toUpperCase(),
        section ? `at ${section[1]?.toUpperCase()}${section[2]}` : "",
      ].filter(Boolean);
      if (path !== shown) link.setAttribute("href", (shown = path));
      setNumber(String(port ?? sortOf(path)));
      setName(title || `Port ${port}`);
      setFacts(told.join(" · ") + (told.length > 0 && risk ? " · " : ""));
      setDanger(risk && `${risk} risk`);
      if (risky.dataset["risk"] !== risk) risky.dataset["risk"] = risk;
      setMore(text && ` ${text}`);
      if (!text) excerpt.remove();
      else if (!excerpt.parentNode) link.append(excerpt);
    },
  };
}
