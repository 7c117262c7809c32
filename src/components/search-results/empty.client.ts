import { slashIsOn, switchSlash } from "../search-box/slash.client.ts";
import { make } from "./make.client.ts";
import { forget, recents } from "./recent.client.ts";
import { rove } from "./rove.client.ts";

/** What can be typed, each with examples that fill the box. */
const hints: Readonly<Record<string, readonly string[]>> = {
  Numbers: ["443", "udp 53", "8000-8010"],
  Addresses: ["localhost:3000"],
  "Names and products": ["kerberos", "postgres"],
  "Error messages": ["EADDRINUSE :::3000", "connection refused"],
};

/** What an empty box shows: the latest look-ups of this device, and what can be typed. */
export function emptyPanel(input: HTMLInputElement): HTMLElement {
  const panel = make("div", { class: "panel" });
  const button = (text: string, act: () => void, label = text) => {
    const made = make("button", { type: "button", "aria-label": label }, text);
    made.addEventListener("click", act);
    return made;
  };

  function fill(text: string): void {
    input.value = text;
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  function lately(): Node[] {
    const list = recents();
    if (list.length === 0) return [];
    const change = (query?: string) => {
      forget(query);
      draw();
      input.focus();
    };
    const items = list.map(({ query, path, title }) =>
      make(
        "li",
        {},
        make("a", { href: path }, make("span", {}, query), " ", make("small", {}, title)),
        button("✕", () => change(query), `Forget ${query}`),
      ),
    );
    return [
      make("h2", {}, "Looked up before"),
      make("ul", { class: "recents" }, ...items),
      make(
        "p",
        {},
        "Kept on this device only. ",
        button("Clear", () => change(), "Clear all look-ups"),
      ),
    ];
  }

  function shortcut(): Node {
    const on = slashIsOn();
    const change = () => {
      switchSlash(!on);
      draw();
      input.focus();
    };
    const said = on
      ? "Ctrl+K, ⌘K or / leads here from any page. "
      : "Ctrl+K or ⌘K leads here from any page. ";
    return make("p", { class: "shortcut" }, said, button(on ? "Switch / off" : "Switch / on", change));
  }

  function draw(): void {
    const rows = Object.entries(hints).flatMap(([what, examples]) => [
      make("dt", {}, what),
      make("dd", {}, ...examples.map((text) => button(text, () => fill(text)))),
    ]);
    panel.replaceChildren(
      ...lately(),
      make("h2", {}, "What you can type"),
      make("dl", {}, ...rows),
      shortcut(),
    );
  }
  draw();
  rove(input, panel);
  return panel;
}
