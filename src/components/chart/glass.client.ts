import { cellOf, percent, portAt } from "../../chart/geometry.ts";
import type { Seen } from "./chart-data.client.ts";

/** Cells that the glass shows to each side of its port. */
const reach = 2;

/** A round glass over the chart, with the ports around one as links, and the name of that one below or above it. */
export interface Glass {
  readonly element: HTMLElement;
  readonly lens: HTMLElement;
  /** The link to the port in the middle. */
  readonly link: HTMLAnchorElement;
  /**
   * Draws it anew; whether it is seen is up to the element's `hidden`.
   * @param port the port in the middle
   * @param name what it is called, if it is known
   * @param lifted whether the glass stands above the place instead of over it, free of the finger
   */
  draw(port: number, name: string | undefined, lifted: boolean): void;
}

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, name = ""): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  return element;
};

/** "443, HTTPS and HTTP/3, assigned, with an article". */
export const inWords = (port: number, name: string | undefined, { kind, article }: Seen) =>
  [String(port), name, kind, article ? "with an article" : ""].filter(Boolean).join(", ");

/** Builds a glass, hidden and not yet in the page. */
export function makeGlass(see: (port: number) => Seen): Glass {
  const element = make("div", "chart-glass");
  element.hidden = true;
  const lens = make("div", "lens");
  const sight = make("div", "sight");
  const link = make("a", "plaque");
  const [number, called, state] = [make("b"), make("i"), make("span")];
  link.append(number, " ", called, " ", state);
  // Its links are for the pointer; the slider says to everybody else what is under it.
  lens.ariaHidden = "true";
  const cells: { cell: HTMLAnchorElement; row: number; column: number }[] = [];
  for (let row = -reach; row <= reach; row++)
    for (let column = -reach; column <= reach; column++) {
      const cell = make("a");
      cell.tabIndex = -1;
      cell.draggable = false;
      lens.append(cell);
      cells.push({ cell, row, column });
    }
  element.append(sight, lens, link);

  return {
    element,
    lens,
    link,
    draw(port, name, lifted) {
      const middle = cellOf(port);
      for (const { cell, row, column } of cells) {
        const at = portAt(middle.row + row, middle.column + column);
        cell.textContent = at === null ? "" : String(at);
        if (at === null) cell.removeAttribute("href");
        else cell.href = `/ports/${at}`;
        const seen = at === null ? undefined : see(at);
        cell.dataset["kind"] = seen?.kind ?? "";
        cell.toggleAttribute("data-article", seen?.article ?? false);
      }
      const { kind, article } = see(port);
      number.textContent = String(port);
      called.textContent = name ?? "";
      state.textContent = article ? `${kind}, article` : kind;
      link.href = `/ports/${port}`;
      // The policy forbids style attributes in markup, not these.
      element.style.setProperty("--x", percent(middle.column + 0.5));
      element.style.setProperty("--y", percent(middle.row + 0.5));
      element.classList.toggle("lifted", lifted);
      element.classList.toggle("low", middle.row >= 128);
    },
  };
}
