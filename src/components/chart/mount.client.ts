/** What makes a chart a slider over all ports. */
const slider: Readonly<Record<string, string>> = {
  role: "slider",
  tabindex: "0",
  "aria-label": "Port on the chart",
  "aria-describedby": "chart-help",
  "aria-valuemin": "0",
  "aria-valuemax": "65535",
  "aria-valuenow": "443",
};

/**
 * Loads what looks closer at the first sign that a reader wants it. Should that fail, the chart is only a picture again;
 * its table leads on.
 */
function mount(stage: HTMLElement, map: HTMLElement): void {
  for (const [name, value] of Object.entries(slider)) map.setAttribute(name, value);

  const waiting = new AbortController();
  /** What the reader did last while the rest was on its way. */
  let last: Event | undefined;
  const wake = async (event: Event) => {
    // A tap also focuses; only a focus by keyboard asks for the glass.
    if (event.type === "focus" && !map.matches(":focus-visible")) return;
    const first = !last;
    last = event;
    if (!first) return;
    try {
      const { watchChart } = await import("./watch.client.ts");
      watchChart(stage, map, last);
    } catch {
      for (const name of Object.keys(slider)) map.removeAttribute(name);
    }
    waiting.abort();
  };
  for (const type of ["focus", "pointermove", "pointerdown", "pointerup", "pointercancel"])
    map.addEventListener(type, (event) => void wake(event), { signal: waiting.signal });
}

for (const stage of document.querySelectorAll<HTMLElement>(".chart-stage")) {
  const map = stage.querySelector<HTMLElement>(".chart-map");
  if (map) mount(stage, map);
}
