/** What a finger works on. */
export interface Touched {
  map: HTMLElement;
  lens: HTMLElement;
  /** The port under a point of the window; null beside the chart. */
  under(x: number, y: number): number | null;
  /** Shows a port; `lifted` while the finger would cover it. Without a port, the one that is shown already. */
  show(port: number | null, lifted: boolean): void;
}

/** What to do with the events of a finger. */
export interface Finger {
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(event: PointerEvent): void;
  /** The browser has taken the finger for scrolling. */
  cancel(): void;
}

/** Pixels that a finger moves before it drags. */
const slack = 8;

const isIn = (parent: Element, { target }: Event) => target instanceof Node && parent.contains(target);

/**
 * A finger taps on the chart or drags over it, which lifts the glass above the fingertip until it lets go; or it holds
 * the glass itself and drags that along.
 */
export function makeFinger({ map, lens, under, show }: Touched): Finger {
  let start: { x: number; y: number } | null = null;
  /** From the fingertip to the place it moves. */
  let across = 0;
  let down = 0;
  let holdsGlass = false;
  let drags = false;
  /** Whether the finger has just dragged, or tapped where the glass was not: the click that follows opens nothing. */
  let mute = false;

  lens.addEventListener("pointerdown", ({ pointerType }) => {
    if (pointerType !== "touch") mute = false;
  });
  lens.addEventListener("click", (event) => {
    // A browser that waits for a second tap may click only when the next finger is down already: `mute` stays as that
    // one has set it. The key that opens a link makes a click of no detail.
    if (mute && event.detail > 0) event.preventDefault();
  });

  return {
    down(event) {
      const { clientX: x, clientY: y } = event;
      holdsGlass = isIn(lens, event);
      if (!holdsGlass && !isIn(map, event)) return;
      const { left, top, width, height } = lens.getBoundingClientRect();
      across = holdsGlass ? left + width / 2 - x : 0;
      down = holdsGlass ? top + height / 2 - y : 0;
      start = { x, y };
      drags = false;
      mute = !holdsGlass;
    },
    move({ clientX: x, clientY: y }) {
      if (!start) return;
      drags ||= Math.hypot(x - start.x, y - start.y) > slack;
      mute ||= drags;
      if (drags) show(under(x + across, y + down), !holdsGlass);
    },
    up({ clientX: x, clientY: y }) {
      if (start && drags) show(null, false);
      else if (start && !holdsGlass) show(under(x, y), false);
      start = null;
    },
    cancel() {
      if (start && drags) show(null, false);
      start = null;
    },
  };
}
