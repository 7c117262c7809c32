import { move, portUnder } from "../../chart/geometry.ts";
import { readPicture } from "./chart-data.client.ts";
import { makeFinger } from "./finger.client.ts";
import { inWords, makeGlass } from "./glass.client.ts";
import { loadNames } from "./names.client.ts";

/**
 * Puts a glass over the chart: it follows the mouse, the keys and a finger that taps or drags sideways (up and down
 * still scroll the page).
 * @param last what the reader did before this was loaded
 */
export function watchChart(stage: HTMLElement, map: HTMLElement, last: Event): void {
  const see = readPicture(map);
  const glass = makeGlass(see);
  stage.append(glass.element);

  let names: ReadonlyMap<number, string> | undefined;
  let port = Number(map.getAttribute("aria-valuenow"));
  let lifted = false;

  function tell(): void {
    const name = names?.get(port);
    map.setAttribute("aria-valuenow", String(port));
    map.setAttribute("aria-valuetext", inWords(port, name, see(port)));
    glass.draw(port, name, lifted);
  }
  function show(next: number | null, above = false): void {
    port = next ?? port;
    lifted = above;
    glass.element.hidden = false;
    tell();
  }
  function hide(): void {
    glass.element.hidden = true;
  }
  const focused = () => map.matches(":focus-visible");
  const holds = (target: EventTarget | null) => target instanceof Node && stage.contains(target);
  function under(x: number, y: number): number | null {
    const { left, top, width, height } = map.getBoundingClientRect();
    return portUnder((x - left) / width, (y - top) / height);
  }
  function follow({ clientX, clientY }: PointerEvent): void {
    const found = under(clientX, clientY);
    if (found !== null) show(found);
    else if (!focused()) hide();
  }

  const finger = makeFinger({ map, lens: glass.lens, under, show });
  const byTouch = ({ pointerType }: PointerEvent) => pointerType === "touch";
  const handlers: Readonly<Record<string, (event: PointerEvent) => void>> = {
    pointerdown: (event) => byTouch(event) && finger.down(event),
    pointermove: (event) => (byTouch(event) ? finger.move(event) : follow(event)),
    pointerup(event) {
      if (!byTouch(event)) return;
      // It may have gone down before there was anything to tell of it.
      if (event === last) finger.down(event);
      finger.up(event);
    },
    pointercancel: finger.cancel,
    pointerleave: (event) => !byTouch(event) && !focused() && hide(),
  };
  for (const [type, handler] of Object.entries(handlers))
    stage.addEventListener(type, (event) => handler(event as PointerEvent));

  map.addEventListener("focus", () => focused() && show(port));
  stage.addEventListener("focusout", ({ relatedTarget }) => {
    if (!holds(relatedTarget)) hide();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!holds(target)) hide();
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // Focus must not vanish with the link that has it.
      map.focus();
      hide();
    }
    if (event.target !== map || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") glass.link.click();
    const next = move(port, event.key);
    if (next === null) return;
    event.preventDefault();
    show(next);
    glass.link.scrollIntoView({ block: "nearest" });
  });

  tell();
  // Who is quick with Tab has left before this was loaded.
  if (last.type !== "focus") handlers[last.type]?.(last as PointerEvent);
  else if (focused()) show(port);

  loadNames().then(
    (loaded) => {
      names = loaded;
      tell();
    },
    () => {
      // Without names the glass still tells number and kind.
    },
  );
}
